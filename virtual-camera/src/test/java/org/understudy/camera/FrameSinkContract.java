package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every sink promises. */
abstract class FrameSinkContract {
  static final long FRAME_NANOS = 40_000_000L;

  /** A sink for pictures of any size. */
  abstract FrameSink open() throws Exception;

  /** Number of pictures that came out at the other end after the sink was finished and closed. */
  abstract long delivered() throws Exception;

  /** Whether nothing at all came out. */
  abstract boolean nothingLeftBehind() throws Exception;

  @Test
  void deliversEveryPictureOnceFinished() throws Exception {
    try (FrameSink sink = open()) {
      int[] pixels = new int[sink.width() * sink.height()];
      for (int i = 0; i < 12; i++) {
        Arrays.fill(pixels, 0xff000000 | i * 0x101010);
        sink.write(pixels, i * FRAME_NANOS);
      }
      assertThat(sink.framesWritten()).isEqualTo(12);
      sink.finish();
    }
    assertThat(delivered()).isEqualTo(12);
  }

  @Test
  void losesNoPictureWhenTimeStampsRepeatOrStepBack() throws Exception {
    try (FrameSink sink = open()) {
      int[] pixels = new int[sink.width() * sink.height()];
      for (long time : new long[] {0, FRAME_NANOS, FRAME_NANOS, FRAME_NANOS / 2, 3 * FRAME_NANOS}) {
        sink.write(pixels, time);
      }
      sink.finish();
    }
    assertThat(delivered()).isEqualTo(5);
  }

  @Test
  void leavesNothingBehindWhenClosedUnfinished() throws Exception {
    try (FrameSink sink = open()) {
      sink.write(new int[sink.width() * sink.height()], 0);
    }
    assertThat(nothingLeftBehind()).isTrue();
  }

  @Test
  void refusesPicturesThatAreTooSmall() throws Exception {
    try (FrameSink sink = open()) {
      assertThatThrownBy(() -> sink.write(new int[5], 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("pixels, got 5");
    }
  }

  @Test
  void mayBeClosedTwice() throws Exception {
    FrameSink sink = open();
    sink.close();
    sink.close();
    assertThat(nothingLeftBehind()).isTrue();
  }

  @Test
  void describesItself() throws Exception {
    try (FrameSink sink = open()) {
      assertThat(sink.description()).isNotBlank();
    }
  }
}
