package org.understudy.camera.mjpeg;

import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;

/**
 * Comments in JPEG files: a segment {@code COM} (ITU-T T.81, B.2.4.5) put behind the file's
 * beginning, and behind JFIF's segment {@code APP0}, which wants to be first. Stateless.
 */
final class JpegComment {
  private static final int MARKER = 0xff;
  private static final int COMMENT = 0xfe;
  private static final int APP0 = 0xe0;
  private static final int START_BYTES = 2;
  private static final int MOST_BYTES = 65_533;

  private JpegComment() {}

  /**
   * The segment of a text.
   *
   * @param text ASCII, 65,533 characters at most
   */
  static byte[] segment(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a comment has %d bytes at most, got %d".formatted(MOST_BYTES, ascii.length));
    }
    byte[] segment = new byte[ascii.length + 4];
    segment[0] = (byte) MARKER;
    segment[1] = (byte) COMMENT;
    segment[2] = (byte) ((ascii.length + 2) >> 8);
    segment[3] = (byte) (ascii.length + 2);
    System.arraycopy(ascii, 0, segment, 4, ascii.length);
    return segment;
  }

  /**
   * Copies a file with a segment put into it. Allocates only where the target has too little room.
   *
   * @param jpeg a whole file, not kept
   * @param length its bytes
   * @param segment as {@link #segment} makes it
   */
  static void copy(BytePointer jpeg, int length, byte[] segment, JpegPicture into) {
    int head = START_BYTES;
    if (length > 6 && (jpeg.get(2) & 0xff) == MARKER && (jpeg.get(3) & 0xff) == APP0) {
      int app = (jpeg.get(4) & 0xff) << 8 | (jpeg.get(5) & 0xff);
      head = Math.min(length, START_BYTES + 2 + app);
    }
    byte[] room = into.room(length + segment.length);
    jpeg.position(0).get(room, 0, head);
    System.arraycopy(segment, 0, room, head, segment.length);
    jpeg.position(head).get(room, head + segment.length, length - head);
    jpeg.position(0);
  }
}
