package org.understudy.tracking.capture;

import java.nio.file.Path;

/** The one place that knows which kind of camera a target means. */
public final class LiveCameras {
  private LiveCameras() {}

  /**
   * Opens a camera.
   *
   * @param sample the video that {@link CameraTarget.Synthetic} plays
   * @param loop whether a file begins anew at its end; the sample always does
   */
  public static CameraOpening open(
      CameraTarget target, CameraMode mode, boolean loop, Path sample, CaptureClock clock) {
    return switch (target) {
      case CameraTarget.Device device -> DeviceCamera.open(device.name(), mode, clock);
      case CameraTarget.Footage footage -> FootageCamera.open(footage.file(), loop, clock);
      case CameraTarget.Synthetic() -> FootageCamera.open(sample, true, clock);
    };
  }
}
