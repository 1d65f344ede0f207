package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.compare.PoseAgreement;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.SilentProgress;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineReader;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.tracking.capture.NextFrame;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.retarget.Follow;

/** The jobs from a file to a file, with the real tracker, renderer and encoder. */
class TalkJobsTest {
  private static final TrackingOptions TRACKING =
      new TrackingOptions(LandmarkSettings.DEFAULT, OptionalDouble.empty());
  private static final ProgressMaker QUIET = (task, frames) -> new SilentProgress();

  @TempDir Path folder;
  private Path in = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void name() throws Exception {
    in = Files.createDirectory(folder.resolve("in"));
    out = Files.createDirectory(folder.resolve("out"));
  }

  private DriveJob drive(Path video, String name, boolean sideBySide, Optional<Path> motion)
      throws Exception {
    Avatar avatar = AvatarGallery.load(AvatarGallery.USUAL);
    String background = name.endsWith(".webm") ? "transparent" : "grey";
    PictureOptions picture =
        new PictureOptions(
            128, Backdrop.parse(background), ViewAngle.FRONT, LightPreset.STUDIO, sideBySide);
    return new DriveJob(
        video, avatar, out.resolve(name), picture, TRACKING, Follow.RELATIVE, motion);
  }

  private static List<Long> times(Path video) throws Exception {
    List<Long> times = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(video)) {
      byte[] rgb = new byte[reader.info().frameBytes()];
      NextFrame next = reader.read(rgb);
      while (next instanceof VideoFrame frame) {
        times.add(frame.timestampNanos());
        next = reader.read(rgb);
      }
    }
    return times;
  }

  private List<String> written() throws Exception {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void drivingKeepsFramesAndVariableTimeStampsAndTheMotionReplays() throws Exception {
    long[] nanos = AvatarClip.regular(24);
    for (int i = 10; i < nanos.length; i++) {
      nanos[i] += AvatarClip.CLOCK.nanos(100L * (i % 3) + 700);
    }
    Path video = AvatarClip.speaking(in.resolve("talk.mp4"), nanos);
    Path motion = out.resolve("talk.jsonl");
    DriveJob.Outcome outcome = drive(video, "avatar.mp4", true, Optional.of(motion)).run(QUIET);

    assertThat(outcome.result().frames()).isEqualTo(24);
    assertThat(outcome.result().framesWithFace()).isEqualTo(24);
    assertThat(outcome.warnings()).isEmpty();
    assertThat((Double) outcome.result().facts().get("firstFrameSeconds")).isPositive();
    assertThat(outcome.result().stages()).containsKeys("decode", "landmarks", "draw", "encode");
    assertThat(times(out.resolve("avatar.mp4"))).isEqualTo(times(video));
    try (VideoReader reader = VideoReader.open(out.resolve("avatar.mp4"))) {
      assertThat(reader.info().width()).isEqualTo(256);
      assertThat(reader.info().height()).isEqualTo(128);
    }
    List<PoseLine> lines = PoseLineReader.readAll(motion, SubjectModels.loadSkeleton());
    assertThat(lines.stream().map(l -> l.pose().timestampNanos()).toList()).isEqualTo(times(video));

    ReplayJob replay =
        new ReplayJob(
            motion,
            AvatarGallery.load(AvatarGallery.USUAL),
            out.resolve("replay.mp4"),
            new PictureOptions(128, Backdrop.USUAL, new ViewAngle(20, 0), LightPreset.WARM, false),
            Follow.RELATIVE,
            Optional.of(video));
    assertThat(replay.run(QUIET).result().frames()).isEqualTo(24);
    assertThat(times(out.resolve("replay.mp4"))).hasSize(24);
    assertThat(written()).containsExactly("avatar.mp4", "replay.mp4", "talk.jsonl");
  }

  @Test
  void trackingWritesMotionAndAVideoOfWhatItSaw() throws Exception {
    Path video = AvatarClip.speaking(in.resolve("talk.mp4"), AvatarClip.regular(20));
    Path motion = out.resolve("talk.jsonl");
    TrackJob.Outcome outcome =
        new TrackJob(video, motion, Optional.of(out.resolve("seen.mp4")), TRACKING).run(QUIET);
    assertThat(outcome.result().framesWithFace()).isEqualTo(20);
    assertThat(times(out.resolve("seen.mp4"))).hasSize(20);
    List<PoseLine> lines = PoseLineReader.readAll(motion, SubjectModels.loadSkeleton());
    assertThat(PoseAgreement.of(lines, lines).jawOpen()).isGreaterThan(0.999);
  }

  @Test
  void transparentOutputKeepsItsFrames() throws Exception {
    Path video = AvatarClip.speaking(in.resolve("talk.mp4"), AvatarClip.regular(8));
    drive(video, "avatar.webm", false, Optional.empty()).run(QUIET);
    assertThat(times(out.resolve("avatar.webm"))).hasSize(8);
  }

  @Test
  void aCutOffVideoKeepsTheFramesBeforeAndSaysSo() throws Exception {
    Path video = AvatarClip.speaking(in.resolve("talk.mp4"), AvatarClip.regular(60));
    byte[] bytes = Files.readAllBytes(video);
    Path cut = Files.write(in.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 6 / 10));
    DriveJob.Outcome outcome = drive(cut, "avatar.mp4", false, Optional.empty()).run(QUIET);
    assertThat(outcome.warnings()).singleElement().asString().contains("cut off");
    assertThat(outcome.result().frames()).isBetween(5L, 59L);
    assertThat(times(out.resolve("avatar.mp4"))).hasSize((int) outcome.result().frames());
  }

  @Test
  void aVideoWithoutAnyFaceIsAFailureThatLeavesNothing() throws Exception {
    Path video = AvatarClip.nobody(in.resolve("wall.mp4"), AvatarClip.regular(6));
    Path motion = out.resolve("wall.jsonl");
    assertThatThrownBy(() -> drive(video, "avatar.mp4", true, Optional.of(motion)).run(QUIET))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no face was seen in any of the 6 frames");
    assertThat(written()).isEmpty();
  }

  @Test
  void trackingReportsLostStretches() throws Exception {
    Path video = AvatarClip.nobody(in.resolve("wall.mp4"), AvatarClip.regular(6));
    TrackJob.Outcome outcome =
        new TrackJob(video, out.resolve("wall.jsonl"), Optional.empty(), TRACKING).run(QUIET);
    assertThat(outcome.result().framesWithFace()).isZero();
    assertThat(outcome.result().toJson()).contains("\"lostStretches\"").contains("\"frames\" : 6");
  }
}
