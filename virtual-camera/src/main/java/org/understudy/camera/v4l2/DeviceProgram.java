package org.understudy.camera.v4l2;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.understudy.camera.LiveFormat;

/**
 * The process that writes to a device. It shares a file in memory with its parent, which puts a
 * picture there and then sends one byte; the process writes the picture to the device and answers
 * with a line:
 *
 * <pre>
 *   ready YUYV 2560 1843200        at the start: layout, stride, bytes of a picture
 *   done                           after each picture
 *   failed STAGE ERRNO DETAIL      instead of either; the process then ends
 * </pre>
 *
 * <p>It also ends when its input does, so that it never outlives its parent.
 */
public final class DeviceProgram {
  /** Opens what pictures are written to. */
  @FunctionalInterface
  interface Opening {
    OutputDevice open(String path, LiveFormat format) throws DeviceFailure;
  }

  private DeviceProgram() {}

  /** Arguments: device, shared file, width, height, frames per second. */
  public static void main(String[] arguments) throws IOException {
    serve(arguments, KernelDevice::open);
  }

  static void serve(String[] arguments, Opening opening) throws IOException {
    LiveFormat format =
        new LiveFormat(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Double.parseDouble(arguments[4]));
    InputStream commands = System.in;
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined();
        OutputDevice device = opening.open(arguments[0], format)) {
      PixelLayout layout = device.layout();
      MemorySegment picture = map(Path.of(arguments[1]), layout.bytes(), arena);
      answers.println(
          "ready %s %d %d"
              .formatted(layout.packed() ? "YUYV" : "NV12", layout.stride(), layout.bytes()));
      while (commands.read() >= 0) {
        device.write(picture);
        answers.println("done");
      }
    } catch (DeviceFailure e) {
      answers.println("failed %s %d %s".formatted(e.stage(), e.errno(), e.detail()));
    }
  }

  /** Maps the file that both processes share; its memory lives as long as the arena. */
  static MemorySegment map(Path file, long bytes, Arena arena) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
    }
  }
}
