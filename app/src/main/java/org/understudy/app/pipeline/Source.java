package org.understudy.app.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * The first stage. Called by one thread.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface Source<T> {
  /** The next item, or null at the end. */
  @Nullable T next() throws Exception;
}
