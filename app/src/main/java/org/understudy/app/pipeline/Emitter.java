package org.understudy.app.pipeline;

/**
 * Where a step puts its results.
 *
 * @param <O> what is passed on
 */
@FunctionalInterface
public interface Emitter<O> {
  /** Passes an item to the next stage; waits while its queue is full. */
  void emit(O item) throws InterruptedException;
}
