package org.understudy.camera.file;

import java.nio.ByteBuffer;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.pixel.YuvKernel;
import org.understudy.camera.pixel.YuvMatrix;
import org.understudy.camera.pixel.YuvPlanes;

/**
 * One picture as yuv4mpeg2 holds it: the line {@code FRAME}, then the planes Y, U and V without
 * gaps. Storage is allocated once. Not safe for use by several threads at once.
 */
final class Y4mPicture {
  static final YuvMatrix MATRIX = YuvMatrix.BT601_VIDEO;

  private final YuvKernel kernel;
  private final YuvPlanes planes;
  private final ByteBuffer bytes;
  private final int lineBytes;

  /**
   * A picture.
   *
   * @param kernel of {@link #MATRIX}
   */
  Y4mPicture(LiveFormat format, YuvKernel kernel) {
    this.kernel = kernel;
    int width = format.width();
    planes = YuvPlanes.allocate(width, format.height(), width, width / 2);
    byte[] line = Y4mHeader.frame();
    lineBytes = line.length;
    bytes = ByteBuffer.allocateDirect(lineBytes + format.pixels() / 2 * 3);
    bytes.put(line);
  }

  /** Replaces the picture; allocates nothing. */
  void convert(int[] pixels) {
    kernel.convert(pixels, planes);
    bytes.clear().position(lineBytes);
    bytes.put(planes.y()).put(planes.u()).put(planes.v());
  }

  /** The whole picture, ready to be read from its start; the same buffer every time. */
  ByteBuffer bytes() {
    return bytes.clear();
  }
}
