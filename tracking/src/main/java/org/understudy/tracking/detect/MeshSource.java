package org.understudy.tracking.detect;

/** Gives the mesh of a face in a region; it gives one even where there is no face. */
interface MeshSource extends SideBySide.Loaded {
  /**
   * Estimates the mesh.
   *
   * @param region around the face, about 1.5 times its size, turned with it
   * @param points receives {@code [478][3]}: x and y in pixels of the picture, z on the same scale,
   *     smaller towards the camera
   * @return how sure it is that there is a face, 0..1
   */
  float run(FramePyramid picture, Region region, float[] points);

  @Override
  void close();
}
