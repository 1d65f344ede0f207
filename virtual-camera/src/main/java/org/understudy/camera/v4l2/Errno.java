package org.understudy.camera.v4l2;

/** Error numbers of Linux that a device answers with; the same on x86-64 and ARM64. */
final class Errno {
  static final int NO_SUCH_FILE = 2;
  static final int INTERRUPTED = 4;
  static final int NO_SUCH_ADDRESS = 6;
  static final int NOT_PERMITTED = 1;
  static final int NO_PERMISSION = 13;
  static final int BUSY = 16;
  static final int NO_SUCH_DEVICE = 19;
  static final int INVALID = 22;
  static final int NO_TERMINAL = 25;

  private Errno() {}
}
