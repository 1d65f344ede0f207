package org.understudy.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.app.console.SilentProgress;
import org.understudy.app.live.show.AvatarPosePainter;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineReader;
import org.understudy.app.params.SessionHeader;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.talk.AvatarPainter;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.talk.ReplayJob;
import org.understudy.app.talk.ViewAngle;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.capture.NextFrame;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;
import org.understudy.tracking.retarget.Follow;
import org.understudy.tracking.smooth.IdleMotion;

/** What a session logged is drawn again, picture by picture. */
class SessionReplayTest {
  private static final int SIZE = 128;
  private static final int PICTURES = 12;

  @TempDir Path folder;

  private static List<PortraitPose> poses(Avatar avatar) {
    PortraitPose rest = PortraitPose.REST.withRoot(avatar.framing().root());
    List<PortraitPose> poses = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      long nanos = i * 33_333_333L + (i % 3) * 2_000_123L;
      float[] expression = rest.expression();
      expression[ArkitExpression.JAW_OPEN.ordinal()] = i / (float) PICTURES;
      poses.add(new IdleMotion(3).at(rest.withExpression(expression), 5 + i, nanos));
    }
    return poses;
  }

  private Path log(Avatar avatar) throws Exception {
    Path file = folder.resolve("call.jsonl");
    SessionLog log =
        new SessionLog(MotionLogFile.create(file, avatar, Map.of("width", SIZE)), problem -> {});
    int i = 0;
    for (PortraitPose pose : poses(avatar)) {
      log.add(new PoseLine(i++, true, pose));
    }
    log.end();
    log.run();
    assertThat(log.written()).isEqualTo(PICTURES);
    return file;
  }

  @ParameterizedTest
  @CsvSource({"128, 128, false", "256, 144, true"})
  void theSamePicturesAreDrawnFromTheLog(int width, int height, boolean mirrored) throws Exception {
    Avatar avatar = AvatarGallery.load(AvatarGallery.USUAL);
    Path file = log(avatar);
    assertThat(SessionHeader.of(file, avatar.skeleton()))
        .hasValueSatisfying(
            header -> {
              assertThat(header.avatar()).isEqualTo(avatar.name());
              assertThat(header.look().width()).hasValue(SIZE);
              assertThat(header.look().height()).isEmpty();
              assertThat(header.rest().root().translationZ())
                  .isCloseTo(
                      avatar.framing().root().translationZ(),
                      org.assertj.core.api.Assertions.within(1e-5));
            });
    List<PoseLine> lines = PoseLineReader.readAll(file, avatar.skeleton());
    assertThat(lines).hasSize(PICTURES);
    AvatarPosePainter.PictureLook look =
        new AvatarPosePainter.PictureLook(
            width, height, Backdrop.USUAL.makeBackground().get(), LightPreset.STUDIO, mirrored);
    PictureOptions options =
        new PictureOptions(
            new PictureShape(width, height),
            Backdrop.USUAL,
            ViewAngle.FRONT,
            LightPreset.STUDIO,
            mirrored,
            false);
    try (AvatarPosePainter live = new AvatarPosePainter(avatar, look, new StageTimes());
        AvatarPainter offline = new AvatarPainter(avatar, options, PICTURES, new StageTimes())) {
      int[] again = new int[width * height];
      int i = 0;
      for (PortraitPose pose : poses(avatar)) {
        int[] picture = live.paint(pose);
        offline.paint(lines.get(i).pose(), again, width, 0);
        assertThat(lines.get(i).pose().timestampNanos()).isEqualTo(pose.timestampNanos());
        assertThat(meanDifference(picture, again)).isLessThan(0.05);
        i++;
      }
    }
  }

  private static double meanDifference(int[] a, int[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        sum += Math.abs((a[i] >>> shift & 255) - (b[i] >>> shift & 255));
      }
    }
    return sum / (3.0 * a.length);
  }

  @Test
  void renderGivesOneFrameForEachPictureAtItsTime() throws Exception {
    Avatar avatar = AvatarGallery.load(AvatarGallery.USUAL);
    Path file = log(avatar);
    Path video = folder.resolve("call.mp4");
    render(file, avatar, video);
    List<Long> times = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(video)) {
      byte[] rgb = new byte[reader.info().frameBytes()];
      NextFrame next = reader.read(rgb);
      while (next instanceof VideoFrame frame) {
        times.add(frame.timestampNanos());
        next = reader.read(rgb);
      }
    }
    assertThat(times).hasSize(PICTURES);
    List<PortraitPose> poses = poses(avatar);
    for (int i = 0; i < PICTURES; i++) {
      // a tick of the file is 11 microseconds
      assertThat(times.get(i))
          .isBetween(
              poses.get(i).timestampNanos() - 12_000, poses.get(i).timestampNanos() + 12_000);
    }
  }

  @Test
  void anotherAvatarMayStandIn() throws Exception {
    Path file = log(AvatarGallery.load(AvatarGallery.USUAL));
    Path video = folder.resolve("other.mp4");
    render(file, AvatarGallery.load("mei"), video);
    assertThat(Files.size(video)).isPositive();
  }

  private static void render(Path file, Avatar avatar, Path video) throws Exception {
    new ReplayJob(
            file,
            avatar,
            video,
            new PictureOptions(SIZE, Backdrop.USUAL, ViewAngle.FRONT, LightPreset.STUDIO, false),
            Follow.RELATIVE,
            Optional.empty())
        .run((task, frames) -> new SilentProgress());
  }
}
