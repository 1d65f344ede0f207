package org.understudy.tracking.detect;

import java.util.Optional;

/**
 * How landmarks are tracked.
 *
 * @param poseModel the network for the body, or empty to leave the body out
 * @param poseInterval the body is measured in every so manieth frame, at least 1
 * @param threads that a network may use, at least 1
 * @param poseInBackground whether the body is measured on a thread of its own, so that no frame
 *     waits for it; results then come a frame or two later, and depend on time
 */
public record LandmarkSettings(
    Optional<PoseModel> poseModel, int poseInterval, int threads, boolean poseInBackground) {
  /** The quick pose network in every fourth frame, one thread. */
  public static final LandmarkSettings DEFAULT =
      new LandmarkSettings(Optional.of(PoseModel.LITE), 4, 1);

  /** Settings that measure the body with the frame, as is right for recordings. */
  public LandmarkSettings(Optional<PoseModel> poseModel, int poseInterval, int threads) {
    this(poseModel, poseInterval, threads, false);
  }

  public LandmarkSettings {
    if (poseInterval < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "landmarks take a pose interval and threads of at least 1, got %d and %d"
              .formatted(poseInterval, threads));
    }
  }

  /** These settings with another network for the body. */
  public LandmarkSettings withPoseModel(PoseModel model) {
    return new LandmarkSettings(Optional.of(model), poseInterval, threads, poseInBackground);
  }

  /** These settings with the body measured in every so manieth frame, at least 1. */
  public LandmarkSettings withPoseInterval(int interval) {
    return new LandmarkSettings(poseModel, interval, threads, poseInBackground);
  }

  /** These settings with the body measured on a thread of its own, for live use. */
  public LandmarkSettings withPoseInBackground() {
    return new LandmarkSettings(poseModel, poseInterval, threads, true);
  }
}
