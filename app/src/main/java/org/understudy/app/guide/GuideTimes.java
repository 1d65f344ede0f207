package org.understudy.app.guide;

/**
 * How long a guide's steps last.
 *
 * @param scale 1 for people; less for tests
 */
public record GuideTimes(double scale) {
  /** For people: 30 to 70 seconds in all. */
  public static final GuideTimes USUAL = new GuideTimes(1);

  /** After this much time a recording ends whatever is missing: a fit takes two minutes at most. */
  static final double MOST_SECONDS = 90;

  public GuideTimes {
    if (!(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException("times are scaled by more than 0 and up to 1: " + scale);
    }
  }

  /** How long a step lasts at least, seconds. */
  double least(GuideStep step) {
    return scale * step.leastSeconds();
  }

  /** How long a step waits for what it asks for, seconds. */
  double most(GuideStep step) {
    return scale * step.mostSeconds();
  }

  /** How long something is to be seen until it counts, seconds; one odd frame does not. */
  double hold() {
    return scale * 0.15;
  }
}
