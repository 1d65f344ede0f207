package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every live sink promises. */
abstract class LiveSinkContract {
  static final long FRAME_NANOS = 33_333_333L;
  static final LiveFormat FORMAT = new LiveFormat(64, 48, 30);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A sink of {@link #FORMAT}. */
  abstract LiveSink open() throws Exception;

  /**
   * The grey level in the middle of the newest picture, as whoever looks at the other end sees it,
   * 0..255 and to within 3. May close the sink where only then something can be seen.
   */
  abstract int greyAsSeen(LiveSink sink) throws Exception;

  /** Whether nothing is left where the sink was, now that it is closed and showed nothing. */
  abstract boolean nothingLeftBehind() throws Exception;

  static int[] grey(int level) {
    int[] pixels = new int[FORMAT.pixels()];
    Arrays.fill(pixels, 0xff000000 | level * 0x010101);
    return pixels;
  }

  @Test
  void theNewestPictureIsSeen() throws Exception {
    try (LiveSink sink = open()) {
      for (int i = 0; i < 8; i++) {
        sink.show(grey(40 + 20 * i), i * FRAME_NANOS);
      }
      assertThat(sink.framesShown()).isEqualTo(8);
      assertThat(greyAsSeen(sink)).isBetween(177, 183);
    }
  }

  @Test
  void thePicturesArrayMayBeReusedAtOnce() throws Exception {
    try (LiveSink sink = open()) {
      int[] pixels = grey(90);
      sink.show(pixels, 0);
      Arrays.fill(pixels, -1);
      assertThat(greyAsSeen(sink)).isBetween(87, 93);
    }
  }

  @Test
  void timeStampsMayRepeatAndStepBack() throws Exception {
    try (LiveSink sink = open()) {
      for (long time : new long[] {5 * FRAME_NANOS, 5 * FRAME_NANOS, FRAME_NANOS}) {
        sink.show(grey(120), time);
      }
      assertThat(sink.framesShown()).isEqualTo(3);
      assertThat(greyAsSeen(sink)).isBetween(117, 123);
    }
  }

  @Test
  void leavesNothingBehindWhenNothingWasShown() throws Exception {
    open().close();
    assertThat(nothingLeftBehind()).isTrue();
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    open().close();
    Set<Thread> before = threads();
    try (LiveSink sink = open()) {
      sink.show(grey(1), 0);
    }
    for (Thread thread : threads()) {
      assertThat(before.contains(thread) || thread.join(PATIENCE)).as(thread.getName()).isTrue();
    }
  }

  /** Threads of the program; the JDK keeps its own in another group. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> Thread.currentThread().getThreadGroup().equals(thread.getThreadGroup()))
        .collect(Collectors.toSet());
  }

  @Test
  void refusesPicturesThatAreTooSmall() throws Exception {
    try (LiveSink sink = open()) {
      assertThatThrownBy(() -> sink.show(new int[5], 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("pixels, got 5");
    }
  }

  @Test
  void refusesPicturesOnceClosed() throws Exception {
    LiveSink sink = open();
    sink.close();
    assertThatThrownBy(() -> sink.show(grey(9), 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void mayBeClosedTwice() throws Exception {
    LiveSink sink = open();
    sink.close();
    sink.close();
    assertThat(nothingLeftBehind()).isTrue();
  }

  @Test
  void describesItself() throws Exception {
    try (LiveSink sink = open()) {
      assertThat(sink.description()).isNotBlank();
      assertThat(sink.format()).isEqualTo(FORMAT);
    }
  }
}
