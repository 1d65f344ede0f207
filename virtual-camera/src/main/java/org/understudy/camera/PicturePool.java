package org.understudy.camera;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Pictures that are used again and again. Twice the number of sinks, plus one, are kept: each sink
 * holds one and has one waiting, and the caller fills one.
 *
 * <p>Safe for use by several threads.
 */
final class PicturePool {
  private final int pixels;
  private final Deque<SharedPicture> free = new ArrayDeque<>();
  private int used;
  private int kept = 1;

  PicturePool(int pixels) {
    this.pixels = pixels;
  }

  /** Says how many sinks there are; what fewer sinks no longer need is given up. */
  synchronized void keepFor(int sinks) {
    kept = 2 * sinks + 1;
    while (free.size() + used > kept && !free.isEmpty()) {
      free.pop();
    }
  }

  /** A picture with one user, the caller. */
  SharedPicture copyOf(int[] source, long captureNanos) {
    SharedPicture picture = take();
    System.arraycopy(source, 0, picture.pixels, 0, pixels);
    picture.captureNanos = captureNanos;
    return picture;
  }

  private synchronized SharedPicture take() {
    SharedPicture picture = free.poll();
    if (picture == null) {
      picture = new SharedPicture(pixels);
    }
    picture.users = 1;
    used++;
    return picture;
  }

  /** One more user. */
  synchronized void retain(SharedPicture picture) {
    picture.users++;
  }

  /** One user less. */
  synchronized void release(SharedPicture picture) {
    picture.users--;
    if (picture.users == 0) {
      used--;
      if (free.size() + used < kept) {
        free.push(picture);
      }
    }
  }

  /** How many pictures there are, used or not. */
  synchronized int size() {
    return free.size() + used;
  }
}
