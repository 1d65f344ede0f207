package org.understudy.camera.v4l2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoStructsTest {
  @TempDir Path folder;

  /** Expressions of C beside what this program takes them for. */
  private static Map<String, Long> expectations() {
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("sizeof(struct v4l2_capability)", VideoStructs.CAPABILITY_BYTES);
    all.put("offsetof(struct v4l2_capability, driver)", VideoStructs.CAPABILITY_DRIVER);
    all.put("offsetof(struct v4l2_capability, card)", VideoStructs.CAPABILITY_CARD);
    all.put("offsetof(struct v4l2_capability, capabilities)", VideoStructs.CAPABILITY_CAPABILITIES);
    all.put("offsetof(struct v4l2_capability, device_caps)", VideoStructs.CAPABILITY_DEVICE_CAPS);
    all.put("sizeof(struct v4l2_format)", VideoStructs.FORMAT_BYTES);
    all.put("offsetof(struct v4l2_format, fmt.pix.width)", VideoStructs.PIX_WIDTH);
    all.put("offsetof(struct v4l2_format, fmt.pix.height)", VideoStructs.PIX_HEIGHT);
    all.put("offsetof(struct v4l2_format, fmt.pix.pixelformat)", VideoStructs.PIX_PIXEL_FORMAT);
    all.put("offsetof(struct v4l2_format, fmt.pix.field)", VideoStructs.PIX_FIELD);
    all.put("offsetof(struct v4l2_format, fmt.pix.bytesperline)", VideoStructs.PIX_BYTES_PER_LINE);
    all.put("offsetof(struct v4l2_format, fmt.pix.sizeimage)", VideoStructs.PIX_SIZE_IMAGE);
    all.put("offsetof(struct v4l2_format, fmt.pix.colorspace)", VideoStructs.PIX_COLORSPACE);
    all.put("offsetof(struct v4l2_format, fmt.pix.ycbcr_enc)", VideoStructs.PIX_YCBCR_ENC);
    all.put("offsetof(struct v4l2_format, fmt.pix.quantization)", VideoStructs.PIX_QUANTIZATION);
    all.put("sizeof(struct v4l2_streamparm)", VideoStructs.STREAMPARM_BYTES);
    all.put(
        "offsetof(struct v4l2_streamparm, parm.output.timeperframe.numerator)",
        VideoStructs.STREAMPARM_NUMERATOR);
    all.put(
        "offsetof(struct v4l2_streamparm, parm.output.timeperframe.denominator)",
        VideoStructs.STREAMPARM_DENOMINATOR);
    all.put("VIDIOC_QUERYCAP", VideoStructs.VIDIOC_QUERYCAP);
    all.put("VIDIOC_S_FMT", VideoStructs.VIDIOC_S_FMT);
    all.put("VIDIOC_S_PARM", VideoStructs.VIDIOC_S_PARM);
    all.put("VIDIOC_STREAMON", VideoStructs.VIDIOC_STREAMON);
    all.put("V4L2_CAP_VIDEO_CAPTURE", (long) VideoStructs.CAP_VIDEO_CAPTURE);
    all.put("V4L2_CAP_VIDEO_OUTPUT", (long) VideoStructs.CAP_VIDEO_OUTPUT);
    all.put("V4L2_CAP_DEVICE_CAPS", Integer.toUnsignedLong(VideoStructs.CAP_DEVICE_CAPS));
    all.put("V4L2_BUF_TYPE_VIDEO_OUTPUT", (long) VideoStructs.BUF_TYPE_VIDEO_OUTPUT);
    all.put("V4L2_FIELD_NONE", (long) VideoStructs.FIELD_NONE);
    all.put("V4L2_COLORSPACE_SRGB", (long) VideoStructs.COLORSPACE_SRGB);
    all.put("V4L2_YCBCR_ENC_601", (long) VideoStructs.YCBCR_ENC_601);
    all.put("V4L2_QUANTIZATION_LIM_RANGE", (long) VideoStructs.QUANTIZATION_LIMITED);
    all.put("V4L2_PIX_FMT_YUYV", (long) VideoStructs.fourLetters("YUYV"));
    all.put("V4L2_PIX_FMT_NV12", (long) VideoStructs.fourLetters("NV12"));
    all.put("ENOENT", (long) Errno.NO_SUCH_FILE);
    all.put("EINTR", (long) Errno.INTERRUPTED);
    all.put("ENXIO", (long) Errno.NO_SUCH_ADDRESS);
    all.put("EPERM", (long) Errno.NOT_PERMITTED);
    all.put("EACCES", (long) Errno.NO_PERMISSION);
    all.put("EBUSY", (long) Errno.BUSY);
    all.put("ENODEV", (long) Errno.NO_SUCH_DEVICE);
    return all;
  }

  @Test
  void requestNumbersAreThoseOfTheKernel() {
    assertThat(VideoStructs.VIDIOC_QUERYCAP).isEqualTo(0x80685600L);
    assertThat(VideoStructs.VIDIOC_S_FMT).isEqualTo(0xc0d05605L);
    assertThat(VideoStructs.VIDIOC_S_PARM).isEqualTo(0xc0cc5616L);
    assertThat(VideoStructs.VIDIOC_STREAMON).isEqualTo(0x40045612L);
    assertThat(VideoStructs.fourLetters("YUYV")).isEqualTo(0x56595559);
    assertThat(VideoStructs.fourLetters("NV12")).isEqualTo(0x3231564e);
  }

  @Test
  void agreesWithTheKernelsHeader() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/include/linux/videodev2.h")),
        "the kernel's headers are not installed (Debian: linux-libc-dev)");
    StringBuilder source =
        new StringBuilder("#include <stdio.h>\n#include <stddef.h>\n#include <errno.h>\n");
    source.append("#include <linux/videodev2.h>\nint main(void) {\n");
    expectations()
        .keySet()
        .forEach(
            each -> source.append("printf(\"%llu\\n\", (unsigned long long)(" + each + "));\n"));
    source.append("return 0; }\n");
    Path file = Files.writeString(folder.resolve("structs.c"), source);
    Path program = folder.resolve("structs");
    Assumptions.assumeTrue(
        run("cc", file.toString(), "-o", program.toString()).isPresent(),
        "no C compiler (Debian: gcc)");
    String[] numbers = run(program.toString()).orElseThrow().split("\n");
    int i = 0;
    for (Map.Entry<String, Long> each : expectations().entrySet()) {
      assertThat(each.getValue()).as(each.getKey()).isEqualTo(Long.parseLong(numbers[i]));
      i++;
    }
  }

  private static Optional<String> run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (process.waitFor() != 0) {
        throw new AssertionError(output);
      }
      return Optional.of(output);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Test
  void prefersWhatTheDeviceCanDoToWhatItsDriverCan() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment capability = arena.allocate(VideoStructs.CAPABILITY_BYTES, 8);
      capability.set(ValueLayout.JAVA_INT, VideoStructs.CAPABILITY_CAPABILITIES, 0x3);
      assertThat(VideoStructs.capabilities(capability)).isEqualTo(0x3);
      capability.set(
          ValueLayout.JAVA_INT,
          VideoStructs.CAPABILITY_CAPABILITIES,
          0x3 | VideoStructs.CAP_DEVICE_CAPS);
      capability.set(ValueLayout.JAVA_INT, VideoStructs.CAPABILITY_DEVICE_CAPS, 0x1);
      assertThat(VideoStructs.capabilities(capability)).isEqualTo(0x1);
      byte[] card = "A camera".getBytes(StandardCharsets.US_ASCII);
      capability.asSlice(VideoStructs.CAPABILITY_CARD).asByteBuffer().put(card);
      assertThat(VideoStructs.card(capability)).isEqualTo("A camera");
    }
  }
}
