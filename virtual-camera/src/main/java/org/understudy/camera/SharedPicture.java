package org.understudy.camera;

/**
 * One picture that several sinks look at. Its users are counted by the {@code PicturePool} it comes
 * from, which uses the array again when there are none.
 */
final class SharedPicture {
  final int[] pixels;

  /** When the camera took it. */
  long captureNanos;

  /** Guarded by the pool. */
  int users;

  SharedPicture(int pixels) {
    this.pixels = new int[pixels];
  }
}
