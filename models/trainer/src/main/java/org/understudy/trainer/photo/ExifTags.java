package org.understudy.trainer.photo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/**
 * The two facts of a photo's EXIF data that matter here (EXIF 2.32, JEITA CP-3451).
 *
 * @param orientation 1 to 8, how the stored picture has to be turned to stand upright; 1 is not at
 *     all
 * @param focalLength35 focal length of a camera with the same field of view on 35 mm film,
 *     millimetres; empty where the file does not tell
 */
record ExifTags(int orientation, OptionalDouble focalLength35) {
  /** What is assumed of a photo that tells nothing. */
  static final ExifTags NONE = new ExifTags(1, OptionalDouble.empty());

  private static final byte[] HEAD = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ORIENTATION = 0x0112;
  private static final int MORE = 0x8769;
  private static final int FOCAL_LENGTH_35 = 0xA405;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  /**
   * Reads the content of a JPEG file's APP1 segment; damaged data tells nothing.
   *
   * @param segment without marker and length
   */
  static ExifTags read(byte[] segment) {
    if (segment.length < HEAD.length + 8
        || !java.util.Arrays.equals(segment, 0, HEAD.length, HEAD, 0, HEAD.length)) {
      return NONE;
    }
    ByteBuffer tiff = ByteBuffer.wrap(segment, HEAD.length, segment.length - HEAD.length).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    try {
      int first = tiff.getInt(4);
      int orientation = value(tiff, first, ORIENTATION, 1);
      int more = value(tiff, first, MORE, 0);
      int focal = more == 0 ? 0 : value(tiff, more, FOCAL_LENGTH_35, 0);
      return new ExifTags(
          orientation >= 1 && orientation <= 8 ? orientation : 1,
          focal > 0 ? OptionalDouble.of(focal) : OptionalDouble.empty());
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      return NONE;
    }
  }

  private static int value(ByteBuffer tiff, int directory, int tag, int otherwise) {
    int count = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < count; i++) {
      int at = directory + 2 + ENTRY_BYTES * i;
      if ((tiff.getShort(at) & 0xffff) == tag) {
        return tiff.getShort(at + 2) == SHORT
            ? tiff.getShort(at + 8) & 0xffff
            : tiff.getInt(at + 8);
      }
    }
    return otherwise;
  }
}
