package org.understudy.tracking.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * How the pictures of a file are turned or mirrored to be upright, in quarter turns. A pixel (x, y)
 * goes to {@code (xFromX x + xFromY y, yFromX x + yFromY y)}, shifted so that the picture starts at
 * (0, 0); y points down.
 *
 * @param xFromX -1, 0 or 1
 * @param xFromY -1, 0 or 1
 * @param yFromX -1, 0 or 1
 * @param yFromY -1, 0 or 1
 */
record DisplayOrientation(int xFromX, int xFromY, int yFromX, int yFromY) {
  static final DisplayOrientation UPRIGHT = new DisplayOrientation(1, 0, 0, 1);

  DisplayOrientation {
    boolean straight = Math.abs(xFromX * yFromY) == 1 && xFromY == 0 && yFromX == 0;
    boolean swapped = Math.abs(xFromY * yFromX) == 1 && xFromX == 0 && yFromY == 0;
    if (!straight && !swapped) {
      throw new IllegalArgumentException(
          "an orientation is a quarter turn or a mirroring, got [%d %d; %d %d]"
              .formatted(xFromX, xFromY, yFromX, yFromY));
    }
  }

  /**
   * The orientation nearest to a display matrix as MP4 files have it (ISO/IEC 14496-12, 6.2.2):
   * nine fixed-point numbers a b u c d v x y w with {@code x' = a x + c y}, {@code y' = b x + d y}.
   */
  static DisplayOrientation ofMatrix(int[] matrix) {
    long a = matrix[0];
    long b = matrix[1];
    long c = matrix[3];
    long d = matrix[4];
    if (Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)) {
      return a == 0 || d == 0
          ? UPRIGHT
          : new DisplayOrientation(Long.signum(a), 0, 0, Long.signum(d));
    }
    return b == 0 || c == 0
        ? UPRIGHT
        : new DisplayOrientation(0, Long.signum(c), Long.signum(b), 0);
  }

  /** Whether width and height change places. */
  boolean swapsAxes() {
    return xFromX == 0;
  }

  /** The clockwise turn; a mirroring about the vertical axis comes after it. */
  int rotationDegrees() {
    int turn = (int) Math.round(Math.toDegrees(Math.atan2(yFromX, xFromX)));
    boolean mirrored = xFromX * yFromY - xFromY * yFromX < 0;
    // mirrored afterwards, the first axis ends on the other side
    return Math.floorMod(mirrored ? 180 - turn : turn, 360);
  }

  /**
   * Writes a picture upright.
   *
   * @param source rows of {@code width} pixels of 3 bytes, {@code stride} bytes apart
   * @param target {@code [width or height][height or width][3]}, without gaps
   */
  void copy(MemorySegment source, int stride, int width, int height, byte[] target) {
    if (equals(UPRIGHT)) {
      for (int y = 0; y < height; y++) {
        MemorySegment.copy(
            source, ValueLayout.JAVA_BYTE, (long) y * stride, target, 3 * y * width, 3 * width);
      }
      return;
    }
    int targetWidth = swapsAxes() ? height : width;
    int startX = (xFromX < 0 ? width - 1 : 0) + (xFromY < 0 ? height - 1 : 0);
    int startY = (yFromX < 0 ? width - 1 : 0) + (yFromY < 0 ? height - 1 : 0);
    int stepAlongRow = 3 * (xFromX + yFromX * targetWidth);
    int stepToNextRow = 3 * (xFromY + yFromY * targetWidth);
    int rowStart = 3 * (startX + startY * targetWidth);
    for (int y = 0; y < height; y++, rowStart += stepToNextRow) {
      long from = (long) y * stride;
      int to = rowStart;
      for (int x = 0; x < width; x++, from += 3, to += stepAlongRow) {
        target[to] = source.get(ValueLayout.JAVA_BYTE, from);
        target[to + 1] = source.get(ValueLayout.JAVA_BYTE, from + 1);
        target[to + 2] = source.get(ValueLayout.JAVA_BYTE, from + 2);
      }
    }
  }
}
