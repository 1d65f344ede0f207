package org.understudy.camera.pixel;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** RGBA to what encoders and cameras take, at 1280 x 720, scalar beside vector. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"--add-modules=jdk.incubator.vector"})
@State(Scope.Thread)
public class YuvKernelBenchmark {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final int[] pixels = new Random(1).ints(WIDTH * HEIGHT).toArray();
  private final YuvPlanes planes = YuvPlanes.allocate(WIDTH, HEIGHT, WIDTH, WIDTH / 2);
  private final Yuy2Picture yuy2 = Yuy2Picture.allocate(WIDTH, HEIGHT);
  private final Nv12Picture nv12 = Nv12Picture.allocate(WIDTH, HEIGHT);
  private final YuvKernel scalar = YuvKernel.scalar(YuvMatrix.BT601_VIDEO);
  private final YuvKernel vector = YuvKernel.vector(YuvMatrix.BT601_VIDEO);

  /** Planes, the plain reference. */
  @Benchmark
  public YuvPlanes planesScalar() {
    scalar.convert(pixels, planes);
    return planes;
  }

  /** Planes, the Vector API kernel. */
  @Benchmark
  public YuvPlanes planesVector() {
    vector.convert(pixels, planes);
    return planes;
  }

  /** YUY2, the plain reference. */
  @Benchmark
  public Yuy2Picture yuy2Scalar() {
    scalar.convert(pixels, yuy2);
    return yuy2;
  }

  /** YUY2, the Vector API kernel. */
  @Benchmark
  public Yuy2Picture yuy2Vector() {
    vector.convert(pixels, yuy2);
    return yuy2;
  }

  /** NV12, the plain reference. */
  @Benchmark
  public Nv12Picture nv12Scalar() {
    scalar.convert(pixels, nv12);
    return nv12;
  }

  /** NV12, the Vector API kernel. */
  @Benchmark
  public Nv12Picture nv12Vector() {
    vector.convert(pixels, nv12);
    return nv12;
  }
}
