package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.file.FileHeader.SheetEntry;

/**
 * Codes one whole number per lattice vertex as its difference from a prediction. The prediction is
 * the median edge detector of LOCO-I (Weinberger et al. 2000) over the neighbours to the left,
 * above and between, applied to the difference from the sheet before where that has as many
 * vertices: nested shells are nearly copies. Neighbours outside the lattice count as 0.
 *
 * <p>Only live vertices are coded. The others become the prediction, or 0. Immutable.
 */
final class PlaneCoding {
  private final int stride;
  private final int count;
  private final boolean[] live;
  private final int[] liveInRow;
  private final boolean predictOthers;
  private final int[] zeros;

  /**
   * The coding of a sheet's planes.
   *
   * @param stride vertices in a row
   * @param live [a multiple of the stride] which vertices are coded; kept, not copied
   * @param predictOthers whether vertices that are not live become the prediction instead of 0
   */
  PlaneCoding(int stride, boolean[] live, boolean predictOthers) {
    this.stride = stride;
    this.count = live.length;
    this.live = live;
    this.predictOthers = predictOthers;
    this.zeros = new int[stride];
    this.liveInRow = new int[count / stride];
    for (int row = 0; row < liveInRow.length; row++) {
      int liveOnes = 0;
      for (int v = row * stride; v < (row + 1) * stride; v++) {
        liveOnes += live[v] ? 1 : 0;
      }
      liveInRow[row] = liveOnes;
    }
  }

  /** Vertices in a row. */
  int stride() {
    return stride;
  }

  /** Vertices in all. */
  int count() {
    return count;
  }

  /**
   * Writes a plane.
   *
   * @param values [count]; those that are not live are replaced by what will be read
   * @param before the same plane of the sheet before, if any; used where it has as many vertices
   */
  void encode(ResidualStream.Writer out, int[] values, int @Nullable [] before) {
    int @Nullable [] previous = before != null && before.length == count ? before : null;
    int[] line = new int[stride];
    for (int start = 0; start < count; start += stride) {
      int left = 0;
      int corner = 0;
      for (int column = 0; column < stride; column++) {
        int v = start + column;
        int base = previous == null ? 0 : previous[v];
        int predicted = base + median(left, line[column], corner);
        if (live[v]) {
          out.write(values[v] - predicted);
        } else {
          values[v] = predictOthers ? predicted : 0;
        }
        corner = line[column];
        left = values[v] - base;
        line[column] = left;
      }
    }
  }

  /**
   * Reads a section of planes that are coded one after the other, each for all sheets.
   *
   * @param count planes per sheet
   * @param predictOthers whether vertices that are not live become the prediction instead of 0
   * @return per sheet [count][V]
   */
  static List<int[][]> decodeAll(
      Section section,
      List<SheetEntry> sheets,
      List<boolean[]> live,
      int count,
      boolean predictOthers)
      throws IOException {
    List<int[][]> all = new ArrayList<>();
    for (SheetEntry sheet : sheets) {
      all.add(new int[count][sheet.vertexCount()]);
    }
    Sink copy =
        new Sink() {
          @Override
          public void take(int sheet, int plane, int[] values, boolean[] rows) {
            int[] to = all.get(sheet)[plane];
            System.arraycopy(values, 0, to, 0, to.length);
          }
        };
    decodeEach(section, sheets, live, count, predictOthers, copy);
    return all;
  }

  /** What is done with a plane that was read. */
  interface Sink {
    /**
     * Takes a plane.
     *
     * @param values at least [V], only read, overwritten later on
     * @param rows whether a row of the lattice holds anything but 0
     */
    void take(int sheet, int plane, int[] values, boolean[] rows) throws IOException;
  }

  /**
   * Reads a section as {@link #decodeAll} does, and keeps no plane longer than the next takes.
   *
   * @param sink given every plane
   */
  static void decodeEach(
      Section section,
      List<SheetEntry> sheets,
      List<boolean[]> live,
      int count,
      boolean predictOthers,
      Sink sink)
      throws IOException {
    List<PlaneCoding> codings = new ArrayList<>();
    int most = 0;
    for (int s = 0; s < sheets.size(); s++) {
      codings.add(new PlaneCoding(sheets.get(s).columns() + 1, live.get(s), predictOthers));
      most = Math.max(most, codings.get(s).count);
    }
    int[] values = new int[most];
    int[] previous = new int[most];
    try (ResidualStream.Reader in = new ResidualStream.Reader(section)) {
      for (int plane = 0; plane < count; plane++) {
        for (int s = 0; s < codings.size(); s++) {
          PlaneCoding coding = codings.get(s);
          boolean fits = s > 0 && codings.get(s - 1).count == coding.count;
          boolean[] rows = new boolean[coding.liveInRow.length];
          coding.decode(in, values, fits ? previous : null, rows);
          sink.take(s, plane, values, rows);
          int[] next = previous;
          previous = values;
          values = next;
        }
      }
      in.finish();
    }
  }

  /**
   * Reads a plane.
   *
   * @param values at least [count], filled
   * @param previous at least [count], the same plane of the sheet before, null where it does not
   *     fit
   * @param rows [count / stride], set where a row holds anything but 0 and left as it is elsewhere;
   *     null where nobody wants to know
   */
  void decode(
      ResidualStream.Reader in, int[] values, int @Nullable [] previous, boolean @Nullable [] rows)
      throws IOException {
    int[] line = new int[stride];
    boolean flat = true;
    for (int row = 0; row < liveInRow.length; row++) {
      // most rows of most planes hold nothing but zeros, as the line does while it is flat
      int start = row * stride;
      if (flat && (previous == null || empty(previous, start)) && in.skipZeros(liveInRow[row])) {
        System.arraycopy(line, 0, values, start, stride);
      } else {
        int bits = decodeRow(in, values, previous, start, line);
        flat = bits == 0 && (previous == null || empty(previous, start));
        if (bits != 0 && rows != null) {
          rows[row] = true;
        }
      }
    }
  }

  /** Whether a row of a plane holds nothing but zeros. */
  private boolean empty(int[] plane, int start) {
    return Arrays.equals(plane, start, start + stride, zeros, 0, stride);
  }

  /**
   * One row; a method of its own because short methods are compiled sooner in a new process. Gives
   * the bits of all its values.
   */
  private int decodeRow(
      ResidualStream.Reader in, int[] values, int @Nullable [] previous, int start, int[] line)
      throws IOException {
    int left = 0;
    int corner = 0;
    int bits = 0;
    for (int column = 0; column < line.length; column++) {
      int v = start + column;
      int above = line[column];
      int base = previous == null ? 0 : previous[v];
      int value = 0;
      if (live[v]) {
        value = base + median(left, above, corner) + in.read();
      } else if (predictOthers) {
        value = base + median(left, above, corner);
      }
      values[v] = value;
      bits |= value;
      corner = above;
      left = value - base;
      line[column] = left;
    }
    return bits;
  }

  private static int median(int left, int above, int corner) {
    int low = Math.min(left, above);
    int high = Math.max(left, above);
    if (corner >= high) {
      return low;
    }
    return corner <= low ? high : left + above - corner;
  }
}
