package org.understudy.tracking.detect;

/**
 * What the stages of one frame took, in nanoseconds; 0 where a stage was not needed.
 *
 * @param detection finding faces, or confirming that the tracked face is still one
 * @param mesh cutting out the face and estimating its mesh
 * @param poseDetection finding the person
 * @param pose cutting out the person and estimating the pose
 */
public record StageTimes(long detection, long mesh, long poseDetection, long pose) {
  /** All stages together. */
  public long total() {
    return detection + mesh + poseDetection + pose;
  }
}
