package org.understudy.camera;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Pictures that are used again and again. There are never more than twice the number of sinks, plus
 * one: each sink holds one and has one waiting, and the caller fills one. Those that fewer sinks no
 * longer need are given up.
 *
 * <p>Safe for use by several threads.
 */
final class PicturePool {
  private final int pixels;
  private final Deque<SharedPicture> free = new ArrayDeque<>();
  private final List<SharedPicture> used = new ArrayList<>();

  PicturePool(int pixels) {
    this.pixels = pixels;
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
    used.add(picture);
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
      used.remove(picture);
      if (free.size() <= used.size()) {
        free.push(picture);
      }
    }
  }

  /** How many pictures there are, used or not. */
  synchronized int size() {
    return free.size() + used.size();
  }
}
