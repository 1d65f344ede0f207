package org.understudy.app.talk;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.camera.FrameSink;
import org.understudy.camera.TimeBase;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/** Small videos to track: the gallery's avatar speaking, or nobody at all. */
public final class AvatarClip {
  static final int SIZE = 256;
  static final TimeBase CLOCK = new TimeBase(1, 15360);

  private AvatarClip() {}

  /** The avatar opening and closing the mouth, at the given time stamps. */
  public static Path speaking(Path file, long[] nanos) throws Exception {
    Avatar avatar = AvatarGallery.load(AvatarGallery.USUAL);
    PortraitPose rest = PortraitPose.REST.withRoot(avatar.framing().root());
    try (AvatarPainter painter =
        new AvatarPainter(
            avatar, PictureOptions.plain(SIZE, LightPreset.STUDIO), 1, new StageTimes())) {
      int[] pixels = new int[SIZE * SIZE];
      return write(
          file,
          nanos,
          frame -> {
            float[] expression = rest.expression();
            expression[ArkitExpression.JAW_OPEN.ordinal()] =
                (float) (0.4 - 0.4 * Math.cos(frame * 0.6));
            painter.paint(rest.withExpression(expression), pixels, SIZE, 0);
            return pixels;
          });
    }
  }

  /** A grey wall. */
  static Path nobody(Path file, long[] nanos) throws Exception {
    int[] pixels = new int[SIZE * SIZE];
    Arrays.fill(pixels, 0xff808080);
    return write(file, nanos, frame -> pixels);
  }

  private static Path write(Path file, long[] nanos, IntFunction<int[]> picture) throws Exception {
    VideoFileOptions options =
        new VideoFileOptions(SIZE, SIZE, CLOCK, 30, false, 1, Optional.empty());
    try (FrameSink sink = VideoFileSink.create(file, options)) {
      for (int frame = 0; frame < nanos.length; frame++) {
        sink.write(picture.apply(frame), nanos[frame]);
      }
      sink.finish();
    }
    return file;
  }

  /** Regular time stamps at 30 frames per second. */
  public static long[] regular(int frames) {
    long[] nanos = new long[frames];
    for (int i = 0; i < frames; i++) {
      nanos[i] = CLOCK.nanos(512L * i);
    }
    return nanos;
  }
}
