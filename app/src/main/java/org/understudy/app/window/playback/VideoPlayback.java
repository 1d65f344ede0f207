package org.understudy.app.window.playback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.understudy.tracking.capture.DecodeSettings;
import org.understudy.tracking.capture.EndOfVideo;
import org.understudy.tracking.capture.NextFrame;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;

/**
 * Plays a video file again and again, without sound, on a thread of its own, until it is closed.
 */
public final class VideoPlayback implements AutoCloseable {
  private static final int OPAQUE = 0xff000000;
  private static final int LONGEST_SIDE = 1280;

  private final Thread thread;

  /** Who shows pictures. Called by the playing thread. */
  @FunctionalInterface
  public interface Shower {
    /**
     * Shows a picture.
     *
     * @param pixels [height][width] RGBA, opaque, red in the lowest byte; valid during this call
     */
    void show(int[] pixels, int width, int height);
  }

  /**
   * Begins to play.
   *
   * @param problems told, for people, where the file cannot be read
   */
  public VideoPlayback(Path file, Shower shower, Consumer<String> problems) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("understudy-playback")
            .start(
                () -> {
                  try {
                    boolean more = true;
                    while (more) {
                      more = play(file, shower);
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } catch (IOException | RuntimeException e) {
                    problems.accept("%s cannot be played: %s".formatted(file, e.getMessage()));
                  }
                });
  }

  /** Plays it once; whether there was anything to play. */
  private static boolean play(Path file, Shower shower) throws IOException, InterruptedException {
    DecodeSettings settings = DecodeSettings.DEFAULT.withThreads(1).withLongSideLimit(LONGEST_SIDE);
    try (VideoReader reader = VideoReader.open(file, settings)) {
      byte[] rgb = new byte[reader.info().frameBytes()];
      int[] pixels = new int[rgb.length / 3];
      long start = System.nanoTime();
      long shown = 0;
      for (NextFrame next = reader.read(rgb); ; next = reader.read(rgb)) {
        switch (next) {
          case EndOfVideo _ -> {
            return shown > 0;
          }
          case VideoFrame frame -> {
            TimeUnit.NANOSECONDS.sleep(frame.timestampNanos() - (System.nanoTime() - start));
            pack(frame, pixels);
            shower.show(pixels, frame.width(), frame.height());
            shown++;
          }
        }
      }
    }
  }

  private static void pack(VideoFrame frame, int[] out) {
    byte[] rgb = frame.rgb();
    for (int i = 0; i < frame.width() * frame.height(); i++) {
      out[i] =
          OPAQUE | (rgb[3 * i + 2] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | (rgb[3 * i] & 255);
    }
  }

  /** Stops soon. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
