package org.understudy.avatar.render;

import java.util.Arrays;
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
import org.understudy.avatar.RgbaImage;

/** Eq. 8 over one tile of 256 pixels with 9 fragments each: scalar beside vector. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "--add-modules=jdk.incubator.vector")
public class CompositingBenchmark {
  private static final int FRAGMENTS = 9;

  private final int[] colours = new int[FragmentLists.DEPTH * FragmentLists.AREA];
  private final int[] counts = new int[FragmentLists.AREA];
  private final int[] out = new int[FragmentLists.AREA];
  private final int[] sums = new int[4 * FragmentLists.AREA];
  private final FragmentCompositor scalar = new ScalarCompositor();
  private final FragmentCompositor vector = new VectorCompositor();

  /** Random premultiplied colours. */
  public CompositingBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < colours.length; i++) {
      int alpha = random.nextInt(256);
      colours[i] =
          RgbaImage.pack(
              random.nextInt(alpha + 1),
              random.nextInt(alpha + 1),
              random.nextInt(alpha + 1),
              alpha);
    }
    Arrays.fill(counts, FRAGMENTS);
  }

  /** Plain Java. */
  @Benchmark
  public int[] scalar() {
    scalar.composite(colours, counts, out, sums);
    return out;
  }

  /** The Vector API. */
  @Benchmark
  public int[] vector() {
    vector.composite(colours, counts, out, sums);
    return out;
  }
}
