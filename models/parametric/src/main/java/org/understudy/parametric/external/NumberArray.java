package org.understudy.parametric.external;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A dense array of numbers as NumPy has them, last index fastest.
 *
 * @param shape lengths of the dimensions
 * @param values all numbers
 */
record NumberArray(int[] shape, double[] values) {

  /** Decodes raw numbers of a NumPy type such as {@code <f8}. */
  static NumberArray decode(String type, int[] shape, boolean fortranOrder, ByteBuffer raw)
      throws IOException {
    long count = 1;
    for (int length : shape) {
      count *= length;
    }
    if (type.length() < 2) {
      throw new IOException("numbers of the unknown type " + type);
    }
    char kind = type.charAt(type.length() - 2);
    int size = type.charAt(type.length() - 1) - '0';
    if (count < 0 || count * size > raw.remaining()) {
      throw new IOException(
          "an array of shape %s and type %s takes %d bytes, there are %d"
              .formatted(Arrays.toString(shape), type, count * size, raw.remaining()));
    }
    raw.order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (kind + "" + size) {
            case "f8" -> raw.getDouble();
            case "f4" -> raw.getFloat();
            case "i8", "u8" -> raw.getLong();
            case "i4" -> raw.getInt();
            case "u4" -> raw.getInt() & 0xffffffffL;
            case "i2" -> raw.getShort();
            case "u2" -> raw.getShort() & 0xffff;
            case "i1" -> raw.get();
            case "u1", "b1" -> raw.get() & 0xff;
            default -> throw new IOException("numbers of the unknown type " + type);
          };
    }
    return new NumberArray(shape, fortranOrder ? transposed(shape, values) : values);
  }

  private static double[] transposed(int[] shape, double[] columnMajor) {
    double[] out = new double[columnMajor.length];
    int[] index = new int[shape.length];
    for (double value : columnMajor) {
      int at = 0;
      for (int d = 0; d < shape.length; d++) {
        at = at * shape[d] + index[d];
      }
      out[at] = value;
      for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
        index[d] = 0;
      }
    }
    return out;
  }
}
