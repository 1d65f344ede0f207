package org.understudy.camera.pixel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scalar kernel until the vector kernel is compiled, then that one. Before it is compiled, the
 * vector kernel takes a second and more for a large picture, which a camera must not stand still
 * for. A thread in the background, some seconds after the first use in a program, runs it on small
 * pictures until it beats the scalar code.
 */
public final class WarmingYuvKernel implements YuvKernel {
  private static final Logger LOG = LoggerFactory.getLogger(WarmingYuvKernel.class);
  private static final int WIDTH = 256;
  private static final int HEIGHT = 16;
  private static final int ROUNDS = 20_000;
  private static final int WINS = 20;

  /** The program's start has better use for the processor. */
  private static final long BEFORE_MILLIS = 5000;

  private static final long AT_WORK_NANOS = 10_000_000;
  private static final long AT_REST_MILLIS = 30;

  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final CompletableFuture<Boolean> WARM = new CompletableFuture<>();

  private final ScalarYuvKernel scalar;
  private final VectorYuvKernel vector;

  /** A kernel for one kind of Y'CbCr; the first one starts the background thread. */
  public WarmingYuvKernel(YuvMatrix matrix) {
    scalar = new ScalarYuvKernel(matrix);
    vector = new VectorYuvKernel(matrix);
    if (STARTED.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .daemon()
          .name("yuv-warm-up")
          .start(() -> WARM.complete(warmUpLater(matrix)));
    }
  }

  /** Waits until it is known whether the vector kernel is in use from then on. */
  static boolean awaitWarm() {
    return WARM.join();
  }

  private static boolean warmUpLater(YuvMatrix matrix) {
    try {
      Thread.sleep(BEFORE_MILLIS);
      return warmUp(matrix);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Runs both kernels, a quarter of the time, until the vector kernel was faster some times in a
   * row.
   *
   * @return false where that never came
   */
  private static boolean warmUp(YuvMatrix matrix) throws InterruptedException {
    int[] pixels = new int[WIDTH * HEIGHT];
    Picture picture = new Picture();
    YuvKernel scalar = new ScalarYuvKernel(matrix);
    YuvKernel vector = new VectorYuvKernel(matrix);
    int wins = 0;
    long spent = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      long scalarNanos = picture.time(scalar, pixels);
      long vectorNanos = picture.time(vector, pixels);
      spent += scalarNanos + vectorNanos;
      if (spent > AT_WORK_NANOS) {
        Thread.sleep(AT_REST_MILLIS);
        spent = 0;
      }
      wins = vectorNanos < scalarNanos ? wins + 1 : 0;
      if (wins == WINS) {
        LOG.debug("vectors took over after {} rounds", round);
        return true;
      }
    }
    LOG.debug("vectors never beat the scalar code");
    return false;
  }

  /** A small picture in all layouts. */
  private static final class Picture {
    private final YuvPlanes planes = YuvPlanes.allocate(WIDTH, HEIGHT, WIDTH, WIDTH / 2);
    private final Yuy2Picture yuy2 = Yuy2Picture.allocate(WIDTH, HEIGHT);
    private final Nv12Picture nv12 = Nv12Picture.allocate(WIDTH, HEIGHT);

    long time(YuvKernel kernel, int[] pixels) {
      long start = System.nanoTime();
      kernel.convert(pixels, planes);
      kernel.convert(pixels, yuy2);
      kernel.convert(pixels, nv12);
      return System.nanoTime() - start;
    }
  }

  private YuvKernel current() {
    return WARM.getNow(false) ? vector : scalar;
  }

  @Override
  public void convert(int[] pixels, YuvPlanes out) {
    current().convert(pixels, out);
  }

  @Override
  public void convert(int[] pixels, Yuy2Picture out) {
    current().convert(pixels, out);
  }

  @Override
  public void convert(int[] pixels, Nv12Picture out) {
    current().convert(pixels, out);
  }
}
