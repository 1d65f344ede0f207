package org.understudy.tracking.smooth;

/**
 * What happens while no face is seen.
 *
 * @param holdSeconds how long the last pose is held
 * @param easeSeconds how long the way from there to the idle motion takes
 * @param resumeSeconds how long the way back to a found face takes, at most
 */
public record LostFaceSettings(double holdSeconds, double easeSeconds, double resumeSeconds) {
  /** Half a second of holding, 1.5 seconds to idle, 0.4 seconds back. */
  public static final LostFaceSettings DEFAULT = new LostFaceSettings(0.5, 1.5, 0.4);

  public LostFaceSettings {
    if (!(holdSeconds >= 0 && easeSeconds > 0 && resumeSeconds > 0)) {
      throw new IllegalArgumentException(
          "lost-face times are seconds, hold >= 0, ease and resume > 0; got %s, %s, %s"
              .formatted(holdSeconds, easeSeconds, resumeSeconds));
    }
  }
}
