package org.understudy.app.talk;

import org.understudy.app.pipeline.BufferPool;
import org.understudy.tracking.capture.VideoFrame;

/** Pictures of the source at the size in which they are shown beside the avatar, in a pool. */
final class SourcePictures {
  private final SourceScaler scaler;
  private final BufferPool<int[]> buffers;

  /**
   * A pool.
   *
   * @param count pictures that may be under way at once
   */
  SourcePictures(SourceScaler scaler, int count) {
    this.scaler = scaler;
    this.buffers = new BufferPool<>(count, () -> new int[scaler.width() * scaler.height()]);
  }

  int width() {
    return scaler.width();
  }

  int height() {
    return scaler.height();
  }

  /** A scaled copy of a frame in a buffer of the pool. */
  int[] of(VideoFrame frame) throws InterruptedException {
    int[] buffer = buffers.take();
    scaler.scale(frame, buffer);
    return buffer;
  }

  /** Gives a buffer back. */
  void release(int[] picture) {
    buffers.give(picture);
  }

  /** Copies a picture into the left of wider rows. */
  void copyInto(int[] picture, int[] out, int stride) {
    for (int y = 0; y < scaler.height(); y++) {
      System.arraycopy(picture, y * scaler.width(), out, y * stride, scaler.width());
    }
  }
}
