package org.understudy.camera.v4l2;

import java.lang.foreign.MemorySegment;

/** Something pictures are written to; for one thread. */
interface OutputDevice extends AutoCloseable {
  /** How pictures must be laid out. */
  PixelLayout layout();

  /**
   * Writes one picture.
   *
   * @param picture of the layout's size
   */
  void write(MemorySegment picture) throws DeviceFailure;

  @Override
  void close();
}
