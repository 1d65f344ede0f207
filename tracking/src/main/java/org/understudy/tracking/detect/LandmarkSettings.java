package org.understudy.tracking.detect;

import java.util.Optional;

/**
 * How landmarks are tracked.
 *
 * @param poseModel the network for the body, or empty to leave the body out
 * @param poseInterval the body is measured in every so manieth frame, at least 1
 * @param threads that a network may use, at least 1
 */
public record LandmarkSettings(Optional<PoseModel> poseModel, int poseInterval, int threads) {
  /** The quick pose network in every fourth frame, one thread. */
  public static final LandmarkSettings DEFAULT =
      new LandmarkSettings(Optional.of(PoseModel.LITE), 4, 1);

  public LandmarkSettings {
    if (poseInterval < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "landmarks take a pose interval and threads of at least 1, got %d and %d"
              .formatted(poseInterval, threads));
    }
  }

  /** These settings with another network for the body. */
  public LandmarkSettings withPoseModel(PoseModel model) {
    return new LandmarkSettings(Optional.of(model), poseInterval, threads);
  }
}
