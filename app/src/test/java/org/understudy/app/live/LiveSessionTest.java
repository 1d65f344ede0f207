package org.understudy.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.understudy.app.live.show.AvatarPosePainter;
import org.understudy.app.live.show.Cast;
import org.understudy.app.live.show.PosePainter;
import org.understudy.app.live.watch.SubjectTracker;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.talk.Backdrop;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.camera.CallbackSink;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;
import org.understudy.camera.SinkException;
import org.understudy.camera.SinkFanout;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.capture.CameraAnswer;
import org.understudy.tracking.capture.CameraOpening;
import org.understudy.tracking.capture.CaptureClock;
import org.understudy.tracking.capture.LiveCamera;
import org.understudy.tracking.capture.PixelBuffer;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Whole sessions over a camera that is nothing but magenta, with the real painter and fan-out: each
 * fault once, and never a magenta pixel in any output.
 */
@Timeout(60)
class LiveSessionTest {
  private static final int EDGE = 64;
  private static final int FRAMES = 60;
  private static final int FAULT_AT = 20;
  private static final long FRAME_NANOS = 33_333_333L;
  private static final LiveFormat FORMAT = new LiveFormat(EDGE, EDGE, 30);

  enum Fault {
    NONE,
    FACE_LOST,
    TRACKER_THROWS,
    PAINTER_THROWS,
    CAMERA_GONE,
    CAMERA_THROWS,
    SIZE_CHANGES,
    CLOCK_JUMPS_BACK,
    SINK_DIES
  }

  private final AtomicLong now = new AtomicLong(50_000_000_000L);
  private final Semaphore looked = new Semaphore(1);
  private final AtomicInteger captured = new AtomicInteger();
  private final AtomicInteger painted = new AtomicInteger();
  private final AtomicInteger witnessed = new AtomicInteger();
  private final AtomicInteger openings = new AtomicInteger();
  private final List<String> leaks = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger[] shown = {new AtomicInteger(), new AtomicInteger()};
  private final List<String> losses = Collections.synchronizedList(new ArrayList<>());
  private final LiveFigures figures = new LiveFigures();
  private final Avatar avatar = load();
  private Fault fault = Fault.NONE;

  private static Avatar load() {
    try {
      return AvatarGallery.load(AvatarGallery.USUAL);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private final CaptureClock clock =
      new CaptureClock() {
        @Override
        public long nanos() {
          return now.get();
        }

        @Override
        public void sleepUntil(long nanos) {
          now.accumulateAndGet(nanos, Math::max);
        }
      };

  private final class MagentaCamera implements LiveCamera {
    @Override
    public String description() {
      return "magenta";
    }

    @Override
    public CameraAnswer read(PixelBuffer into) throws InterruptedException {
      looked.acquire();
      int index = captured.getAndIncrement();
      if (index >= FRAMES) {
        return new CameraAnswer.Ended();
      }
      if (index == FAULT_AT && fault == Fault.CAMERA_GONE) {
        looked.release();
        return new CameraAnswer.Gone("unplugged");
      }
      if (index == FAULT_AT && fault == Fault.CAMERA_THROWS) {
        looked.release();
        throw new IllegalStateException("driver broke");
      }
      if (index == FAULT_AT && fault == Fault.CLOCK_JUMPS_BACK) {
        now.addAndGet(-20_000_000_000L);
      }
      now.addAndGet(FRAME_NANOS);
      int edge = index >= FAULT_AT && fault == Fault.SIZE_CHANGES ? 96 : EDGE;
      byte[] rgb = into.atLeast(3 * edge * edge);
      for (int i = 0; i < 3 * edge * edge; i += 3) {
        rgb[i] = (byte) 255;
        rgb[i + 1] = 0;
        rgb[i + 2] = (byte) 255;
      }
      return new CameraAnswer.Picture(new VideoFrame(rgb, edge, edge, now.get(), index));
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  private final class BlindTracker implements SubjectTracker {
    @Override
    public SubjectState track(VideoFrame frame) {
      if (frame.index() == FAULT_AT && fault == Fault.TRACKER_THROWS) {
        throw new IllegalStateException("the network broke");
      }
      boolean face = fault != Fault.FACE_LOST || frame.index() < FAULT_AT;
      PortraitPose pose =
          PortraitPose.REST
              .withRoot(avatar.framing().root())
              .withTimestampNanos(frame.timestampNanos());
      return new SubjectState(
          pose, pose, true, face, face ? "" : "hidden", face ? 1 : 0, frame.timestampNanos());
    }

    @Override
    public void setPoseInterval(int interval) {
      // it has no pose network
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  /** The real painter, which fails where the test wants it to. */
  private final class FragilePainter implements PosePainter {
    private final AvatarPosePainter real =
        new AvatarPosePainter(
            avatar,
            new AvatarPosePainter.PictureLook(
                EDGE, EDGE, Backdrop.USUAL.makeBackground().get(), LightPreset.STUDIO, false),
            new StageTimes());

    @Override
    public int[] paint(PortraitPose pose) {
      // one picture more is asked for when this one is drawn
      looked.release();
      if (fault == Fault.PAINTER_THROWS && painted.incrementAndGet() % 3 == 0) {
        throw new IllegalStateException("the kernel broke");
      }
      return real.paint(pose);
    }

    @Override
    public void setQuality(Quality quality) {
      real.setQuality(quality);
    }

    @Override
    public void close() {
      real.close();
    }
  }

  private LiveSink sink(int number) {
    return new CallbackSink(
        FORMAT,
        "sink " + number,
        (pixels, captureNanos) -> {
          if (number == 0 && fault == Fault.SINK_DIES && shown[0].get() == 3) {
            throw new SinkException("the disk is full");
          }
          shown[number].incrementAndGet();
          long magenta =
              Arrays.stream(pixels, 0, EDGE * EDGE)
                  .filter(p -> (p & 255) > 180 && (p >> 8 & 255) < 80 && (p >> 16 & 255) > 180)
                  .count();
          if (magenta > 0) {
            leaks.add("%d magenta pixels in sink %d".formatted(magenta, number));
          }
        });
  }

  private LiveSession session(SubjectTracker.Maker trackers) {
    SinkFanout fanout =
        new SinkFanout(
            FORMAT,
            clock::nanos,
            Thread.ofPlatform().daemon().factory(),
            figures,
            (sink, reason) -> losses.add(sink.description() + ": " + reason.getMessage()));
    fanout.add(sink(0));
    fanout.add(sink(1));
    return new LiveSession(
        new LiveSettings(30, OptionalDouble.empty(), 50, true),
        new LiveSession.Parts(
            new Cast(avatar, FragilePainter::new),
            avatar.skeleton(),
            () -> {
              openings.incrementAndGet();
              return new CameraOpening.Opened(new MagentaCamera());
            },
            trackers,
            Optional.of(frame -> witnessed.incrementAndGet()),
            fanout,
            figures,
            Optional.empty(),
            clock,
            Thread.ofPlatform().daemon().factory()),
        new StageTimes());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theRawPictureReachesNoSinkWhateverFails(Fault injected) throws Exception {
    fault = injected;
    LiveSession session = session((width, height) -> new BlindTracker());
    if (fault == Fault.TRACKER_THROWS) {
      // frames in the second after the failure are drawn by nobody
      looked.release(FRAMES);
    }
    LiveEnd end = session.run(status -> {});
    assertThat(end).isEqualTo(new LiveEnd.Fine("the video has ended"));
    assertThat(leaks).isEmpty();
    assertThat(shown[1].get()).isPositive();
    assertThat(witnessed.get()).isPositive();
    boolean reopened = fault == Fault.CAMERA_GONE || fault == Fault.CAMERA_THROWS;
    assertThat(openings.get()).isEqualTo(reopened ? 2 : 1);
    if (fault == Fault.SINK_DIES) {
      assertThat(losses).containsExactly("sink 0: the disk is full");
      assertThat(shown[0].get()).isEqualTo(3);
      assertThat(shown[1].get()).isGreaterThan(3);
    } else {
      assertThat(losses).isEmpty();
    }
    assertThat(session.counts().captured()).isEqualTo(FRAMES - (reopened ? 1 : 0));
  }

  @Test
  void aSessionEndsWhenAskedAndWhenNoSinkIsLeft() throws Exception {
    LiveSession asked = session((width, height) -> new BlindTracker());
    asked.stop("stopped");
    assertThat(asked.run(status -> {})).isEqualTo(new LiveEnd.Fine("stopped"));
    assertThat(leaks).isEmpty();

    SinkFanout nobody =
        new SinkFanout(
            FORMAT,
            clock::nanos,
            Thread.ofPlatform().daemon().factory(),
            figures,
            (sink, reason) -> losses.add("lost"));
    LiveSession alone =
        new LiveSession(
            new LiveSettings(30, OptionalDouble.empty(), 50, true),
            new LiveSession.Parts(
                new Cast(avatar, FragilePainter::new),
                avatar.skeleton(),
                () -> new CameraOpening.Unavailable("not there", true),
                (width, height) -> new BlindTracker(),
                Optional.empty(),
                nobody,
                figures,
                Optional.empty(),
                CaptureClock.system(),
                Thread.ofPlatform().daemon().factory()),
            new StageTimes());
    alone.sinkLost("the disk is full");
    assertThat(alone.run(status -> {}))
        .isEqualTo(new LiveEnd.Failed("no output is left: the disk is full"));
  }

  @Test
  void aFileThatIsNoVideoFailsTheSession() throws Exception {
    LiveSession session =
        new LiveSession(
            new LiveSettings(30, OptionalDouble.empty(), 50, true),
            new LiveSession.Parts(
                new Cast(avatar, FragilePainter::new),
                avatar.skeleton(),
                () -> new CameraOpening.Unavailable("no video", false),
                (width, height) -> new BlindTracker(),
                Optional.empty(),
                new SinkFanout(
                    FORMAT,
                    clock::nanos,
                    Thread.ofPlatform().daemon().factory(),
                    figures,
                    (sink, reason) -> losses.add("lost")),
                figures,
                Optional.empty(),
                clock,
                Thread.ofPlatform().daemon().factory()),
            new StageTimes());
    assertThat(session.run(status -> {})).isEqualTo(new LiveEnd.Failed("no video"));
  }

  @Test
  void theStatusTellsInPlainWords() {
    LiveStatus status =
        new LiveStatus(
            new CameraState.Delivering("cam"),
            true,
            "",
            30,
            new StageTimes.Summary(90, 31, 44, 60),
            0.002,
            Quality.FULL,
            false,
            2,
            "");
    assertThat(status.words())
        .isEqualTo(
            "face found | 30 pictures/s | delay 31 ms, 95 % within 44 | 0.2 % dropped | full quality | 2 outputs");
    LiveStatus gone =
        new LiveStatus(
            new CameraState.Missing("unplugged"),
            true,
            "",
            30,
            new StageTimes.Summary(0, 0, 0, 0),
            0,
            Quality.LADDER.getLast(),
            false,
            1,
            "voice delayed by 42 ms");
    assertThat(gone.words())
        .startsWith("no camera: unplugged")
        .endsWith("1 output | voice delayed by 42 ms");
  }
}
