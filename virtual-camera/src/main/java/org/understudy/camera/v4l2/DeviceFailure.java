package org.understudy.camera.v4l2;

import java.io.IOException;

/** A call to a device failed. */
final class DeviceFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** What was tried. */
  enum Stage {
    /** Opening the file. */
    OPEN,
    /** Asking what the device can do. */
    QUERY,
    /** Finding that it takes pictures; no error of the kernel. */
    OUTPUT,
    /** Setting size and pixel format. */
    FORMAT,
    /** Writing a picture. */
    WRITE
  }

  private final Stage stage;
  private final int errno;

  /**
   * A failure.
   *
   * @param errno the kernel's number, 0 where the kernel had nothing against it
   * @param detail what else is known, one line
   */
  DeviceFailure(Stage stage, int errno, String detail) {
    super(detail);
    this.stage = stage;
    this.errno = errno;
  }

  Stage stage() {
    return stage;
  }

  int errno() {
    return errno;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
