package org.understudy.camera.mjpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.SinkException;

/**
 * Shares the newest picture among any number of readers. Each picture is encoded at most once;
 * while nobody reads it is only kept. A reader that is still busy with an old one misses those
 * between. Buffers are recycled, so that there are at most as many as readers, plus two.
 *
 * <p>Safe for use by several threads. The lock is held while a picture is encoded, some
 * milliseconds, and never while one is sent.
 */
final class PictureBroadcast implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<JpegPicture> pictures = new ArrayList<>();
  private final JpegEncoder encoder;
  private final int[] kept;
  private @Nullable JpegPicture newest;

  /** How many pictures have come, the last of which is kept or was encoded. */
  private long shown;

  private int readers;
  private boolean closed;

  PictureBroadcast(LiveFormat format) throws SinkException {
    encoder = JpegEncoder.open(format);
    kept = new int[format.pixels()];
  }

  /** Takes the next picture, which is not kept itself, and wakes the readers. */
  void show(int[] pixels) throws SinkException {
    lock.lock();
    try {
      shown++;
      if (readers > 0) {
        encode(pixels);
      } else {
        System.arraycopy(pixels, 0, kept, 0, kept.length);
      }
    } finally {
      lock.unlock();
    }
  }

  private void encode(int[] pixels) throws SinkException {
    JpegPicture free = free();
    encoder.encode(pixels, free);
    free.number = shown;
    newest = free;
    changed.signalAll();
  }

  private JpegPicture free() {
    for (JpegPicture picture : pictures) {
      if (picture.readers == 0 && !picture.equals(newest)) {
        return picture;
      }
    }
    JpegPicture added = new JpegPicture();
    pictures.add(added);
    return added;
  }

  /** One more reader; it must {@link #leave}. */
  void join() throws SinkException {
    lock.lock();
    try {
      readers++;
      if (!closed && shown > 0 && (newest == null || newest.number < shown)) {
        encode(kept);
      }
    } finally {
      lock.unlock();
    }
  }

  /** One reader less. */
  void leave() {
    lock.lock();
    try {
      readers--;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a picture after the given one.
   *
   * @param after number of the picture seen last, 0 for none
   * @return the newest picture, to be given back with {@link #release}; empty once closed
   */
  Optional<JpegPicture> await(long after) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && (newest == null || newest.number <= after)) {
        changed.await();
      }
      if (closed || newest == null) {
        return Optional.empty();
      }
      newest.readers++;
      return Optional.of(newest);
    } finally {
      lock.unlock();
    }
  }

  /** Gives a picture back, whose buffer may then be written again. */
  void release(JpegPicture picture) {
    lock.lock();
    try {
      picture.readers--;
    } finally {
      lock.unlock();
    }
  }

  int readers() {
    lock.lock();
    try {
      return readers;
    } finally {
      lock.unlock();
    }
  }

  /** How many buffers there are. */
  int buffers() {
    lock.lock();
    try {
      return pictures.size();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the waiting of all readers. Pictures handed out stay valid until released. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      encoder.close();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
