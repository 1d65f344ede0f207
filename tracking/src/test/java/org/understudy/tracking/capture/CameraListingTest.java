package org.understudy.tracking.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CameraListingTest {
  private static final String WEBCAM =
      """
      [video4linux2,v4l2 @ 0x7f45943957c0] Compressed:       mjpeg :          Motion-JPEG : 1280x720 640x480
      [video4linux2,v4l2 @ 0x7f45943957c0] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480
      [video4linux2,v4l2 @ 0x7f45943957c0] Raw       :     unknown :           of the maker :
      """;

  @Test
  void readsSizesOutOfWhatFfmpegLogs() {
    assertThat(CameraListing.givesPictures(WEBCAM)).isTrue();
    assertThat(CameraListing.modes(WEBCAM))
        .containsExactly(
            "Compressed: mjpeg : Motion-JPEG : 1280x720 640x480",
            "Raw : yuyv422 : YUYV 4:2:2 : 640x480");
    String metadata = "[video4linux2,v4l2 @ 0x7f45943957c0] Not a video capture device.\n";
    assertThat(CameraListing.givesPictures(metadata)).isFalse();
    assertThat(CameraListing.modes(metadata)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void hearsWhatFfmpegLogs() {
    CaptureSystem system = CaptureSystem.VIDEO4LINUX;
    assertThat(
            CameraListing.answer(
                system, Objects.requireNonNull(system.input()), "/dev/no-such-camera"))
        .contains("/dev/no-such-camera");
  }
}
