package org.understudy.tracking.detect;

import org.jspecify.annotations.Nullable;

/** What a {@link LandmarkTracker} knows of the face it follows. One thread's. */
final class FollowedFace {
  private static final long CONFIRM_INTERVAL_NANOS = 400_000_000L;

  /** Where the mesh network looks next, null while no face is followed. */
  @Nullable Region region;

  /** Where the face was last, null when that is too long ago. */
  @Nullable Region lastFace;

  long lastFaceNanos;
  long confirmedNanos;
  long nextConfirmNanos;

  /** Measurements of the body in a row that saw its head elsewhere. */
  int headDoubts;

  /** Faces in the picture when they were last counted. */
  int faces;

  /**
   * What is known after a frame.
   *
   * @param now when that was; a face that was found then is taken as seen by the detector too
   */
  static FollowedFace after(Landmarks before, long now) {
    FollowedFace followed = new FollowedFace();
    followed.faces = before.faces();
    if (before instanceof Landmarks.Found found) {
      followed.found(found.faceRegion(), FaceGeometry.regionOf(found.face()));
      followed.confirmed(now);
    }
    return followed;
  }

  /**
   * The face was found.
   *
   * @param looked what the network looked at
   * @param around where its mesh lies
   */
  void found(Region looked, Region around) {
    region = SteadyRegion.FACE.towards(looked, around);
    lastFace = around.scaled(1 / FaceGeometry.MARGIN);
  }

  /** The detector has seen the face. */
  void confirmed(long now) {
    confirmedNanos = now;
    nextConfirmNanos = now + CONFIRM_INTERVAL_NANOS;
  }

  /** Nothing is followed any more. */
  void lost() {
    region = null;
    headDoubts = 0;
  }
}
