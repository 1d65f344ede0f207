package org.understudy.app.guide;

import java.util.Optional;
import java.util.Set;

/**
 * What a recording holds.
 *
 * @param seen steps whose wish was seen
 * @param seconds how long it is
 * @param faceShare part of the time in which a face was seen, 0..1
 */
public record Coverage(Set<GuideStep> seen, double seconds, double faceShare) {
  /** Below these the fit's own check refuses a clip. */
  private static final double LEAST_SECONDS = 5;

  private static final double LEAST_FACE_SHARE = 0.6;

  public Coverage {
    seen = Set.copyOf(seen);
  }

  /** Why no avatar can be made of it, for people; empty where one can. */
  public Optional<String> obstacle() {
    if (seconds < LEAST_SECONDS) {
      return Optional.of("It is too short: %.0f seconds.".formatted(seconds));
    }
    if (faceShare < LEAST_FACE_SHARE) {
      return Optional.of("A face was seen in only %.0f %% of it.".formatted(100 * faceShare));
    }
    return Optional.empty();
  }
}
