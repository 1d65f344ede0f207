package org.understudy.app.talk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.detect.LandmarkTracker;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.selftest.StepResponse;
import org.understudy.tracking.selftest.Stillness;
import org.understudy.tracking.selftest.TrackerSelfTest;

/**
 * Measures the whole tracker, pictures in and smoothed poses out, on pictures of the gallery's
 * avatar: how still it is on one picture with fresh sensor noise in every frame, and how quickly
 * jaw and lids that go from 0 to 1 in one frame come out.
 *
 * @param options how the subject is tracked
 * @param video a video whose first face is the still picture; empty: the avatar's picture
 */
public record SelfTest(TrackingOptions options, Optional<Path> video) {
  private static final int SIZE = 512;
  private static final int STEP_BEFORE = 60;
  private static final int STEP_AFTER = 30;
  private static final long FRAME_NANOS = 33_333_333L;
  private static final long SEED = 1;

  /**
   * The figures.
   *
   * @param stillness on the still picture
   * @param steps of jaw and lids
   */
  public record Figures(Stillness stillness, List<StepResponse> steps) {
    /** Whether all keep their limits. */
    public boolean passes() {
      return stillness.passes() && steps.stream().allMatch(StepResponse::passes);
    }
  }

  /** Measures. */
  public Figures run() throws IOException, InterruptedException {
    SubjectModels models = SubjectModels.load();
    TrackerSelfTest test =
        new TrackerSelfTest((width, height) -> options.open(models, width, height));
    Avatar avatar = AvatarGallery.load(AvatarGallery.USUAL);
    PortraitPose rest = PortraitPose.REST.withRoot(avatar.framing().root());
    float[] open = rest.expression();
    open[ArkitExpression.JAW_OPEN.ordinal()] = 1;
    open[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = 1;
    open[ArkitExpression.EYE_BLINK_RIGHT.ordinal()] = 1;
    try (AvatarPainter painter =
        new AvatarPainter(
            avatar, PictureOptions.plain(SIZE, LightPreset.STUDIO), 2, new StageTimes())) {
      byte[] before = picture(painter, rest);
      byte[] after = picture(painter, rest.withExpression(open));
      VideoFrame still =
          video.isPresent() ? firstFace(video.get()) : new VideoFrame(before, SIZE, SIZE, 0, 0);
      List<VideoFrame> frames = new ArrayList<>();
      for (int i = 0; i < STEP_BEFORE + STEP_AFTER; i++) {
        byte[] shown = i < STEP_BEFORE ? before : after;
        frames.add(new VideoFrame(shown, SIZE, SIZE, i * FRAME_NANOS, i));
      }
      return new Figures(test.still(still, SEED), test.step(frames, STEP_BEFORE));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private static byte[] picture(AvatarPainter painter, PortraitPose pose) {
    int[] pixels = new int[SIZE * SIZE];
    painter.paint(pose, pixels, SIZE, 0);
    byte[] rgb = new byte[3 * SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) pixels[i];
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) (pixels[i] >> 16);
    }
    return rgb;
  }

  private VideoFrame firstFace(Path file) throws IOException, InterruptedException {
    try (TalkVideo talk = TalkVideo.open(file, _ -> 1);
        LandmarkTracker tracker = LandmarkTracker.open(options.landmarks())) {
      VideoFrame frame = talk.next();
      while (frame != null) {
        if (tracker.track(frame) instanceof Landmarks.Found) {
          return new VideoFrame(frame.rgb().clone(), frame.width(), frame.height(), 0, 0);
        }
        talk.release(frame);
        frame = talk.next();
      }
      throw new CommandFailure("no face was seen in " + file);
    }
  }
}
