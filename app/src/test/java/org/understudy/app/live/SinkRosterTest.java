package org.understudy.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.understudy.app.console.CommandFailure;
import org.understudy.camera.CallbackSink;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;
import org.understudy.camera.SinkException;
import org.understudy.camera.SinkFanout;
import org.understudy.camera.SinkOpening;
import org.understudy.camera.SinkTarget;

@Timeout(60)
class SinkRosterTest {
  private static final LiveFormat FORMAT = new LiveFormat(64, 64, 30);
  private static final SinkTarget DEVICE = SinkTarget.parse("v4l2:/dev/video10");
  private static final SinkTarget RECORDING = SinkTarget.parse("file:call.mp4");

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final List<LiveSink> made = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile boolean broken;

  private SinkOpening open(SinkTarget target) {
    if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      return new SinkOpening.Unavailable(target, "busy", List.of("wait"));
    }
    LiveSink sink =
        new CallbackSink(
            FORMAT,
            target.toString(),
            (pixels, nanos) -> {
              if (broken) {
                throw new SinkException("unplugged");
              }
            });
    made.add(sink);
    return new SinkOpening.Opened(sink);
  }

  private SinkFanout fanout(SinkRoster roster) {
    SinkFanout fanout =
        new SinkFanout(
            FORMAT,
            System::nanoTime,
            Thread.ofPlatform().daemon().factory(),
            (sink, capture, delay) -> {},
            roster);
    roster.attach(
        fanout,
        new SinkRoster.Listener() {
          @Override
          public void lost(String reason, boolean triedAgain) {
            told.add(reason + (triedAgain ? ", tried again" : ", for good"));
          }

          @Override
          public void back(String description) {
            told.add(description + " is back");
          }
        });
    return fanout;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void aLostSinkComesBackAndARecordingDoesNot() throws Exception {
    try (SinkRoster roster =
        SinkRoster.open(List.of(DEVICE, RECORDING), this::open, Duration.ofMillis(20))) {
      try (SinkFanout fanout = fanout(roster)) {
        refusals.set(3);
        broken = true;
        fanout.show(new int[64 * 64], 0);
        await(() -> fanout.counts().isEmpty());
        assertThat(roster.awaitsAny()).isTrue();
        broken = false;
        await(() -> fanout.counts().size() == 1);
        await(() -> told.size() == 3);
        assertThat(told)
            .contains("unplugged, tried again", "unplugged, for good", DEVICE + " is back");
        assertThat(roster.awaitsAny()).isFalse();
        fanout.show(new int[64 * 64], 1);
        await(() -> made.getLast().framesShown() == 1);
        assertThat(roster.sinks()).hasSize(3);
        assertThat(roster.losses()).hasSize(2);
      }
    }
  }

  @Test
  void nothingIsOpenedOnceTheRosterIsClosed() throws Exception {
    SinkRoster roster = SinkRoster.open(List.of(DEVICE), this::open, Duration.ofMillis(20));
    try (SinkFanout fanout = fanout(roster)) {
      broken = true;
      fanout.show(new int[64 * 64], 0);
      await(() -> fanout.counts().isEmpty());
      roster.close();
    }
    int before = made.size();
    Thread.sleep(100);
    assertThat(made).hasSize(before);
  }

  @Test
  void whereOneCannotBeOpenedNoneStaysOpen() {
    AtomicInteger asked = new AtomicInteger();
    Function<SinkTarget, SinkOpening> opener =
        target ->
            asked.getAndIncrement() == 1
                ? new SinkOpening.Unavailable(target, "busy", List.of("wait"))
                : open(target);
    assertThatThrownBy(
            () -> SinkRoster.open(List.of(DEVICE, RECORDING), opener, Duration.ofMillis(20)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("busy");
    assertThatThrownBy(() -> made.getFirst().show(new int[64 * 64], 0))
        .isInstanceOf(IllegalStateException.class);
  }
}
