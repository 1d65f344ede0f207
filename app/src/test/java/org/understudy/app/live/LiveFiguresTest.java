package org.understudy.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.understudy.camera.CallbackSink;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;

class LiveFiguresTest {
  private final LiveFigures figures = new LiveFigures();

  private static LiveSink sink() {
    return new CallbackSink(new LiveFormat(64, 64, 30), "nowhere", (pixels, nanos) -> {});
  }

  @Test
  void theFirstSecondsAreNotSettled() throws Exception {
    try (LiveSink sink = sink()) {
      figures.delivered(sink, 0, 900_000_000L);
      for (int second = 0; second < LiveFigures.graceSeconds(); second++) {
        var _ = figures.interval();
      }
      figures.delivered(sink, 0, 20_000_000L);
      var _ = figures.interval();
      assertThat(figures.total().count()).isEqualTo(2);
      assertThat(figures.settled().count()).isEqualTo(1);
      assertThat(figures.settled().max()).isBetween(19.9, 20.1);
    }
  }

  @Test
  void theFirstPictureAndTheFirstThatFollowsAFaceAreKept() throws Exception {
    assertThat(figures.firstFrameSeconds()).isEmpty();
    assertThat(figures.firstFrameOfSessionSeconds()).isEmpty();
    assertThat(figures.firstFollowedFrameSeconds()).isEmpty();
    try (LiveSink sink = sink()) {
      figures.shown(false);
      figures.delivered(sink, 0, 1);
      assertThat(figures.firstFollowedFrameSeconds()).isEmpty();
      double first = figures.firstFrameOfSessionSeconds().orElseThrow();
      figures.shown(true);
      figures.delivered(sink, 0, 1);
      assertThat(figures.firstFrameOfSessionSeconds()).hasValue(first);
      assertThat(figures.firstFollowedFrameSeconds().orElseThrow()).isPositive();
      assertThat(figures.firstFrameSeconds().orElseThrow()).isPositive();
    }
  }
}
