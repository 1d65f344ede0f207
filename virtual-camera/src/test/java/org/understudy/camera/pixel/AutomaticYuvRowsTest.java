package org.understudy.camera.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.function.LongSupplier;
import jdk.incubator.vector.Vector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticYuvRowsTest {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 64;
  private static final int MOST_ROUNDS = 5000;

  private final int[] pixels = new Random(3).ints((long) WIDTH * HEIGHT).toArray();

  @BeforeEach
  void needsWideVectors() {
    Assumptions.assumeTrue(VectorYuvRows.supported(), "this processor has narrow vectors");
  }

  /** A clock by which a plain piece takes 100 ns, and one of vectors as long as told. */
  private static LongSupplier clock(long vectorNanos) {
    long[] next = {0};
    int[] calls = {0};
    return () -> {
      int kind = calls[0] % 3;
      calls[0]++;
      next[0] += kind == 1 ? 100 : kind == 2 ? vectorNanos : 7;
      return next[0];
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {50, 90, 91, 100, 10_000})
  void takesVectorsWhereTheySaveATenth(long vectorNanos) {
    AutomaticYuvRows rows = rows(vectorNanos);
    byte[] luma = new byte[WIDTH];
    int judged = AutomaticYuvRows.PATIENCE + (AutomaticYuvRows.WINDOW - 1) * AutomaticYuvRows.EVERY;
    for (int i = 0; i < judged - 1; i++) {
      rows.lumaRow(pixels, 0, luma, 0, WIDTH);
    }
    assertThat(rows.usesVectors()).isFalse();
    rows.lumaRow(pixels, 0, luma, 0, WIDTH);
    assertThat(rows.usesVectors()).isEqualTo(vectorNanos <= 90);
  }

  @Test
  void givesUpWhereVectorsNeverWin() {
    AutomaticYuvRows rows = rows(10_000);
    byte[] luma = new byte[WIDTH];
    int perWindow = AutomaticYuvRows.WINDOW * AutomaticYuvRows.EVERY;
    int rounds = AutomaticYuvRows.PATIENCE + perWindow * (AutomaticYuvRows.MOST_WINDOWS + 1);
    for (int i = 0; i < rounds; i++) {
      rows.lumaRow(pixels, 0, luma, 0, WIDTH);
    }
    assertThat(rows.usesVectors()).isFalse();
  }

  private static AutomaticYuvRows rows(long vectorNanos) {
    YuvMatrix matrix = YuvMatrix.BT709_VIDEO;
    return new AutomaticYuvRows(
        new ScalarYuvRows(matrix),
        new VectorYuvRows(matrix),
        AutomaticYuvRows.PATIENCE,
        clock(vectorNanos));
  }

  @Test
  void theSamePictureAtEveryMoment() {
    YuvKernel scalar = YuvKernel.scalar(YuvMatrix.JPEG);
    YuvKernel automatic = YuvKernel.forCalls(YuvMatrix.JPEG);
    YuvPlanes planes = YuvPlanes.allocate(WIDTH, HEIGHT, WIDTH, WIDTH / 2);
    YuvPlanes expected = YuvPlanes.allocate(WIDTH, HEIGHT, WIDTH, WIDTH / 2);
    scalar.convert(pixels, expected);
    for (int i = 0; i < AutomaticYuvRows.PATIENCE / HEIGHT; i++) {
      automatic.convert(pixels, planes);
    }
    for (int i = 0; i < 500; i++) {
      automatic.convert(pixels, planes);
      assertThat(planes.y()).isEqualTo(expected.y());
      assertThat(planes.u()).isEqualTo(expected.u());
      assertThat(planes.v()).isEqualTo(expected.v());
    }
  }

  @Test
  void allocatesNothingOnceCompiled() {
    YuvKernel kernel = YuvKernel.vector(YuvMatrix.BT601_VIDEO);
    YuvPlanes planes = YuvPlanes.allocate(WIDTH, HEIGHT, WIDTH, WIDTH / 2);
    Yuy2Picture packed = Yuy2Picture.allocate(WIDTH, HEIGHT);
    Nv12Picture interleaved = Nv12Picture.allocate(WIDTH, HEIGHT);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      kernel.convert(pixels, planes);
      kernel.convert(pixels, packed);
      kernel.convert(pixels, interleaved);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).as("bytes of three pictures").isZero();
  }

  @Test
  void noVectorCrossesACall() {
    for (Method method : VectorYuvRows.class.getDeclaredMethods()) {
      assertThat(method.getParameterTypes())
          .as(method.toString())
          .noneMatch(Vector.class::isAssignableFrom);
      assertThat(Vector.class.isAssignableFrom(method.getReturnType()))
          .as(method.toString())
          .isFalse();
    }
  }
}
