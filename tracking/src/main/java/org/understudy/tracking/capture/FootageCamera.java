package org.understudy.tracking.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A video file played in real time as if it were a webcam: each picture is decoded ahead and given
 * out when its time has come, stamped with that time. One that falls behind by half a second, as
 * after the machine was suspended, goes on from there.
 */
public final class FootageCamera implements LiveCamera {
  private static final long BEHIND_NANOS = 500_000_000L;
  private static final DecodeSettings DECODING = new DecodeSettings(1, 1280);
  private static final double USUAL_RATE = 25;

  private final Path file;
  private final boolean loop;
  private final CaptureClock clock;
  private VideoReader reader;
  private long startNanos;
  private long lastNanos;
  private long frames;
  private long framesOfRound;
  private boolean closed;

  private FootageCamera(Path file, boolean loop, CaptureClock clock, VideoReader reader) {
    this.file = file;
    this.loop = loop;
    this.clock = clock;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @param loop whether it begins anew at its end
   * @param clock when pictures are due
   */
  public static CameraOpening open(Path file, boolean loop, CaptureClock clock) {
    try {
      return new CameraOpening.Opened(
          new FootageCamera(file, loop, clock, VideoReader.open(file, DECODING)));
    } catch (IOException e) {
      return new CameraOpening.Unavailable(String.valueOf(e.getMessage()), false);
    }
  }

  @Override
  public String description() {
    VideoInfo info = reader.info();
    return String.format(
        Locale.ROOT,
        "%s, %dx%d, %.3g per second%s",
        file.getFileName(),
        info.width(),
        info.height(),
        rate(),
        loop ? ", looped" : "");
  }

  private double rate() {
    double told = reader.info().frameRate();
    return told > 0 && told <= 240 ? told : USUAL_RATE;
  }

  @Override
  public CameraAnswer read(PixelBuffer into) throws InterruptedException {
    if (closed) {
      throw new IllegalStateException(file + " is closed");
    }
    NextFrame next = reader.read(into.atLeast(reader.info().frameBytes()));
    while (next instanceof EndOfVideo) {
      if (!loop || framesOfRound == 0) {
        return new CameraAnswer.Ended();
      }
      try {
        VideoReader again = VideoReader.open(file, DECODING);
        reader.close();
        reader = again;
      } catch (IOException e) {
        return new CameraAnswer.Gone(String.valueOf(e.getMessage()));
      }
      startNanos = lastNanos + Math.round(1e9 / rate());
      framesOfRound = 0;
      next = reader.read(into.atLeast(reader.info().frameBytes()));
    }
    return new CameraAnswer.Picture(inTime((VideoFrame) next));
  }

  private VideoFrame inTime(VideoFrame frame) throws InterruptedException {
    long now = clock.nanos();
    if (frames == 0) {
      startNanos = now - frame.timestampNanos();
    }
    long due = startNanos + frame.timestampNanos();
    if (now - due > BEHIND_NANOS) {
      startNanos += now - due;
      due = now;
    }
    clock.sleepUntil(due);
    lastNanos = frames == 0 ? due : Math.max(due, lastNanos + 1);
    framesOfRound++;
    return new VideoFrame(frame.rgb(), frame.width(), frame.height(), lastNanos, frames++);
  }

  @Override
  public void close() {
    closed = true;
    reader.close();
  }
}
