package org.understudy.trainer.photo;

/** Enlarges pictures. Implementations are safe to share between threads. */
sealed interface Upscaler extends AutoCloseable permits LanczosUpscaler, OnnxUpscaler {
  /**
   * The picture at a larger size.
   *
   * @param picture square
   * @param size pixels along each side, at least as many as the picture has
   * @throws UnusablePhotoException if it cannot be done with this picture
   */
  RgbPicture enlarged(RgbPicture picture, int size) throws UnusablePhotoException;

  /** What it is and with which settings, as a set notes it. */
  String description();

  @Override
  void close();
}
