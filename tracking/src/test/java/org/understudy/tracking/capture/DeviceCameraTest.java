package org.understudy.tracking.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A webcam's way through FFmpeg, with test pictures of FFmpeg's own. */
class DeviceCameraTest extends LiveCameraContract {
  @Override
  CameraOpening open() {
    return open("testsrc=size=64x48:rate=30:duration=0.5");
  }

  private CameraOpening open(String graph) {
    return DeviceCamera.open(CaptureSystem.FILTERS, graph, CameraMode.USUAL, clock);
  }

  @Test
  void aCameraThatEndsIsGone() throws Exception {
    PixelBuffer buffer = new PixelBuffer();
    try (LiveCamera camera = opened()) {
      CameraAnswer answer = camera.read(buffer);
      int pictures = 0;
      while (answer instanceof CameraAnswer.Picture) {
        pictures++;
        answer = camera.read(buffer);
      }
      assertThat(pictures).isEqualTo(15);
      assertThat(answer).isInstanceOf(CameraAnswer.Gone.class);
    }
  }

  @Test
  void coloursArrive() throws Exception {
    CameraOpening opening = open("color=c=0xff2010:size=64x48:rate=30:duration=0.5");
    try (LiveCamera camera = ((CameraOpening.Opened) opening).camera()) {
      VideoFrame frame = picture(camera.read(new PixelBuffer()));
      assertThat(frame.rgb()[0] & 255).isBetween(245, 255);
      assertThat(frame.rgb()[2] & 255).isBetween(8, 24);
    }
  }

  @Test
  void aMissingWebcamIsAValueAndWorthAnotherTry() {
    CameraOpening opening =
        DeviceCamera.open(CaptureSystem.VIDEO4LINUX, "/dev/video987", CameraMode.USUAL, clock);
    assertThat(opening)
        .isInstanceOfSatisfying(
            CameraOpening.Unavailable.class,
            no -> {
              assertThat(no.worthRetrying()).isTrue();
              assertThat(no.reason()).contains("/dev/video987").contains("plug it in");
            });
  }
}
