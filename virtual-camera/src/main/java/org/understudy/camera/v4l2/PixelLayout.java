package org.understudy.camera.v4l2;

/**
 * What a device takes.
 *
 * @param packed true: YUY2; false: NV12
 * @param stride bytes from one row to the next
 * @param bytes of a whole picture
 */
record PixelLayout(boolean packed, int stride, int bytes) {

  /** Bytes from the first sample to the last, without what the device adds behind them. */
  int pictureBytes(int height) {
    return packed ? stride * height : stride * height / 2 * 3;
  }
}
