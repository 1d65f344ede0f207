package org.understudy.camera.v4l2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.SinkException;
import org.understudy.camera.pixel.Nv12Picture;
import org.understudy.camera.pixel.YuvKernel;
import org.understudy.camera.pixel.YuvMatrix;
import org.understudy.camera.pixel.Yuy2Picture;

/**
 * Sends pictures to an output device of Video4Linux through a process of its own. The format is set
 * when the camera is opened, before any reader can come.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class DeviceCamera implements AutoCloseable {
  /** A process is started meanwhile, which takes its time on a busy machine. */
  private static final Duration OPENING = Duration.ofSeconds(20);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String LOOK_AT_DRIVER =
      "look at \"sudo dmesg\" for a fault of the device's driver";

  private final Path device;
  private final DeviceAdvice advice;
  private final DeviceProcess process;
  private final LiveFormat format;
  private final PixelLayout layout;
  private final byte[] bytes;
  private final YuvKernel kernel = YuvKernel.forCalls(YuvMatrix.BT601_VIDEO);

  /** What came of opening a device. */
  public sealed interface Opening {
    /** The device is open and belongs to the caller. */
    record Opened(DeviceCamera camera) implements Opening {}

    /**
     * The device cannot be had here and now.
     *
     * @param reason what is wrong, one sentence
     * @param remedies what helps, best first
     */
    record Unavailable(String reason, List<String> remedies) implements Opening {}
  }

  private DeviceCamera(
      Path device,
      DeviceAdvice advice,
      DeviceProcess process,
      LiveFormat format,
      PixelLayout layout) {
    this.device = device;
    this.advice = advice;
    this.process = process;
    this.format = format;
    this.layout = layout;
    this.bytes = new byte[layout.bytes()];
  }

  /** Opens a device and sets its format. */
  public static Opening open(Path device, LiveFormat format) {
    List<String> program = DeviceProcess.javaProgram(DeviceProgram.class);
    if (!Files.isExecutable(Path.of(program.getFirst()))) {
      return new Opening.Unavailable(
          "this Java runtime has no %s, which the device's own process is started with"
              .formatted(program.getFirst()),
          List.of("build the runtime image with its commands"));
    }
    return open(program, device, format, OPENING, PATIENCE);
  }

  static Opening open(
      List<String> program, Path device, LiveFormat format, Duration opening, Duration patience) {
    DeviceAdvice advice = new DeviceAdvice(Path.of("/"));
    DeviceProcess process;
    try {
      process = DeviceProcess.start(program, device.toString(), format, opening, patience);
    } catch (IOException e) {
      return new Opening.Unavailable(
          "the process that writes to %s cannot be started: %s".formatted(device, e.getMessage()),
          List.of());
    }
    DeviceAnswer opened = process.opened();
    if (opened instanceof DeviceAnswer.Ready(PixelLayout layout)
        && layout.bytes() <= process.room()) {
      return new Opening.Opened(new DeviceCamera(device, advice, process, format, layout));
    }
    process.close();
    return switch (opened) {
      case DeviceAnswer.Failed(DeviceFailure failure) -> {
        DeviceAdvice.Advice told = advice.explain(device, failure);
        yield new Opening.Unavailable(told.reason(), told.remedies());
      }
      case DeviceAnswer.Ready(PixelLayout layout) ->
          new Opening.Unavailable(
              "%s wants %d bytes for a picture of %dx%d"
                  .formatted(device, layout.bytes(), format.width(), format.height()),
              List.of("take a loopback device instead"));
      default -> new Opening.Unavailable(gone(device, opened), List.of(LOOK_AT_DRIVER));
    };
  }

  private static String gone(Path device, DeviceAnswer answer) {
    return answer instanceof DeviceAnswer.Ended(int exitStatus)
        ? "the process that writes to %s ended with %d".formatted(device, exitStatus)
        : "%s does not answer".formatted(device);
  }

  /** How pictures are sent: "YUY2" or "NV12". */
  public String pixelFormat() {
    return layout.packed() ? "YUY2" : "NV12";
  }

  /**
   * Writes a picture to the device.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; not kept
   * @throws SinkException where the device or its process is gone
   */
  public void show(int[] pixels) throws SinkException {
    if (layout.packed()) {
      kernel.convert(
          pixels, new Yuy2Picture(format.width(), format.height(), layout.stride(), bytes));
    } else {
      kernel.convert(
          pixels, new Nv12Picture(format.width(), format.height(), layout.stride(), bytes));
    }
    switch (process.write(bytes)) {
      case DeviceAnswer.Done _ -> {}
      case DeviceAnswer.Failed(DeviceFailure failure) ->
          throw new SinkException(advice.explain(device, failure).reason(), failure);
      case DeviceAnswer answer ->
          throw new SinkException(gone(device, answer) + "; start the camera again");
    }
  }

  /** Ends the process, which closes the device. */
  @Override
  public void close() {
    process.close();
  }
}
