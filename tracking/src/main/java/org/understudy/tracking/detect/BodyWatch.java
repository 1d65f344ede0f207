package org.understudy.tracking.detect;

import java.util.Optional;

/** Follows the body and says where its head is; the second witness of {@link MeshSource}. */
interface BodyWatch extends SideBySide.Loaded {
  /**
   * Takes the next frame.
   *
   * @param face where the face is or was
   * @return whether the body was measured in this frame
   */
  boolean next(FramePyramid picture, Optional<Region> face);

  /** The body as last measured, at most half a second ago. */
  Optional<PoseLandmarks> latest();

  /** A square around the head of the body as last measured, as large as a face. */
  Optional<Region> head();

  /** From the next measurement on the body is measured in every so manieth frame, at least 1. */
  void measureEvery(int frames);

  /** Forgets the body, which is elsewhere; it is looked for in the next frame. */
  void reset();

  /** What finding the person took in the last frame, nanoseconds. */
  long detectionTime();

  /** What measuring took in the last frame, nanoseconds. */
  long estimateTime();

  @Override
  void close();
}
