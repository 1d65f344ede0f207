package org.understudy.camera.v4l2;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.v4l2.DeviceFailure.Stage;

/**
 * The device's process with a file in place of the device: it holds the newest picture. The file's
 * name says what kind of device it is ({@code nv12}) and what happens to a white picture ({@code
 * hang}, {@code crash}, {@code unplug}) or at the start ({@code mute}, {@code huge}).
 */
public final class FakeDeviceProgram {
  /** Bytes that the device adds to every row. */
  static final int ROW_GAP = 6;

  private static final int TAIL = 10;
  private static final int WHITE = 235;

  private FakeDeviceProgram() {}

  /** Takes the arguments of the program it stands in for. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("warning: a line that is none of the protocol");
    DeviceProgram.serve(arguments, FakeDevice::new);
  }

  /** Opens a device of this kind. */
  public static DeviceCamera.Opening open(Path file, LiveFormat format) {
    return DeviceCamera.open(
        DeviceProcess.javaProgram(FakeDeviceProgram.class),
        file,
        format,
        Duration.ofSeconds(20),
        Duration.ofSeconds(file.toString().endsWith("hang") ? 2 : 20));
  }

  private static final class FakeDevice implements OutputDevice {
    private final Path file;
    private final PixelLayout layout;

    FakeDevice(String path, LiveFormat format) throws DeviceFailure {
      file = Path.of(path);
      if (path.endsWith("mute")) {
        Runtime.getRuntime().halt(3);
      }
      if (Files.isDirectory(file)) {
        throw new DeviceFailure(Stage.OPEN, Errno.NO_PERMISSION, "");
      }
      boolean packed = !path.endsWith("nv12");
      int stride = (packed ? 2 : 1) * format.width() + ROW_GAP;
      int picture = new PixelLayout(packed, stride, 0).pictureBytes(format.height());
      layout = new PixelLayout(packed, stride, picture + (path.endsWith("huge") ? 99_999 : TAIL));
    }

    @Override
    public PixelLayout layout() {
      return layout;
    }

    @Override
    public void write(MemorySegment picture) throws DeviceFailure {
      String name = file.toString();
      if ((picture.get(ValueLayout.JAVA_BYTE, 0) & 255) == WHITE) {
        if (name.endsWith("crash")) {
          Runtime.getRuntime().halt(139);
        }
        if (name.endsWith("unplug")) {
          throw new DeviceFailure(Stage.WRITE, Errno.NO_SUCH_DEVICE, "");
        }
        if (name.endsWith("hang")) {
          hang();
        }
      }
      try {
        Files.write(file, picture.toArray(ValueLayout.JAVA_BYTE));
      } catch (IOException e) {
        throw new DeviceFailure(Stage.WRITE, 5, String.valueOf(e.getMessage()));
      }
    }

    private static void hang() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {}
  }
}
