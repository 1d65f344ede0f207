package org.understudy.app.live.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.camera.CallbackSink;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.SinkException;

/** What comes out of a session at one end: when, and whether anything of the camera is in it. */
final class WatchedOutput {
  private final List<Long> times = new ArrayList<>();
  private long magenta;

  /** A sink that is watched, and fails by a mischief if there is one. */
  CallbackSink sink(LiveFormat format, String name, Mischief mischief) {
    return new CallbackSink(
        format,
        name,
        (pixels, captureNanos) -> {
          if (mischief.is(Trouble.OUTPUT_GONE)) {
            throw new SinkException("the device is gone");
          }
          while (mischief.is(Trouble.OUTPUT_HANGS)) {
            pause();
          }
          look(pixels);
        });
  }

  private static void pause() throws SinkException {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SinkException("interrupted", e);
    }
  }

  private synchronized void look(int[] pixels) {
    times.add(System.nanoTime());
    magenta +=
        Arrays.stream(pixels)
            .filter(p -> (p & 255) > 180 && (p >> 8 & 255) < 80 && (p >> 16 & 255) > 180)
            .count();
  }

  /** Magenta pixels seen so far. */
  synchronized long magenta() {
    return magenta;
  }

  /** The longest time without a picture since a moment, milliseconds. */
  synchronized double longestGap(long sinceNanos) {
    long now = System.nanoTime();
    long last = sinceNanos;
    long longest = 0;
    for (long time : times) {
      if (time > sinceNanos) {
        longest = Math.max(longest, time - last);
        last = time;
      }
    }
    times.removeIf(time -> time < sinceNanos);
    return Math.max(longest, now - last) / 1e6;
  }

  /** When the first picture came after a moment; {@link Long#MAX_VALUE} where none did. */
  synchronized long firstAfter(long nanos) {
    return times.stream().filter(time -> time > nanos).findFirst().orElse(Long.MAX_VALUE);
  }
}
