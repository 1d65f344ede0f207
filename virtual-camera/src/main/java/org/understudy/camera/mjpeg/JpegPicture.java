package org.understudy.camera.mjpeg;

/**
 * One encoded picture in a buffer that is used again and again. {@code PictureBroadcast} decides
 * who may read or write it; number and readers are guarded by its lock.
 */
final class JpegPicture {
  private static final int FIRST_ROOM = 64 * 1024;

  /** Counts pictures from 1; 0 where nothing was encoded yet. */
  long number;

  /** How many readers are sending this picture just now. */
  int readers;

  private byte[] bytes = new byte[FIRST_ROOM];
  private int length;

  /** Storage for a picture of the given length, which it then has. */
  byte[] room(int wanted) {
    if (bytes.length < wanted) {
      bytes = new byte[wanted + wanted / 4];
    }
    length = wanted;
    return bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
