package org.understudy.trainer.photo;

/** Enlarges by interpolation. */
record LanczosUpscaler() implements Upscaler {
  @Override
  public RgbPicture enlarged(RgbPicture picture, int size) {
    return LanczosResampler.resized(picture, size, size);
  }

  @Override
  public String description() {
    return "Lanczos";
  }

  @Override
  public void close() {
    // nothing is held
  }
}
