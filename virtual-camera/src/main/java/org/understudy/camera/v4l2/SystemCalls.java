package org.understudy.camera.v4l2;

import java.lang.foreign.MemorySegment;

/** What a device is talked to with. For one thread, since the last error's number is kept. */
interface SystemCalls {
  /** Opens a file for reading and writing; negative where that fails. */
  int open(String path);

  /** A request to a device; negative where it fails. */
  int ioctl(int file, long request, MemorySegment argument);

  /** Writes bytes; gives how many were taken, negative where that fails. */
  long write(int file, MemorySegment bytes);

  /** Closes a file; negative where that fails. */
  int close(int file);

  /** Number of the error that the last failed call left. */
  int errno();
}
