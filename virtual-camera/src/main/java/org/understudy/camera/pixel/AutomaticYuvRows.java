package org.understudy.camera.pixel;

import java.util.function.LongSupplier;

/**
 * The plain kernel until the one with the Vector API is compiled and has been seen to be faster. Of
 * every {@value #EVERY}th row both convert the first {@value #PIECE} pixels once more, which gives
 * the same bytes; they are judged by the time they took for {@value #WINDOW} such pieces, until
 * vectors win or have lost {@value #MOST_WINDOWS} times.
 *
 * <p>Until vectors are compiled this takes a third of a second of processor time in all, while they
 * save half a millisecond for a picture of 512x512 from then on. So it begins only where that may
 * be earned back: after {@value #PATIENCE} rows, 17 seconds of such pictures, where nobody knows
 * how many will come, and after {@value #PATIENCE_IN_CALLS} in calls, which last. Used by one
 * thread at a time.
 */
final class AutomaticYuvRows implements YuvRows {
  /** Pixels of a piece. */
  static final int PIECE = 64;

  static final int EVERY = 32;

  /** Rows before the first piece. */
  static final int PATIENCE = 400_000;

  static final int PATIENCE_IN_CALLS = 60_000;

  static final int WINDOW = 256;
  static final int MOST_WINDOWS = 200;

  /** Vectors win where they take this share of the plain kernel's time or less. */
  private static final double WORTHWHILE = 0.9;

  private final YuvRows plain;
  private final YuvRows vector;
  private final LongSupplier nanoClock;
  private YuvRows current;
  private boolean decided;
  private int rows;
  private int pieces;
  private int windows;
  private long plainNanos;
  private long vectorNanos;

  AutomaticYuvRows(YuvMatrix matrix, int patience) {
    this(new ScalarYuvRows(matrix), new VectorYuvRows(matrix), patience, System::nanoTime);
  }

  AutomaticYuvRows(YuvRows plain, YuvRows vector, int patience, LongSupplier nanoClock) {
    this.rows = -patience;
    this.plain = plain;
    this.vector = vector;
    this.nanoClock = nanoClock;
    this.current = plain;
  }

  /** Whether vectors have won. */
  boolean usesVectors() {
    return current == vector;
  }

  @Override
  public void lumaRow(int[] pixels, int from, byte[] y, int to, int count) {
    current.lumaRow(pixels, from, y, to, count);
    if (isDue(count)) {
      long start = nanoClock.getAsLong();
      plain.lumaRow(pixels, from, y, to, PIECE);
      long middle = nanoClock.getAsLong();
      vector.lumaRow(pixels, from, y, to, PIECE);
      judge(middle - start, nanoClock.getAsLong() - middle);
    }
  }

  @Override
  public void planarRow(int[] pixels, int from, int width, byte[] u, byte[] v, int to, int count) {
    current.planarRow(pixels, from, width, u, v, to, count);
    if (isDue(count)) {
      long start = nanoClock.getAsLong();
      plain.planarRow(pixels, from, width, u, v, to, PIECE);
      long middle = nanoClock.getAsLong();
      vector.planarRow(pixels, from, width, u, v, to, PIECE);
      judge(middle - start, nanoClock.getAsLong() - middle);
    }
  }

  @Override
  public void interleavedRow(int[] pixels, int from, int width, byte[] out, int to, int count) {
    current.interleavedRow(pixels, from, width, out, to, count);
    if (isDue(count)) {
      long start = nanoClock.getAsLong();
      plain.interleavedRow(pixels, from, width, out, to, PIECE);
      long middle = nanoClock.getAsLong();
      vector.interleavedRow(pixels, from, width, out, to, PIECE);
      judge(middle - start, nanoClock.getAsLong() - middle);
    }
  }

  @Override
  public void yuy2Row(int[] pixels, int from, byte[] out, int to, int count) {
    current.yuy2Row(pixels, from, out, to, count);
    if (isDue(count)) {
      long start = nanoClock.getAsLong();
      plain.yuy2Row(pixels, from, out, to, PIECE);
      long middle = nanoClock.getAsLong();
      vector.yuy2Row(pixels, from, out, to, PIECE);
      judge(middle - start, nanoClock.getAsLong() - middle);
    }
  }

  private boolean isDue(int count) {
    if (decided || count < PIECE) {
      return false;
    }
    rows = rows + 1 < EVERY ? rows + 1 : 0;
    return rows == 0;
  }

  private void judge(long plainTime, long vectorTime) {
    plainNanos += plainTime;
    vectorNanos += vectorTime;
    pieces++;
    if (pieces < WINDOW) {
      return;
    }
    windows++;
    boolean won = vectorNanos <= WORTHWHILE * plainNanos;
    if (won) {
      current = vector;
    }
    decided = won || windows == MOST_WINDOWS;
    pieces = 0;
    plainNanos = 0;
    vectorNanos = 0;
  }
}
