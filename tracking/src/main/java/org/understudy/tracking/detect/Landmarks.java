package org.understudy.tracking.detect;

import java.util.Optional;

/** What a frame shows of the person: a face with its landmarks, or that it is lost, and why. */
public sealed interface Landmarks {
  /** The body, as last measured at most half a second ago. */
  Optional<PoseLandmarks> pose();

  /** How many faces the picture held when they were last counted, about twice a second. */
  int faces();

  /** What the stages took. */
  StageTimes times();

  /**
   * A face.
   *
   * @param face {@code [478][3]}, see {@link FaceMeshLayout}: x and y in pixels, z on the same
   *     scale, smaller towards the camera; this value's own array, not to be changed. Irises are
   *     guesses on closed lids
   * @param faceScore how sure the network is that there is a face, 0..1
   * @param faceRegion what the network looked at
   * @param pose the body, as last measured
   * @param faces how many faces the picture held when last counted
   * @param times what the stages took
   */
  @SuppressWarnings("ArrayRecordComponent") // values of one measurement, never compared
  record Found(
      float[] face,
      float faceScore,
      Region faceRegion,
      Optional<PoseLandmarks> pose,
      int faces,
      StageTimes times)
      implements Landmarks {
    /** The same face with another body. */
    public Found withPose(Optional<PoseLandmarks> other) {
      return new Found(face, faceScore, faceRegion, other, faces, times);
    }
  }

  /**
   * No face.
   *
   * @param reason what kind of loss
   * @param detail for people
   * @param pose the body, as last measured
   * @param faces how many faces the picture held when last counted
   * @param times what the stages took
   */
  record Lost(
      LostReason reason, String detail, Optional<PoseLandmarks> pose, int faces, StageTimes times)
      implements Landmarks {}

  /** Why there is no face. */
  enum LostReason {
    /** The detector finds none. */
    NO_FACE,
    /** The mesh network says that what was tracked is no face any more. */
    LOW_SCORE,
    /** The mesh does not look like a face, or lies elsewhere than the detector says. */
    IMPLAUSIBLE,
    /** The detector did not confirm the tracked face for too long. */
    NOT_CONFIRMED,
    /** The body's head is elsewhere. */
    NOT_AT_HEAD
  }
}
