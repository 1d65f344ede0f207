package org.understudy.parametric;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How arrays are stored in model files: lengths first, indices as differences, numbers as integers
 * times a scale.
 */
public final class PackedArrays {
  private static final int LARGEST_LENGTH = 50_000_000;

  private PackedArrays() {}

  /** Reads a length of at most 50 million, or says what is damaged. */
  public static int readLength(DataInputStream in, String what) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LARGEST_LENGTH) {
      throw new IOException("the model file is damaged: %s of length %d".formatted(what, length));
    }
    return length;
  }

  /** Writes whole numbers, as differences from one to the next. */
  public static void writeIndices(DataOutputStream out, int[] values) throws IOException {
    out.writeInt(values.length);
    int previous = 0;
    for (int value : values) {
      int difference = value - previous;
      int folded = (difference << 1) ^ (difference >> 31);
      while ((folded & ~127) != 0) {
        out.writeByte((folded & 127) | 128);
        folded >>>= 7;
      }
      out.writeByte(folded);
      previous = value;
    }
  }

  /** Reads what {@link #writeIndices} wrote. */
  public static int[] readIndices(DataInputStream in) throws IOException {
    int[] values = new int[readLength(in, "indices")];
    int previous = 0;
    for (int i = 0; i < values.length; i++) {
      int folded = 0;
      int shift = 0;
      int b = in.readUnsignedByte();
      while (b >= 128) {
        folded |= (b & 127) << shift;
        shift += 7;
        b = in.readUnsignedByte();
      }
      folded |= b << shift;
      previous += (folded >>> 1) ^ -(folded & 1);
      values[i] = previous;
    }
    return values;
  }

  /** Writes numbers as they are. */
  public static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  /** Reads what {@link #writeFloats} wrote. */
  public static float[] readFloats(DataInputStream in) throws IOException {
    float[] values = new float[readLength(in, "numbers")];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static float largest(float[] values, int from, int length) {
    float largest = 1e-12f;
    for (int i = from; i < from + length; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return largest;
  }

  /** Sixteen bits a number, one scale for all. */
  public static void writeShorts(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    float scale = largest(values, 0, values.length) / Short.MAX_VALUE;
    out.writeFloat(scale);
    for (float value : values) {
      out.writeShort(Math.round(value / scale));
    }
  }

  /** Reads what {@link #writeShorts} wrote. */
  public static float[] readShorts(DataInputStream in) throws IOException {
    float[] values = new float[readLength(in, "numbers")];
    float scale = in.readFloat();
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readShort() * scale;
    }
    return values;
  }

  /**
   * Eight bits a number, a scale for each row. The three coordinates of a vertex are stored in
   * planes, which packs better.
   */
  public static void writeRows(DataOutputStream out, float[] values, int rowLength)
      throws IOException {
    int rows = rowLength == 0 ? 0 : values.length / rowLength;
    out.writeInt(rows);
    out.writeInt(rowLength);
    for (int row = 0; row < rows; row++) {
      float scale = largest(values, row * rowLength, rowLength) / Byte.MAX_VALUE;
      out.writeFloat(scale);
      for (int axis = 0; axis < 3; axis++) {
        for (int i = axis; i < rowLength; i += 3) {
          out.writeByte(Math.round(values[row * rowLength + i] / scale));
        }
      }
    }
  }

  /** Reads what {@link #writeRows} wrote. */
  public static float[] readRows(DataInputStream in) throws IOException {
    int rows = readLength(in, "rows");
    int rowLength = readLength(in, "a row");
    if ((long) rows * rowLength > LARGEST_LENGTH) {
      throw new IOException(
          "the model file is damaged: %d rows of %d numbers".formatted(rows, rowLength));
    }
    float[] values = new float[rows * rowLength];
    for (int row = 0; row < rows; row++) {
      float scale = in.readFloat();
      for (int axis = 0; axis < 3; axis++) {
        for (int i = axis; i < rowLength; i += 3) {
          values[row * rowLength + i] = in.readByte() * scale;
        }
      }
    }
    return values;
  }
}
