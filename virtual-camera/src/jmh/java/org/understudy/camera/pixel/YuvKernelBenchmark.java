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

/** RGBA to 4:2:0 at 512 x 512, scalar beside vector. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"--add-modules=jdk.incubator.vector"})
@State(Scope.Thread)
public class YuvKernelBenchmark {
  private final int[] pixels = new Random(1).ints(512 * 512).toArray();
  private final YuvPlanes planes = YuvPlanes.allocate(512, 512, 512, 256);
  private final YuvKernel scalar = new ScalarYuvKernel();
  private final YuvKernel vector = new VectorYuvKernel();

  /** The plain reference. */
  @Benchmark
  public YuvPlanes scalar() {
    scalar.convert(pixels, planes);
    return planes;
  }

  /** The Vector API kernel. */
  @Benchmark
  public YuvPlanes vector() {
    vector.convert(pixels, planes);
    return planes;
  }
}
