package org.understudy.camera.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelayLineTest {
  private static final int BLOCK = 256;
  private static final double RADIANS_PER_FRAME = 2 * Math.PI * 440 / 48_000;

  /** The steepest step of a sine of 440 Hz and height 1. */
  private static final double STEEPEST = RADIANS_PER_FRAME;

  private final DelayLine line = new DelayLine();
  private final float[] in = new float[BLOCK];
  private final float[] out = new float[BLOCK];
  private long time;

  private void writeNoise(Random random) {
    for (int i = 0; i < BLOCK; i++) {
      in[i] = random.nextFloat() - 0.5f;
    }
    line.write(in, BLOCK);
  }

  private void writeSine() {
    for (int i = 0; i < BLOCK; i++) {
      in[i] = (float) Math.sin(RADIANS_PER_FRAME * time++);
    }
    line.write(in, BLOCK);
  }

  /** The largest step between neighbours in so many blocks of a sine. */
  private double steepest(int blocks) {
    double steepest = 0;
    float before = Float.NaN;
    for (int b = 0; b < blocks; b++) {
      writeSine();
      line.read(out, BLOCK);
      for (float value : out) {
        if (!Float.isNaN(before)) {
          steepest = Math.max(steepest, Math.abs(value - before));
        }
        before = value;
      }
    }
    return steepest;
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 1000, 2017, 24_000})
  void steadySoundComesOutUnchangedAndExactlyAsLate(int delay) {
    line.start(delay);
    float[] all = new float[64_000];
    float[] got = new float[64_000];
    Random random = new Random(1);
    for (int at = 0; at + BLOCK <= all.length; at += BLOCK) {
      writeNoise(random);
      System.arraycopy(in, 0, all, at, BLOCK);
      line.read(out, BLOCK);
      System.arraycopy(out, 0, got, at, BLOCK);
    }
    for (int i = delay + DelayLine.FADE; i < 62_000; i++) {
      assertThat(got[i]).isEqualTo(all[i - delay]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, -500, 2400, -2400, 9000, -9000})
  void aChangeOfDelayClicksNowhere(int change) {
    line.start(12_000);
    steepest(100);
    line.change(change);
    assertThat(line.isSteady()).isFalse();
    // up to twice as steep while two sines are faded into each other
    double allowed = Math.abs(change) > DelayLine.LONGEST_SLEW ? 1.6 : 1.01;
    assertThat(steepest(1300)).isLessThan(allowed * STEEPEST);
    assertThat(line.isSteady()).isTrue();
    assertThat(line.delay()).isEqualTo(12_000 + change);
  }

  @Test
  void beginningAndEndAreFaded() {
    writeSine();
    writeSine();
    line.start(300);
    assertThat(steepest(10)).isLessThan(1.2 * STEEPEST);
    double most = 0;
    float before = out[BLOCK - 1];
    boolean wasRunning = line.isRunning();
    for (int b = 0; b < 4; b++) {
      line.read(out, BLOCK);
      for (float value : out) {
        most = Math.max(most, Math.abs(value - before));
        before = value;
      }
    }
    assertThat(wasRunning).isTrue();
    assertThat(line.isRunning()).isFalse();
    assertThat(most).isLessThan(1.2 * STEEPEST);
    assertThat(out).containsOnly(0);
    assertThat(line.ready()).isZero();
  }

  @Test
  void clearedLinesHoldNothing() {
    writeSine();
    line.clear();
    line.start(DelayLine.LONGEST_DELAY);
    for (int b = 0; b < DelayLine.LONGEST_DELAY / BLOCK; b++) {
      line.read(out, BLOCK);
      assertThat(out).containsOnly(0);
    }
  }

  @Test
  void whatIsReadyCanBeReadDuringAnyChange() {
    Random random = new Random(2);
    line.start(1000);
    for (int b = 0; b < 5000; b++) {
      writeNoise(random);
      if (random.nextInt(20) == 0) {
        line.change(random.nextInt(12_000) - 6000);
      }
      while (line.ready() >= BLOCK && line.delay() > 700 && random.nextInt(8) != 0) {
        line.read(out, BLOCK);
        assertThat(line.isRunning()).isTrue();
      }
      assertThat(line.delay()).isLessThan(DelayLine.FRAMES);
      if (line.delay() > DelayLine.LONGEST_DELAY) {
        line.start(1000);
      }
    }
  }

  @Test
  void theKeeperBringsADriftingLineBackAndIgnoresSingleErrors() {
    DelayKeeper keeper = new DelayKeeper(48_000);
    line.start(2000);
    for (int b = 0; b < 4000; b++) {
      writeSine();
      int wrong = b % 5 == 0 ? BLOCK : 0;
      keeper.see(line, line.delay() - 400 + wrong, 3000);
      line.read(out, BLOCK);
    }
    assertThat(line.delay() + BLOCK - 400).isCloseTo(3000, within(96));
    assertThat(keeper.lateness()).isCloseTo(3000, within(96));
  }

  @Test
  void nothingIsAllocated() {
    DelayKeeper keeper = new DelayKeeper(48_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    line.start(3000);
    long before = 0;
    for (int b = 0; b < 4000; b++) {
      if (b == 1000) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      line.write(in, BLOCK);
      keeper.see(line, line.delay(), b % 2 == 0 ? 3000 : 9000);
      line.read(out, BLOCK);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
  }
}
