package org.understudy.app.window.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.understudy.app.live.LiveStatus;
import org.understudy.app.live.SubjectState;
import org.understudy.app.settings.CallSettings;
import org.understudy.camera.CallbackSink;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;

/** Whole calls over the sample talk, without a window. */
@Timeout(120)
class CallControllerTest {
  private static final CallSettings CALL =
      CallSettings.USUAL
          .withCamera("synthetic")
          .withLook(CallSettings.USUAL.look().withSize("128").withFramesPerSecond(15));

  private final AtomicInteger pictures = new AtomicInteger();
  private final AtomicInteger witnessed = new AtomicInteger();
  private final AtomicReference<int @Nullable []> latest = new AtomicReference<>();
  private final List<CallPhase> phases = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final List<LiveStatus> statuses = Collections.synchronizedList(new ArrayList<>());
  private volatile long slownessNanos;
  private final CallController calls =
      new CallController(this::preview, frame -> witnessed.incrementAndGet());

  CallControllerTest() {
    calls.addListener(
        new CallListener() {
          @Override
          public void phase(CallPhase phase) {
            if (phase == CallPhase.STARTING) {
              LockSupport.parkNanos(slownessNanos);
            }
            phases.add(phase);
          }

          @Override
          public void status(LiveStatus status) {
            statuses.add(status);
          }

          @Override
          public void notice(String text) {
            // the log of a call
          }

          @Override
          public void failed(String reason) {
            failures.add(reason);
          }
        });
  }

  private LiveSink preview(LiveFormat format) {
    return new CallbackSink(
        format,
        "test",
        (pixels, captureNanos) -> {
          latest.set(pixels.clone());
          pictures.incrementAndGet();
        });
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long for " + what).isLessThan(end);
      Thread.sleep(10);
    }
  }

  @AfterEach
  void end() {
    calls.close();
  }

  private int colour(int x, int y) {
    int[] picture = latest.get();
    return picture == null ? 0 : picture[y * 128 + x];
  }

  @Test
  void aCallShowsTheAvatarChangesItAndEnds() throws Exception {
    AtomicReference<@Nullable SubjectState> seen = new AtomicReference<>();
    calls.addSubjectListener(seen::set);
    calls.start(CALL);
    calls.start(CALL.withAvatar("omar"));
    await("pictures", () -> pictures.get() > 3);
    assertThat(calls.phase()).isEqualTo(CallPhase.RUNNING);
    int ada = colour(64, 120);
    // Ada's blouse is blue, Noah's red
    assertThat(ada >> 16 & 255).isGreaterThan(ada & 255);
    calls.change(CALL.withAvatar("noah"));
    await("the other avatar", () -> (colour(64, 120) & 255) > (colour(64, 120) >> 16 & 255));
    calls.change(CALL.withAvatar("noah").withLook(CALL.look().withBackground("#00ff00")));
    await("the background", () -> colour(2, 2) == 0xff00ff00);
    await("a face", () -> seen.get() != null && witnessed.get() > 0);
    calls.setAway(true);
    await("away", () -> !statuses.isEmpty() && statuses.getLast().away());
    assertThat(calls.away()).isTrue();
    calls.stop();
    await("the end", () -> calls.phase() == CallPhase.IDLE);
    assertThat(phases)
        .containsExactly(CallPhase.STARTING, CallPhase.RUNNING, CallPhase.STOPPING, CallPhase.IDLE);
    assertThat(failures).isEmpty();
    assertThat(calls.stages()).containsKey("draw");
    assertThat(calls.history().seconds()).isNotEmpty();
  }

  @Test
  void anAvatarThatIsNotThereLeavesTheOneThatIs() throws Exception {
    calls.start(CALL);
    await("pictures", () -> pictures.get() > 3);
    calls.change(CALL.withAvatar("nobody"));
    calls.change(CALL.withAvatar("noah"));
    await("the other avatar", () -> (colour(64, 120) & 255) > (colour(64, 120) >> 16 & 255));
    assertThat(calls.phase()).isEqualTo(CallPhase.RUNNING);
  }

  @Test
  void whereCallsAreHeldOneFailsAndIsOverAtOnce() throws Exception {
    assertThat(calls.hold("somebody else has the camera")).isTrue();
    calls.start(CALL);
    assertThat(failures).containsExactly("somebody else has the camera");
    assertThat(phases).containsExactly(CallPhase.IDLE);
    assertThat(calls.hold(null)).isTrue();
    calls.start(CALL);
    assertThat(calls.hold("too late")).isFalse();
    await("pictures", () -> pictures.get() > 0);
  }

  @Test
  void aCallThatFailsAtOnceIsToldInOrder() throws Exception {
    slownessNanos = TimeUnit.MILLISECONDS.toNanos(300);
    calls.start(CALL.withAvatar("nobody"));
    await("the end", () -> phases.size() == 2 && calls.phase() == CallPhase.IDLE);
    assertThat(phases).containsExactly(CallPhase.STARTING, CallPhase.IDLE);
  }

  @Test
  void whatCannotBeginIsToldAndCanBeTriedAgain() throws Exception {
    for (CallSettings wrong :
        List.of(
            CALL.withCamera("/nowhere/talk.mp4"),
            CALL.withAvatar("nobody"),
            CALL.withSinks(List.of("v4l2:/dev/video99")),
            CALL.withLook(CALL.look().withSize("huge")))) {
      failures.clear();
      calls.start(wrong);
      await("the end", () -> calls.phase() == CallPhase.IDLE && !failures.isEmpty());
      assertThat(failures.getFirst()).isNotBlank();
    }
  }

  @Test
  void aCallCanBeStoppedBeforeItHasBegun() throws Exception {
    calls.start(CALL);
    calls.stop();
    await("the end", () -> calls.phase() == CallPhase.IDLE);
    assertThat(failures).isEmpty();
  }
}
