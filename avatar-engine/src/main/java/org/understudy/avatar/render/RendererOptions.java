package org.understudy.avatar.render;

import java.util.concurrent.Executor;

/**
 * How an avatar is to be drawn.
 *
 * @param backend which implementation; {@link Backend#AUTO} picks the fastest that runs here
 * @param threads threads that draw, the caller's included, 1..64
 * @param executor runs the other {@code threads - 1}; not closed by the renderer
 * @param supersampled whether to draw at twice the size and average, for offline use
 */
public record RendererOptions(
    Backend backend, int threads, Executor executor, boolean supersampled) {

  /** Implementations to choose from. */
  public enum Backend {
    /** The fastest that runs on this machine. */
    AUTO,
    /** Tiles with the kernels of the Vector API. */
    VECTOR,
    /** Tiles with kernels in plain Java. */
    SCALAR,
    /** The simple renderer that the others are tested against. */
    PLAIN
  }

  public RendererOptions {
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("an avatar is drawn by 1..64 threads, got " + threads);
    }
  }

  /** The fastest implementation on the caller's thread alone. */
  public static RendererOptions oneThread() {
    return new RendererOptions(Backend.AUTO, 1, Runnable::run, false);
  }

  /** The fastest implementation on the caller's thread and one of an executor. */
  public static RendererOptions twoThreads(Executor executor) {
    return new RendererOptions(Backend.AUTO, 2, executor, false);
  }

  /** These options with another backend. */
  public RendererOptions withBackend(Backend newBackend) {
    return new RendererOptions(newBackend, threads, executor, supersampled);
  }

  /** These options with supersampling. */
  public RendererOptions withSupersampling() {
    return new RendererOptions(backend, threads, executor, true);
  }
}
