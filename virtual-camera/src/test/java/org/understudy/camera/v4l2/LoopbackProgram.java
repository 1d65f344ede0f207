package org.understudy.camera.v4l2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;
import org.understudy.camera.SinkOpening;
import org.understudy.camera.SinkTarget;
import org.understudy.camera.probe.CounterPicture;
import org.understudy.camera.probe.PictureClock;

/**
 * Runs a sink over a real loopback device and reads it at the same time with {@code read(2)}. For
 * machines that have the kernel module; {@code src/test/qemu/run} is one. Prints figures; exit code
 * 1 where nothing came, or a picture came after a newer one.
 */
public final class LoopbackProgram {
  private LoopbackProgram() {}

  /** Arguments: device, width, height, frames per second, seconds. */
  public static void main(String[] arguments) throws Exception {
    LiveFormat format =
        new LiveFormat(
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Double.parseDouble(arguments[3]));
    long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[4]));
    Path device = Path.of(arguments[0]);
    boolean fine = false;
    switch (LiveSink.open(new SinkTarget.V4l2Device(device), format)) {
      case SinkOpening.Unavailable none -> System.out.println(none.explanation());
      case SinkOpening.Opened(LiveSink opened) -> {
        try (LiveSink sink = opened;
            PictureClock clock = new PictureClock(sink)) {
          System.out.println(sink.description());
          fine = read(device, format, clock, nanos);
        }
      }
    }
    System.exit(fine ? 0 : 1);
  }

  private static boolean read(Path device, LiveFormat format, PictureClock clock, long nanos)
      throws IOException {
    List<Integer> numbers = new ArrayList<>();
    List<Long> delays = new ArrayList<>();
    int unreadable = 0;
    ByteBuffer picture = ByteBuffer.allocateDirect(2 * format.pixels());
    long start = System.nanoTime();
    int first = clock.shown();
    try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ)) {
      while (System.nanoTime() - start < nanos && clock.failure().isEmpty()) {
        picture.clear();
        if (channel.read(picture) != picture.capacity()) {
          throw new IOException("a read gave %d bytes".formatted(picture.position()));
        }
        int number =
            CounterPicture.read(
                format.width(),
                format.height(),
                (x, y) -> picture.get(2 * (y * format.width() + x)) & 255);
        if (number == CounterPicture.UNREADABLE) {
          unreadable++;
        } else if (numbers.isEmpty() || numbers.getLast() != number) {
          numbers.add(number);
          delays.add(System.nanoTime() - clock.shownNanos(number));
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    boolean inOrder = numbers.stream().sorted().toList().equals(numbers);
    Collections.sort(delays);
    System.out.printf(
        Locale.ROOT,
        "%dx%d at %.0f per second, %.1f s: shown %d, read %d, without a number %d, %s, median delay %.0f ms%n",
        format.width(),
        format.height(),
        format.framesPerSecond(),
        seconds,
        clock.shown() - first,
        numbers.size(),
        unreadable,
        inOrder ? "in order" : "OUT OF ORDER " + numbers,
        delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2) / 1e6);
    clock.failure().ifPresent(failure -> System.out.println(failure.getMessage()));
    return inOrder && !numbers.isEmpty() && clock.failure().isEmpty();
  }
}
