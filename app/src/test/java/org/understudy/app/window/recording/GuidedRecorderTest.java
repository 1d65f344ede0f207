package org.understudy.app.window.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.guide.Coverage;
import org.understudy.app.guide.GuideRun;
import org.understudy.app.guide.GuideStep;
import org.understudy.app.guide.GuideTimes;
import org.understudy.app.guide.Hint;
import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraTarget;
import org.understudy.tracking.capture.VideoReader;

/** Over the sample talk, played as a camera. */
@Timeout(120)
class GuidedRecorderTest {
  @TempDir Path folder;
  private final News news = new News();
  private final AtomicLong mirrored = new AtomicLong();

  private static final class News implements RecorderListener {
    final LinkedBlockingQueue<Boolean> cameras = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<GuideRun.Position> positions = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<Coverage> done = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();
    final AtomicLong looks = new AtomicLong();
    volatile String words = "";

    @Override
    public void camera(boolean on, String said) {
      words = said;
      cameras.add(on);
    }

    @Override
    public void at(Optional<GuideRun.Position> position, Optional<Hint> hint) {
      looks.incrementAndGet();
      position.ifPresent(positions::add);
    }

    @Override
    public void finished(Path file, Coverage coverage) {
      done.add(coverage);
    }

    @Override
    public void failed(String reason) {
      failures.add(reason);
    }
  }

  private GuidedRecorder recorder(CameraTarget camera, boolean loop) {
    return new GuidedRecorder(
        new CameraWish(camera, CameraMode.USUAL, loop),
        new GuideTimes(0.1),
        frame -> mirrored.incrementAndGet(),
        news);
  }

  private <T> T next(LinkedBlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(60, TimeUnit.SECONDS);
    assertThat(next).as("news; the camera said " + news.words + ", " + news.failures).isNotNull();
    return Objects.requireNonNull(next);
  }

  private void awaitCamera() throws InterruptedException {
    while (!next(news.cameras)) {
      assertThat(news.failures).isEmpty();
    }
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void aGuidedRecordingIsAVideo() throws Exception {
    Path file = folder.resolve("clip.mp4");
    try (GuidedRecorder recorder = recorder(new CameraTarget.Synthetic(), true)) {
      awaitCamera();
      while (news.looks.get() == 0) {
        Thread.sleep(10);
      }
      // the camera is watched, and nothing is written yet
      assertThat(files()).isZero();
      recorder.record(file);
      Coverage coverage = next(news.done);
      assertThat(coverage.seen()).contains(GuideStep.AHEAD);
      assertThat(coverage.faceShare()).isGreaterThan(0.9);
      assertThat(mirrored.get()).isGreaterThan(30);
      assertThat(news.positions).isNotEmpty();
    }
    assertThat(files()).isEqualTo(1);
    try (VideoReader reader = VideoReader.open(file)) {
      assertThat(reader.info().width()).isEqualTo(512);
      assertThat(reader.info().durationNanos()).isBetween(2_000_000_000L, 20_000_000_000L);
    }
  }

  @Test
  void aRecordingThatIsGivenUpLeavesNothing() throws Exception {
    try (GuidedRecorder recorder = recorder(new CameraTarget.Synthetic(), true)) {
      awaitCamera();
      recorder.record(folder.resolve("one.mp4"));
      next(news.positions);
      recorder.cancel();
      recorder.record(folder.resolve("two.mp4"));
      news.positions.clear();
      next(news.positions);
    }
    assertThat(files()).isZero();
    assertThat(news.done).isEmpty();
    assertThat(news.failures).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsTold() throws Exception {
    try (GuidedRecorder recorder = recorder(new CameraTarget.Synthetic(), true)) {
      awaitCamera();
      recorder.record(folder.resolve("nowhere").resolve("clip.mp4"));
      assertThat(next(news.failures)).contains("nowhere");
    }
  }

  @Test
  void aCameraThatIsNotThereIsTold() throws Exception {
    try (GuidedRecorder recorder = recorder(new CameraTarget.Device("/dev/video987"), false)) {
      assertThat(next(news.cameras)).isFalse();
      assertThat(next(news.cameras)).isFalse();
      assertThat(news.words).contains("/dev/video987");
      recorder.record(folder.resolve("clip.mp4"));
      assertThat(next(news.failures)).contains("/dev/video987");
    }
    assertThat(files()).isZero();
  }
}
