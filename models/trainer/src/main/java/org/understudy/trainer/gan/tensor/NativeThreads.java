package org.understudy.trainer.gan.tensor;

import org.bytedeco.openblas.global.openblas_full;
import org.bytedeco.pytorch.global.torch;

/**
 * Threads that libtorch calculates with on the processor. It has two pools: its own, and that of
 * OpenBLAS under its matrix products, which {@code torch.set_num_threads} leaves alone. On a busy
 * machine the threads of small products wait for each other for most of the time: a backward pass
 * of the preset "smoke" takes 460 ms with two threads of OpenBLAS and 7 ms with one.
 */
public final class NativeThreads {
  private NativeThreads() {}

  /** Sets both pools, for the whole process. */
  public static void use(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("takes one thread or more, got " + threads);
    }
    torch.set_num_threads(threads);
    openblas_full.openblas_set_num_threads(threads);
  }
}
