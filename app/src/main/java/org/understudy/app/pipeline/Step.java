package org.understudy.app.pipeline;

/**
 * A stage that turns items into others: none, one or several for each. Called by one thread.
 *
 * @param <I> what it takes
 * @param <O> what it gives
 */
@FunctionalInterface
public interface Step<I, O> {
  /** Called once on the stage's thread before the first item, which may be a while away. */
  default void begin() throws Exception {
    // most steps are ready as they are
  }

  /** Works on one item and emits what comes of it. */
  void accept(I item, Emitter<O> out) throws Exception;

  /** Called once after the last item, to emit what was held back. */
  default void end(Emitter<O> out) throws Exception {
    // most steps hold nothing back
  }
}
