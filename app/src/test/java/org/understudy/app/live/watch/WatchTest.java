package org.understudy.app.live.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.understudy.app.live.CameraState;
import org.understudy.app.live.NewestSlot;
import org.understudy.app.live.SubjectState;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.capture.CameraAnswer;
import org.understudy.tracking.capture.CameraOpening;
import org.understudy.tracking.capture.CaptureClock;
import org.understudy.tracking.capture.LiveCamera;
import org.understudy.tracking.capture.PixelBuffer;
import org.understudy.tracking.capture.VideoFrame;

/** Each fault of camera and tracker once, on the test's own thread. */
class WatchTest {
  private static final long FRAME = 33_333_333L;

  private final List<CameraState> states = new ArrayList<>();
  private final NewestSlot<CapturedPicture> slot = new NewestSlot<>();
  private final BufferPool<CapturedPicture> pool = new BufferPool<>(3, CapturedPicture::new);
  private final Deque<CameraOpening> openings = new ArrayDeque<>();
  private int counted;
  private long now = 1_000_000_000L;
  private int closedCameras;

  private final CaptureClock clock =
      new CaptureClock() {
        @Override
        public long nanos() {
          return now;
        }

        @Override
        public void sleepUntil(long nanos) {
          now = Math.max(now, nanos);
        }
      };

  /** A camera that gives so many pictures and then something else. */
  private final class ScriptedCamera implements LiveCamera {
    private final CameraAnswer last;
    private int left;
    private long index;

    ScriptedCamera(int pictures, CameraAnswer last) {
      left = pictures;
      this.last = last;
    }

    @Override
    public String description() {
      return "scripted";
    }

    @Override
    public CameraAnswer read(PixelBuffer into) {
      if (left == 0) {
        return last;
      }
      left--;
      now += FRAME;
      return new CameraAnswer.Picture(new VideoFrame(into.atLeast(12), 2, 2, now, index++));
    }

    @Override
    public void close() {
      closedCameras++;
    }
  }

  private CaptureLoop loop(double rate) {
    FrameRateLimit limit = new FrameRateLimit(rate);
    return new CaptureLoop(
        () -> Objects.requireNonNull(openings.poll()),
        pool,
        slot,
        clock,
        frame -> isCounted(limit, frame),
        states::add);
  }

  private boolean isCounted(FrameRateLimit limit, VideoFrame frame) {
    boolean wanted = limit.wants(frame.timestampNanos());
    counted += wanted ? 1 : 0;
    return wanted;
  }

  @Test
  void aCameraThatGoesComesBack() throws Exception {
    openings.add(new CameraOpening.Unavailable("busy", true));
    openings.add(
        new CameraOpening.Opened(new ScriptedCamera(3, new CameraAnswer.Gone("unplugged"))));
    openings.add(new CameraOpening.Unavailable("not there", true));
    openings.add(new CameraOpening.Opened(new ScriptedCamera(2, new CameraAnswer.Ended())));
    loop(30).run();
    assertThat(states)
        .containsExactly(
            new CameraState.Opening(),
            new CameraState.Missing("busy"),
            new CameraState.Delivering("scripted"),
            new CameraState.Missing("unplugged"),
            new CameraState.Missing("not there"),
            new CameraState.Delivering("scripted"),
            new CameraState.Ended());
    assertThat(counted).isEqualTo(5);
    assertThat(closedCameras).isEqualTo(2);
    // nobody looked: four were replaced, and every buffer but the waiting one is back
    assertThat(slot.replaced()).isEqualTo(4);
    assertThat(pool.take()).isNotNull();
    assertThat(pool.take()).isNotNull();
  }

  @Test
  void aCameraThatThrowsIsTriedAgain() throws Exception {
    openings.add(
        new CameraOpening.Opened(
            new LiveCamera() {
              @Override
              public String description() {
                return "broken";
              }

              @Override
              public CameraAnswer read(PixelBuffer into) {
                throw new IllegalStateException("driver broke");
              }

              @Override
              public void close() {
                closedCameras++;
              }
            }));
    openings.add(new CameraOpening.Unavailable("no video", false));
    loop(30).run();
    assertThat(states)
        .contains(new CameraState.Missing("the camera failed: driver broke"))
        .endsWith(new CameraState.Unusable("no video"));
    assertThat(closedCameras).isEqualTo(1);
  }

  @Test
  void aCameraThatIsTooQuickIsThinnedOut() throws Exception {
    openings.add(new CameraOpening.Opened(new ScriptedCamera(300, new CameraAnswer.Ended())));
    loop(15).run();
    assertThat(counted).isBetween(145, 155);
  }

  @Test
  void aCameraAtTheWantedRateLosesNothingToJitter() {
    FrameRateLimit limit = new FrameRateLimit(30);
    for (int i = 0; i < 300; i++) {
      assertThat(limit.wants(i * FRAME + (i % 3 - 1) * 6_000_000L)).isTrue();
    }
    assertThat(limit.wants(0)).isTrue();
  }

  private final class ScriptedTracker implements SubjectTracker {
    private final String size;

    ScriptedTracker(int width, int height) {
      size = width + "x" + height;
      opened.add(size);
    }

    @Override
    public SubjectState track(VideoFrame frame) {
      assertThat(frame.width() + "x" + frame.height()).isEqualTo(size);
      times.add(frame.timestampNanos());
      if (failing) {
        throw new IllegalStateException("the network broke");
      }
      return new SubjectState(
          PortraitPose.REST, PortraitPose.REST, true, true, "", 1, frame.timestampNanos());
    }

    @Override
    public void setPoseInterval(int interval) {
      intervals.add(interval);
    }

    @Override
    public void close() {
      closedTrackers++;
    }
  }

  private final List<String> opened = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final List<Integer> intervals = new ArrayList<>();
  private boolean failing;
  private int closedTrackers;

  @Test
  void picturesBeforeTheTrackerIsReadyAreNoDrops() throws Exception {
    openings.add(new CameraOpening.Opened(new ScriptedCamera(5, new CameraAnswer.Ended())));
    List<SubjectState> seen = new ArrayList<>();
    Watcher[] self = new Watcher[1];
    Watcher watcher =
        new Watcher(
            () -> Objects.requireNonNull(openings.poll()),
            ScriptedTracker::new,
            30,
            4,
            clock,
            Optional.empty(),
            states::add,
            state -> {
              seen.add(state);
              self[0].stop();
            });
    self[0] = watcher;
    watcher.runCapture();
    assertThat(watcher.missedAtStart()).isEqualTo(4);
    assertThat(watcher.dropped()).isZero();
    watcher.runTracking();
    assertThat(seen).hasSize(1);
    openings.add(new CameraOpening.Opened(new ScriptedCamera(3, new CameraAnswer.Ended())));
    watcher.runCapture();
    assertThat(watcher.captured()).isEqualTo(8);
    assertThat(watcher.missedAtStart()).isEqualTo(4);
    assertThat(watcher.dropped()).isEqualTo(2);
  }

  private static VideoFrame frame(int width, int height, long nanos) {
    return new VideoFrame(new byte[3 * width * height], width, height, nanos, 0);
  }

  @Test
  void framesOfAnotherSizeGetAnotherTracker() {
    try (WatchStep step = new WatchStep(ScriptedTracker::new, 4)) {
      assertThat(step.watch(frame(8, 6, 1))).isPresent();
      assertThat(step.watch(frame(8, 6, 2))).isPresent();
      assertThat(step.watch(frame(6, 8, 3))).isPresent();
      assertThat(opened).containsExactly("8x6", "6x8");
      assertThat(closedTrackers).isEqualTo(1);
    }
    assertThat(closedTrackers).isEqualTo(2);
  }

  @Test
  void aTrackerThatThrowsIsReplacedAfterASecond() {
    try (WatchStep step = new WatchStep(ScriptedTracker::new, 4)) {
      assertThat(step.watch(frame(8, 6, 0))).isPresent();
      failing = true;
      assertThat(step.watch(frame(8, 6, FRAME))).isEmpty();
      assertThat(closedTrackers).isEqualTo(1);
      failing = false;
      assertThat(step.watch(frame(8, 6, 2 * FRAME))).isEmpty();
      assertThat(step.watch(frame(8, 6, 40 * FRAME))).isPresent();
      assertThat(step.failures()).isEqualTo(1);
      assertThat(opened).hasSize(2);
    }
  }

  @Test
  void aTrackerThatCannotBeLoadedIsSurvived() {
    SubjectTracker.Maker broken =
        (width, height) -> {
          throw new IOException("model is missing");
        };
    try (WatchStep step = new WatchStep(broken, 4)) {
      assertThat(step.watch(frame(8, 6, 0))).isEmpty();
      assertThat(step.failures()).isEqualTo(1);
    }
  }

  @Test
  void timeThatJumpsBackwardsReachesTheTrackerInOrder() {
    try (WatchStep step = new WatchStep(ScriptedTracker::new, 4)) {
      for (long nanos : new long[] {1000, 2000, 500, 600, 3000}) {
        assertThat(step.watch(frame(8, 6, nanos))).isPresent();
      }
    }
    assertThat(times).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void thePosesRateReachesEveryTracker() {
    try (WatchStep step = new WatchStep(ScriptedTracker::new, 4)) {
      assertThat(step.watch(frame(8, 6, 1))).isPresent();
      step.setPoseInterval(8);
      step.setPoseInterval(8);
      assertThat(step.watch(frame(6, 8, 2))).isPresent();
      assertThat(intervals).containsExactly(4, 8, 8);
    }
  }
}
