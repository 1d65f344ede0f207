package org.understudy.app.doctor.camera;

import org.understudy.app.doctor.Finding;
import org.understudy.camera.SinkTarget;
import org.understudy.camera.V4l2Sink;
import org.understudy.tracking.capture.CameraAnswer;
import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraOpening;
import org.understudy.tracking.capture.CaptureClock;
import org.understudy.tracking.capture.DeviceCamera;
import org.understudy.tracking.capture.LiveCamera;
import org.understudy.tracking.capture.PixelBuffer;

/** A loopback device is read as a webcam is. */
final class DeviceProof {
  private static final int MOST_READ = 300;

  private DeviceProof() {}

  static Finding prove(SinkTarget.V4l2Device target) throws Exception {
    String name = target.device().toString();
    return Proof.of(
        "sink: " + target, target, V4l2Sink.class, (_, seen) -> read(name, target, seen));
  }

  private static Finding read(String name, SinkTarget target, ReadBack seen) throws Exception {
    CameraMode mode =
        new CameraMode(Proof.FORMAT.width(), Proof.FORMAT.height(), Proof.FORMAT.framesPerSecond());
    String subject = "sink: " + target;
    return switch (DeviceCamera.open(name, mode, CaptureClock.system())) {
      case CameraOpening.Unavailable none -> Finding.missing(subject, "a reader: " + none.reason());
      case CameraOpening.Opened(LiveCamera opened) -> {
        try (LiveCamera camera = opened) {
          yield read(subject, camera, seen);
        }
      }
    };
  }

  private static Finding read(String subject, LiveCamera camera, ReadBack seen)
      throws InterruptedException {
    PixelBuffer buffer = new PixelBuffer();
    for (int i = 0; i < MOST_READ && !seen.isEnough(); i++) {
      switch (camera.read(buffer)) {
        case CameraAnswer.Picture(var frame) -> seen.add(FileProofs.number(frame));
        case CameraAnswer.Gone(String reason) -> {
          return Finding.missing(subject, "a reader: " + reason);
        }
        case CameraAnswer.Ended() -> {
          return Finding.missing(subject, "a reader: the device ended");
        }
      }
    }
    return seen.verdict("a reader of the device");
  }
}
