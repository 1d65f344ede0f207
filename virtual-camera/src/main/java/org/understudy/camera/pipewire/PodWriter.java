package org.understudy.camera.pipewire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes one object of SPA's plain-old-data format ({@code spa/pod/pod.h}): every value is its
 * size, its type and a body, in native byte order, padded to 8 bytes; an object holds properties of
 * a key and a value. Not safe for use by several threads at once.
 */
final class PodWriter {
  private static final int ID = 3;
  private static final int INT = 4;
  private static final int RECTANGLE = 10;
  private static final int FRACTION = 11;
  private static final int ARRAY = 13;
  private static final int OBJECT = 15;
  private static final int CHOICE = 19;
  private static final int RANGE = 1;
  private static final int FLAGS = 4;
  private static final int ALIGNMENT = 8;
  private static final int HEADER_BYTES = 8;
  private static final int MOST_BYTES = 1024;

  private final ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.nativeOrder());

  /**
   * Begins an object.
   *
   * @param type SPA_TYPE_OBJECT_...
   * @param id SPA_PARAM_..., which parameter it is a value for
   */
  PodWriter(int type, int id) {
    bytes.putInt(0).putInt(OBJECT).putInt(type).putInt(id);
  }

  /** A property whose value is an identifier. */
  PodWriter id(int key, int value) {
    return property(key, Integer.BYTES, ID).ints(value);
  }

  /** A property whose value is a number. */
  PodWriter number(int key, int value) {
    return property(key, Integer.BYTES, INT).ints(value);
  }

  /** A property whose value is a list of one identifier. */
  PodWriter ids(int key, int value) {
    return property(key, HEADER_BYTES + Integer.BYTES, ARRAY).ints(Integer.BYTES, ID, value);
  }

  /** A property whose value is a size in pixels. */
  PodWriter rectangle(int key, int width, int height) {
    return property(key, 2 * Integer.BYTES, RECTANGLE).ints(width, height);
  }

  /** A property that may be any number in a range. */
  PodWriter numberRange(int key, int usual, int least, int most) {
    return choice(key, RANGE, Integer.BYTES, INT, 3).ints(usual, least, most);
  }

  /** A property that may be any of some flags. */
  PodWriter numberFlags(int key, int flags) {
    return choice(key, FLAGS, Integer.BYTES, INT, 1).ints(flags);
  }

  /** A property that may be any fraction in a range; each is a numerator and a denominator. */
  PodWriter fractionRange(int key, int[] usual, int[] least, int[] most) {
    return choice(key, RANGE, 2 * Integer.BYTES, FRACTION, 3)
        .ints(usual[0], usual[1], least[0], least[1], most[0], most[1]);
  }

  /** The finished object. */
  byte[] finish() {
    bytes.putInt(0, bytes.position() - HEADER_BYTES);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private PodWriter property(int key, int size, int type) {
    bytes.putInt(key).putInt(0).putInt(size).putInt(type);
    return this;
  }

  private PodWriter choice(int key, int kind, int valueSize, int valueType, int values) {
    property(key, 2 * Integer.BYTES + HEADER_BYTES + values * valueSize, CHOICE);
    bytes.putInt(kind).putInt(0).putInt(valueSize).putInt(valueType);
    return this;
  }

  private PodWriter ints(int... values) {
    for (int value : values) {
      bytes.putInt(value);
    }
    while (bytes.position() % ALIGNMENT != 0) {
      bytes.put((byte) 0);
    }
    return this;
  }
}
