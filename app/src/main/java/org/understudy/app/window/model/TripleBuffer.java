package org.understudy.app.window.model;

import java.util.function.Supplier;

/**
 * Three buffers between a thread that draws and one that shows: the one draws whenever it likes,
 * the other always gets the newest whole picture, and neither waits. Drawing and showing are for
 * one thread each.
 *
 * @param <T> the buffers
 */
public final class TripleBuffer<T> {
  private T drawing;
  private T newest;
  private T shown;
  private boolean fresh;

  /** Three buffers from a maker. */
  public TripleBuffer(Supplier<? extends T> maker) {
    drawing = maker.get();
    newest = maker.get();
    shown = maker.get();
  }

  /** The buffer to draw into; it stays the drawer's until {@link #publish}. */
  public synchronized T toDraw() {
    return drawing;
  }

  /**
   * Puts what was drawn in front.
   *
   * @return whether the shower has fetched the picture before; where not, it knows already that
   *     there is news
   */
  public synchronized boolean publish() {
    T done = drawing;
    drawing = newest;
    newest = done;
    boolean wasFetched = !fresh;
    fresh = true;
    return wasFetched;
  }

  /** The newest picture, the shower's until the next call. */
  public synchronized T toShow() {
    if (fresh) {
      T next = newest;
      newest = shown;
      shown = next;
      fresh = false;
    }
    return shown;
  }
}
