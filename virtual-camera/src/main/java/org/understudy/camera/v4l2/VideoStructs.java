package org.understudy.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Sizes, offsets and request numbers of {@code linux/videodev2.h}, the same on all 64-bit Linux
 * systems.
 */
final class VideoStructs {
  private static final int WRITE = 1;
  private static final int READ = 2;

  /** {@code struct v4l2_capability}. */
  static final long CAPABILITY_BYTES = 104;

  static final long CAPABILITY_DRIVER = 0;
  static final long CAPABILITY_DRIVER_BYTES = 16;
  static final long CAPABILITY_CARD = 16;
  static final long CAPABILITY_CARD_BYTES = 32;
  static final long CAPABILITY_CAPABILITIES = 84;
  static final long CAPABILITY_DEVICE_CAPS = 88;

  static final int CAP_VIDEO_CAPTURE = 0x1;
  static final int CAP_VIDEO_OUTPUT = 0x2;
  static final int CAP_DEVICE_CAPS = 0x8000_0000;

  /** {@code struct v4l2_format}, whose union holds a {@code v4l2_pix_format}. */
  static final long FORMAT_BYTES = 208;

  static final long FORMAT_TYPE = 0;
  static final long PIX_WIDTH = 8;
  static final long PIX_HEIGHT = 12;
  static final long PIX_PIXEL_FORMAT = 16;
  static final long PIX_FIELD = 20;
  static final long PIX_BYTES_PER_LINE = 24;
  static final long PIX_SIZE_IMAGE = 28;
  static final long PIX_COLORSPACE = 32;
  static final long PIX_YCBCR_ENC = 44;
  static final long PIX_QUANTIZATION = 48;

  static final int BUF_TYPE_VIDEO_OUTPUT = 2;
  static final int FIELD_NONE = 1;
  static final int COLORSPACE_SRGB = 8;
  static final int YCBCR_ENC_601 = 1;
  static final int QUANTIZATION_LIMITED = 2;

  /** {@code struct v4l2_streamparm}, whose union holds a {@code v4l2_outputparm}. */
  static final long STREAMPARM_BYTES = 204;

  static final long STREAMPARM_NUMERATOR = 12;
  static final long STREAMPARM_DENOMINATOR = 16;

  static final long VIDIOC_QUERYCAP = request(READ, 0, CAPABILITY_BYTES);
  static final long VIDIOC_S_FMT = request(READ | WRITE, 5, FORMAT_BYTES);
  static final long VIDIOC_STREAMON = request(WRITE, 18, JAVA_INT.byteSize());
  static final long VIDIOC_S_PARM = request(READ | WRITE, 22, STREAMPARM_BYTES);

  private VideoStructs() {}

  /** The macro {@code _IOC} of {@code asm-generic/ioctl.h} for the letter V. */
  private static long request(int direction, int number, long bytes) {
    return (long) direction << 30 | bytes << 16 | 'V' << 8 | number;
  }

  /** A pixel format's number: its four letters, the first in the lowest byte. */
  static int fourLetters(String name) {
    int code = 0;
    for (int i = 3; i >= 0; i--) {
      code = code << 8 | name.charAt(i);
    }
    return code;
  }

  /** What the device itself can do; for old drivers, what the driver can. */
  static int capabilities(MemorySegment capability) {
    int all = capability.get(JAVA_INT, CAPABILITY_CAPABILITIES);
    return (all & CAP_DEVICE_CAPS) == 0 ? all : capability.get(JAVA_INT, CAPABILITY_DEVICE_CAPS);
  }

  /** The driver's name. */
  static String driver(MemorySegment capability) {
    return text(capability, CAPABILITY_DRIVER, CAPABILITY_DRIVER_BYTES);
  }

  /** The device's name for people. */
  static String card(MemorySegment capability) {
    return text(capability, CAPABILITY_CARD, CAPABILITY_CARD_BYTES);
  }

  private static String text(MemorySegment capability, long offset, long bytes) {
    return capability.asSlice(offset, bytes).getString(0, StandardCharsets.UTF_8);
  }
}
