package org.understudy.avatar.render;

import java.util.concurrent.Executor;
import org.understudy.avatar.LightPreset;

/**
 * How an avatar is to be drawn.
 *
 * @param backend which implementation; {@link Backend#AUTO} picks the fastest that runs here
 * @param threads threads that draw, the caller's included, 1..64
 * @param executor runs the other {@code threads - 1}; not closed by the renderer
 * @param smoothing what is done about the steps of silhouettes
 * @param frames how many frames are to be drawn, at least 0, {@link #ENDLESS} where nobody knows;
 *     {@link Backend#AUTO} takes kernels that are fast at once for few frames and those that are
 *     fastest in the end for many
 * @param light the light of the picture, of an avatar that can be lit
 * @param memory what {@link Backend#AUTO} found out before, and where it keeps what it finds out
 */
public record RendererOptions(
    Backend backend,
    int threads,
    Executor executor,
    Smoothing smoothing,
    long frames,
    LightPreset light,
    BackendMemory memory) {

  /** More frames than anybody counts. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /** What is done about the steps that pixels make of silhouettes. */
  public enum Smoothing {
    /** Nothing: every pixel shows what lies at its centre. */
    NONE,
    /** Outlines found by depth are smoothed afterwards, about a millisecond a frame. */
    SILHOUETTES,
    /** Drawn at twice the size and averaged, at four times the cost; for offline use. */
    SUPERSAMPLED
  }

  /** Implementations to choose from. */
  public enum Backend {
    /** The fastest that runs on this machine. */
    AUTO,
    /** Tiles with the kernels of the Vector API. */
    VECTOR,
    /** Tiles with kernels in plain Java. */
    SCALAR,
    /** A graphics device by TornadoVM, where the program was built and started with it. */
    TORNADO,
    /** The simple renderer that the others are tested against; smooths by supersampling only. */
    PLAIN
  }

  public RendererOptions {
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("an avatar is drawn by 1..64 threads, got " + threads);
    }
    if (frames < 0) {
      throw new IllegalArgumentException("0 frames or more are drawn, got " + frames);
    }
  }

  /** The fastest implementation on the caller's thread alone, silhouettes smoothed. */
  public static RendererOptions oneThread() {
    return new RendererOptions(
        Backend.AUTO,
        1,
        Runnable::run,
        Smoothing.SILHOUETTES,
        ENDLESS,
        LightPreset.STUDIO,
        BackendMemory.NONE);
  }

  /**
   * The fastest implementation on the caller's thread and one of an executor, silhouettes smoothed.
   */
  public static RendererOptions twoThreads(Executor executor) {
    return new RendererOptions(
        Backend.AUTO,
        2,
        executor,
        Smoothing.SILHOUETTES,
        ENDLESS,
        LightPreset.STUDIO,
        BackendMemory.NONE);
  }

  /** These options with another backend. */
  public RendererOptions withBackend(Backend newBackend) {
    return new RendererOptions(newBackend, threads, executor, smoothing, frames, light, memory);
  }

  /** These options with another number of threads. */
  public RendererOptions withThreads(int newThreads) {
    return new RendererOptions(backend, newThreads, executor, smoothing, frames, light, memory);
  }

  /** These options with another smoothing. */
  public RendererOptions with(Smoothing newSmoothing) {
    return new RendererOptions(backend, threads, executor, newSmoothing, frames, light, memory);
  }

  /** These options in another light. */
  public RendererOptions in(LightPreset newLight) {
    return new RendererOptions(backend, threads, executor, smoothing, frames, newLight, memory);
  }

  /** These options for a known number of frames. */
  public RendererOptions forFrames(long newFrames) {
    return new RendererOptions(backend, threads, executor, smoothing, newFrames, light, memory);
  }

  /** These options with another memory. */
  public RendererOptions remembering(BackendMemory newMemory) {
    return new RendererOptions(backend, threads, executor, smoothing, frames, light, newMemory);
  }
}
