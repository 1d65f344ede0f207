package org.understudy.camera.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.understudy.camera.LiveFormat;

/**
 * The text parts of a yuv4mpeg2 stream (see {@code yuv4mpeg(5)} of mjpegtools): one line for the
 * stream, one before every picture. Chroma sits in the middle of its four pixels, which the format
 * calls {@code 420jpeg}; samples are BT.601 at limited range, which readers assume. A comment,
 * which begins with X, says that the pictures are synthetic.
 */
final class Y4mHeader {
  private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);

  private Y4mHeader() {}

  /** The stream's line, with its line feed. */
  static byte[] stream(LiveFormat format) {
    int[] rate = format.rate();
    return String.format(
            Locale.ROOT,
            "YUV4MPEG2 W%d H%d F%d:%d Ip A1:1 C420jpeg XUNDERSTUDY=SYNTHETIC\n",
            format.width(),
            format.height(),
            rate[0],
            rate[1])
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The line before a picture, with its line feed. */
  static byte[] frame() {
    return FRAME.clone();
  }
}
