package org.understudy.camera;

import org.understudy.camera.v4l2.DeviceCamera;

/**
 * An output device of Video4Linux, mostly of the kernel module v4l2loopback, which every program on
 * Linux takes for a webcam. Pictures come out as over black.
 */
public final class V4l2Sink extends CountedSink {
  private final SinkTarget.V4l2Device target;
  private final DeviceCamera camera;

  private V4l2Sink(LiveFormat format, SinkTarget.V4l2Device target, DeviceCamera camera) {
    super(format);
    this.target = target;
    this.camera = camera;
  }

  /** Opens the device, or says why that cannot be. */
  public static SinkOpening open(SinkTarget.V4l2Device target, LiveFormat format) {
    return from(target, format, DeviceCamera.open(target.device(), format));
  }

  static SinkOpening from(
      SinkTarget.V4l2Device target, LiveFormat format, DeviceCamera.Opening opening) {
    return switch (opening) {
      case DeviceCamera.Opening.Opened opened ->
          new SinkOpening.Opened(new V4l2Sink(format, target, opened.camera()));
      case DeviceCamera.Opening.Unavailable none ->
          new SinkOpening.Unavailable(target, none.reason(), none.remedies());
    };
  }

  @Override
  public String description() {
    return "%s (%s)".formatted(target.device(), camera.pixelFormat());
  }

  @Override
  void deliver(int[] pixels, long captureNanos) throws SinkException {
    camera.show(pixels);
  }

  @Override
  public void close() {
    if (endsNow()) {
      camera.close();
    }
  }
}
