package org.understudy.app.pipeline;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * A fixed number of buffers that travel through a pipeline and come back. Buffers are made when
 * first needed. Safe for use by several threads.
 *
 * @param <B> the buffers
 */
public final class BufferPool<B> {
  private final BlockingQueue<B> free;
  private final Supplier<B> maker;
  private int left;

  /** A pool of at most {@code size} buffers. */
  public BufferPool(int size, Supplier<B> maker) {
    this.free = new ArrayBlockingQueue<>(size);
    this.maker = maker;
    this.left = size;
  }

  /** A free buffer with whatever it held before; waits while all are in use. */
  public B take() throws InterruptedException {
    B buffer = free.poll();
    if (buffer != null) {
      return buffer;
    }
    synchronized (this) {
      if (left > 0) {
        left--;
        return maker.get();
      }
    }
    return free.take();
  }

  /** Gives a buffer back. */
  public void give(B buffer) {
    free.add(buffer);
  }
}
