package org.understudy.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.v4l2.DeviceFailure.Stage;

/** A device of Video4Linux that pictures are written to with {@code write(2)}. */
final class KernelDevice implements OutputDevice {
  private static final String LOOPBACK_DRIVER = "v4l2 loopback";

  private final SystemCalls calls;
  private final int file;
  private final PixelLayout layout;

  private KernelDevice(SystemCalls calls, int file, PixelLayout layout) {
    this.calls = calls;
    this.file = file;
    this.layout = layout;
  }

  /** Opens a device and sets its format, so that readers find it from then on. */
  static KernelDevice open(String path, LiveFormat format) throws DeviceFailure {
    return open(path, format, new Libc());
  }

  static KernelDevice open(String path, LiveFormat format, SystemCalls calls) throws DeviceFailure {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment capability = arena.allocate(VideoStructs.CAPABILITY_BYTES, 8);
      int file = openOutput(path, calls, capability);
      try {
        boolean exact = VideoStructs.driver(capability).equals(LOOPBACK_DRIVER);
        PixelLayout layout = setFormat(calls, file, format, exact, arena);
        setRate(calls, file, format, arena);
        announceWriter(calls, file);
        return new KernelDevice(calls, file, layout);
      } catch (DeviceFailure e) {
        calls.close(file);
        throw e;
      }
    }
  }

  /**
   * Opens a device that takes pictures. One that neither takes nor gives any was left so by a
   * writer that did not announce itself, see {@link #announceWriter}, and comes back once a writer
   * that did has closed it.
   */
  private static int openOutput(String path, SystemCalls calls, MemorySegment capability)
      throws DeviceFailure {
    int file = openAny(path, calls, capability);
    int either = VideoStructs.CAP_VIDEO_OUTPUT | VideoStructs.CAP_VIDEO_CAPTURE;
    if ((VideoStructs.capabilities(capability) & either) == 0) {
      announceWriter(calls, file);
      calls.close(file);
      file = openAny(path, calls, capability);
    }
    if ((VideoStructs.capabilities(capability) & VideoStructs.CAP_VIDEO_OUTPUT) == 0) {
      calls.close(file);
      throw new DeviceFailure(Stage.OUTPUT, 0, VideoStructs.card(capability));
    }
    return file;
  }

  private static int openAny(String path, SystemCalls calls, MemorySegment capability)
      throws DeviceFailure {
    int file = calls.open(path);
    if (file < 0) {
      throw new DeviceFailure(Stage.OPEN, calls.errno(), path);
    }
    if (calls.ioctl(file, VideoStructs.VIDIOC_QUERYCAP, capability) < 0) {
      DeviceFailure failure = new DeviceFailure(Stage.QUERY, calls.errno(), "");
      calls.close(file);
      throw failure;
    }
    return file;
  }

  /**
   * Tells the driver that this file is the writer's. v4l2loopback up to 0.12 with {@code
   * exclusive_caps=1} would else never offer itself for writing again: its {@code write} withdraws
   * the offer, and closing renews it only for files that began to stream. Drivers that have buffers
   * to be asked for first, newer versions of it among them, refuse, which does no harm.
   */
  private static void announceWriter(SystemCalls calls, int file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment type = arena.allocate(JAVA_INT);
      type.set(JAVA_INT, 0, VideoStructs.BUF_TYPE_VIDEO_OUTPUT);
      calls.ioctl(file, VideoStructs.VIDIOC_STREAMON, type);
    }
  }

  /**
   * Sets size and pixel format.
   *
   * @param exact whether a picture is written without what the device adds behind its rows: the
   *     loopback adds up to whole pages, passes on how much was written, and tells readers the size
   *     without them, so that FFmpeg throws longer pictures away; other drivers wait for every byte
   */
  private static PixelLayout setFormat(
      SystemCalls calls, int file, LiveFormat format, boolean exact, Arena arena)
      throws DeviceFailure {
    int errno = 0;
    String kept = "";
    for (boolean packed : new boolean[] {true, false}) {
      MemorySegment asked = formatFor(format, packed, arena);
      if (calls.ioctl(file, VideoStructs.VIDIOC_S_FMT, asked) < 0) {
        errno = calls.errno();
        continue;
      }
      int pixelFormat = asked.get(JAVA_INT, VideoStructs.PIX_PIXEL_FORMAT);
      int width = asked.get(JAVA_INT, VideoStructs.PIX_WIDTH);
      int height = asked.get(JAVA_INT, VideoStructs.PIX_HEIGHT);
      boolean taken =
          pixelFormat == pixelFormat(packed)
              && width == format.width()
              && height == format.height();
      if (taken) {
        int least = packed ? 2 * width : width;
        int stride = Math.max(least, asked.get(JAVA_INT, VideoStructs.PIX_BYTES_PER_LINE));
        int picture = new PixelLayout(packed, stride, 0).pictureBytes(height);
        int bytes =
            exact ? picture : Math.max(picture, asked.get(JAVA_INT, VideoStructs.PIX_SIZE_IMAGE));
        return new PixelLayout(packed, stride, bytes);
      }
      kept = "%dx%d %s".formatted(width, height, letters(pixelFormat));
    }
    throw new DeviceFailure(Stage.FORMAT, kept.isEmpty() ? errno : 0, kept);
  }

  private static MemorySegment formatFor(LiveFormat format, boolean packed, Arena arena) {
    int stride = packed ? 2 * format.width() : format.width();
    MemorySegment asked = arena.allocate(VideoStructs.FORMAT_BYTES, 8);
    asked.set(JAVA_INT, VideoStructs.FORMAT_TYPE, VideoStructs.BUF_TYPE_VIDEO_OUTPUT);
    asked.set(JAVA_INT, VideoStructs.PIX_WIDTH, format.width());
    asked.set(JAVA_INT, VideoStructs.PIX_HEIGHT, format.height());
    asked.set(JAVA_INT, VideoStructs.PIX_PIXEL_FORMAT, pixelFormat(packed));
    asked.set(JAVA_INT, VideoStructs.PIX_FIELD, VideoStructs.FIELD_NONE);
    asked.set(JAVA_INT, VideoStructs.PIX_BYTES_PER_LINE, stride);
    asked.set(
        JAVA_INT,
        VideoStructs.PIX_SIZE_IMAGE,
        new PixelLayout(packed, stride, 0).pictureBytes(format.height()));
    asked.set(JAVA_INT, VideoStructs.PIX_COLORSPACE, VideoStructs.COLORSPACE_SRGB);
    asked.set(JAVA_INT, VideoStructs.PIX_YCBCR_ENC, VideoStructs.YCBCR_ENC_601);
    asked.set(JAVA_INT, VideoStructs.PIX_QUANTIZATION, VideoStructs.QUANTIZATION_LIMITED);
    return asked;
  }

  private static int pixelFormat(boolean packed) {
    return VideoStructs.fourLetters(packed ? "YUYV" : "NV12");
  }

  private static String letters(int pixelFormat) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      int letter = (pixelFormat >> (8 * i)) & 127;
      text.append(letter > ' ' ? (char) letter : '.');
    }
    return text.toString();
  }

  /** Tells readers what rate to expect; not every driver wants to know. */
  private static void setRate(SystemCalls calls, int file, LiveFormat format, Arena arena) {
    int[] rate = format.rate();
    MemorySegment parameters = arena.allocate(VideoStructs.STREAMPARM_BYTES, 8);
    parameters.set(JAVA_INT, VideoStructs.FORMAT_TYPE, VideoStructs.BUF_TYPE_VIDEO_OUTPUT);
    parameters.set(JAVA_INT, VideoStructs.STREAMPARM_NUMERATOR, rate[1]);
    parameters.set(JAVA_INT, VideoStructs.STREAMPARM_DENOMINATOR, rate[0]);
    calls.ioctl(file, VideoStructs.VIDIOC_S_PARM, parameters);
  }

  @Override
  public PixelLayout layout() {
    return layout;
  }

  @Override
  public void write(MemorySegment picture) throws DeviceFailure {
    long written = calls.write(file, picture);
    while (written < 0 && calls.errno() == Errno.INTERRUPTED) {
      written = calls.write(file, picture);
    }
    if (written < 0) {
      throw new DeviceFailure(Stage.WRITE, calls.errno(), "");
    }
    if (written != picture.byteSize()) {
      throw new DeviceFailure(
          Stage.WRITE, 0, "took %d of %d bytes".formatted(written, picture.byteSize()));
    }
  }

  @Override
  public void close() {
    calls.close(file);
  }
}
