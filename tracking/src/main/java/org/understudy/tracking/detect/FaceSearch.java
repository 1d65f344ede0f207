package org.understudy.tracking.detect;

import java.util.List;
import java.util.Optional;

/** Finds faces in a picture without knowing where they are; the witness of {@link MeshSource}. */
interface FaceSearch extends SideBySide.Loaded {
  /**
   * Finds the face to follow.
   *
   * @param last a square around the face where it was seen last, not long ago
   * @param head a square around the body's head
   */
  Optional<Detection> find(FramePyramid picture, Optional<Region> last, Optional<Region> head);

  /** How many faces the whole picture shows; those too small for one look at it are not counted. */
  int count(FramePyramid picture);

  /** What is seen around a face that is being followed. */
  List<Detection> around(FramePyramid picture, Region face);

  @Override
  void close();
}
