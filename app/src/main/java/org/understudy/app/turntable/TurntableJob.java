package org.understudy.app.turntable;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.understudy.app.console.Progress;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.pipeline.CancelOnExit;
import org.understudy.app.pipeline.Pipeline;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.AvatarPainter;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.ProgressMaker;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.camera.FrameSink;
import org.understudy.camera.TimeBase;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;

/**
 * Films an avatar doing all it can.
 *
 * @param avatar who is filmed
 * @param out the video to write, MP4
 * @param size edge of its square picture, pixels, even
 * @param light what the avatar stands in
 */
public record TurntableJob(Avatar avatar, Path out, int size, LightPreset light) {
  private static final int ROOM = 4;
  private static final int LABEL_PART = 24;
  private static final Color SHADOW = new Color(0, 0, 0, 140);

  /** A picture under way to the encoder, in a pooled buffer. */
  private record Drawn(BufferedImage picture, long timestampNanos) {}

  /**
   * Does it; on any failure nothing is left behind.
   *
   * @return what was written, for people
   */
  public String run(ProgressMaker progressMaker) throws Exception {
    List<Film.Frame> frames = Film.of(avatar);
    StageTimes times = new StageTimes();
    VideoFileOptions options =
        new VideoFileOptions(
            size, size, TimeBase.VIDEO, Film.FRAME_RATE, false, 1, Optional.empty());
    try (AvatarPainter painter =
            new AvatarPainter(avatar, PictureOptions.plain(size, light), frames.size(), times);
        FrameSink sink = VideoFileSink.create(out, options);
        Progress progress = progressMaker.start("Filming", frames.size())) {
      BufferPool<BufferedImage> pictures = new BufferPool<>(ROOM + 2, () -> Pixels.picture(size));
      Iterator<Film.Frame> next = frames.iterator();
      Pipeline pipeline = new Pipeline(times);
      pipeline
          .from(
              "draw",
              () -> {
                if (!next.hasNext()) {
                  return null;
                }
                Film.Frame frame = next.next();
                BufferedImage picture = pictures.take();
                painter.paint(frame.pose(), Pixels.of(picture), size, 0);
                label(picture, frame.label());
                return new Drawn(picture, frame.pose().timestampNanos());
              },
              ROOM)
          .into(
              "encode",
              (drawn, none) -> {
                sink.write(Pixels.of(drawn.picture()), drawn.timestampNanos());
                pictures.give(drawn.picture());
                progress.at(sink.framesWritten());
              });
      try (CancelOnExit _ = new CancelOnExit(pipeline::cancel)) {
        pipeline.run();
      }
      sink.finish();
      return String.format(
          Locale.ROOT, "%.0f s: %s", (double) frames.size() / Film.FRAME_RATE, sink.description());
    }
  }

  private static void label(BufferedImage picture, String text) {
    int height = Math.max(9, picture.getHeight() / LABEL_PART);
    Graphics2D g = picture.createGraphics();
    try {
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, height));
      int y = picture.getHeight() - height / 2;
      g.setColor(SHADOW);
      g.drawString(text, height / 2 + 1, y + 1);
      g.setColor(Color.WHITE);
      g.drawString(text, height / 2, y);
    } finally {
      g.dispose();
    }
  }
}
