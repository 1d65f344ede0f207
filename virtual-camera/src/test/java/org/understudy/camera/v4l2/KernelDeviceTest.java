package org.understudy.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.v4l2.DeviceFailure.Stage;

class KernelDeviceTest {
  private static final LiveFormat FORMAT = new LiveFormat(64, 48, 30);
  private static final int FILE = 7;

  private final Kernel kernel = new Kernel();

  /** A driver in Java: what it does can be set, what it was asked is kept. */
  private static final class Kernel implements SystemCalls {
    int capabilities = VideoStructs.CAP_VIDEO_OUTPUT;
    int openErrno;
    int queryErrno;
    int errno;
    int interruptions;
    long written = -1;
    final Map<String, Integer> formatErrnos = new HashMap<>();
    final Map<Long, Integer> answers = new HashMap<>();
    final List<String> formatsAsked = new ArrayList<>();
    MemorySegment lastFormat = MemorySegment.NULL;
    int[] rate = new int[0];
    String driver = "";
    boolean closed;
    boolean announced;
    boolean announcementHeals;

    private int fail(int number) {
      errno = number;
      return number == 0 ? 0 : -1;
    }

    @Override
    public int open(String path) {
      return openErrno == 0 ? FILE : fail(openErrno);
    }

    @Override
    public int ioctl(int file, long request, MemorySegment argument) {
      assertThat(file).isEqualTo(FILE);
      if (request == VideoStructs.VIDIOC_QUERYCAP) {
        argument.set(JAVA_INT, VideoStructs.CAPABILITY_CAPABILITIES, capabilities);
        argument
            .asSlice(VideoStructs.CAPABILITY_DRIVER)
            .asByteBuffer()
            .put(driver.getBytes(StandardCharsets.US_ASCII));
        argument
            .asSlice(VideoStructs.CAPABILITY_CARD)
            .asByteBuffer()
            .put("A card".getBytes(StandardCharsets.US_ASCII));
        return fail(queryErrno);
      }
      if (request == VideoStructs.VIDIOC_S_FMT) {
        String letters =
            argument.get(JAVA_INT, VideoStructs.PIX_PIXEL_FORMAT)
                    == VideoStructs.fourLetters("YUYV")
                ? "YUYV"
                : "NV12";
        formatsAsked.add(letters);
        lastFormat = Arena.ofAuto().allocate(VideoStructs.FORMAT_BYTES, 8).copyFrom(argument);
        answers.forEach((offset, value) -> argument.set(JAVA_INT, offset, value));
        return fail(formatErrnos.getOrDefault(letters, 0));
      }
      if (request == VideoStructs.VIDIOC_STREAMON) {
        assertThat(argument.get(JAVA_INT, 0)).isEqualTo(2);
        announced = true;
        return fail(announcementHeals ? 0 : Errno.INVALID);
      }
      assertThat(request).isEqualTo(VideoStructs.VIDIOC_S_PARM);
      rate =
          new int[] {
            argument.get(JAVA_INT, VideoStructs.STREAMPARM_NUMERATOR),
            argument.get(JAVA_INT, VideoStructs.STREAMPARM_DENOMINATOR)
          };
      return fail(Errno.NO_TERMINAL);
    }

    @Override
    public long write(int file, MemorySegment bytes) {
      if (interruptions > 0) {
        interruptions--;
        return fail(Errno.INTERRUPTED);
      }
      return written < 0 ? bytes.byteSize() : written;
    }

    @Override
    public int close(int file) {
      closed = true;
      if (announced && announcementHeals) {
        capabilities = VideoStructs.CAP_VIDEO_OUTPUT;
      }
      return 0;
    }

    @Override
    public int errno() {
      return errno;
    }
  }

  private KernelDevice open() throws DeviceFailure {
    return KernelDevice.open("/dev/video10", FORMAT, kernel);
  }

  private void assertRefused(Stage stage, int errno, String detail) {
    assertThatThrownBy(this::open)
        .asInstanceOf(InstanceOfAssertFactories.type(DeviceFailure.class))
        .satisfies(
            failure -> {
              assertThat(failure.stage()).isEqualTo(stage);
              assertThat(failure.errno()).isEqualTo(errno);
              assertThat(failure.detail()).isEqualTo(detail);
            });
    assertThat(kernel.closed).isEqualTo(stage != Stage.OPEN);
  }

  @Test
  void asksForYuy2AsAWebcamSendsIt() throws Exception {
    try (KernelDevice device = open()) {
      assertThat(device.layout()).isEqualTo(new PixelLayout(true, 128, 128 * 48));
    }
    assertThat(kernel.formatsAsked).containsExactly("YUYV");
    MemorySegment asked = kernel.lastFormat;
    assertThat(asked.get(JAVA_INT, VideoStructs.FORMAT_TYPE)).isEqualTo(2);
    assertThat(asked.get(JAVA_INT, VideoStructs.PIX_WIDTH)).isEqualTo(64);
    assertThat(asked.get(JAVA_INT, VideoStructs.PIX_HEIGHT)).isEqualTo(48);
    assertThat(asked.get(JAVA_INT, VideoStructs.PIX_BYTES_PER_LINE)).isEqualTo(128);
    assertThat(asked.get(JAVA_INT, VideoStructs.PIX_SIZE_IMAGE)).isEqualTo(6144);
    assertThat(asked.get(JAVA_INT, VideoStructs.PIX_YCBCR_ENC)).isEqualTo(1);
    assertThat(kernel.rate).containsExactly(1, 30);
    assertThat(kernel.closed).isTrue();
  }

  @Test
  void announcesTheWriterSoThatTheDeviceCanBeWrittenToAgain() throws Exception {
    try (KernelDevice device = open()) {
      assertThat(device.layout().packed()).isTrue();
      assertThat(kernel.announced).isTrue();
    }
  }

  @Test
  void bringsBackADeviceThatAnUnannouncedWriterLeft() throws Exception {
    kernel.capabilities = 0;
    kernel.announcementHeals = true;
    try (KernelDevice device = open()) {
      assertThat(device.layout().packed()).isTrue();
    }
    kernel.capabilities = 0;
    kernel.announcementHeals = false;
    assertRefused(Stage.OUTPUT, 0, "A card");
  }

  @Test
  void fallsBackToNv12() throws Exception {
    kernel.formatErrnos.put("YUYV", Errno.INVALID);
    try (KernelDevice device = open()) {
      assertThat(device.layout()).isEqualTo(new PixelLayout(false, 64, 64 * 72));
    }
    assertThat(kernel.formatsAsked).containsExactly("YUYV", "NV12");
  }

  @Test
  void takesTheRowsThatTheDeviceWants() throws Exception {
    kernel.answers.put(VideoStructs.PIX_BYTES_PER_LINE, 160);
    kernel.answers.put(VideoStructs.PIX_SIZE_IMAGE, 8192);
    try (KernelDevice device = open()) {
      assertThat(device.layout()).isEqualTo(new PixelLayout(true, 160, 8192));
    }
  }

  @Test
  void addsNothingBehindThePicturesOfALoopback() throws Exception {
    kernel.driver = "v4l2 loopback";
    kernel.answers.put(VideoStructs.PIX_SIZE_IMAGE, 8192);
    try (KernelDevice device = open()) {
      assertThat(device.layout()).isEqualTo(new PixelLayout(true, 128, 6144));
    }
  }

  @Test
  void saysWhatTheDeviceInsistsOn() {
    kernel.answers.put(VideoStructs.PIX_WIDTH, 640);
    assertRefused(Stage.FORMAT, 0, "640x48 NV12");
  }

  @Test
  void tellsRefusalsApart() {
    kernel.formatErrnos.put("YUYV", Errno.INVALID);
    kernel.formatErrnos.put("NV12", Errno.BUSY);
    assertRefused(Stage.FORMAT, Errno.BUSY, "");
    kernel.capabilities = 0x1;
    assertRefused(Stage.OUTPUT, 0, "A card");
    kernel.queryErrno = Errno.NO_TERMINAL;
    assertRefused(Stage.QUERY, Errno.NO_TERMINAL, "");
    kernel.closed = false;
    kernel.openErrno = Errno.NO_PERMISSION;
    assertRefused(Stage.OPEN, Errno.NO_PERMISSION, "/dev/video10");
  }

  @Test
  void writesWholePicturesOrSaysThatItCannot() throws Exception {
    try (Arena arena = Arena.ofConfined();
        KernelDevice device = open()) {
      MemorySegment picture = arena.allocate(6144);
      kernel.interruptions = 3;
      device.write(picture);
      assertThat(kernel.interruptions).isZero();
      kernel.written = 100;
      assertThatThrownBy(() -> device.write(picture)).hasMessage("took 100 of 6144 bytes");
    }
  }
}
