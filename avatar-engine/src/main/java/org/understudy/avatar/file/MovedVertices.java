package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.avatar.file.FileHeader.SheetEntry;

/**
 * Reads what one expression moves on one sheet after the other, in memory that is used again and
 * again. Not thread-safe.
 */
final class MovedVertices {
  private final List<SheetEntry> sheets;
  private final List<PlaneCoding> codings = new ArrayList<>();
  private final float step;
  private final int[] vertices;
  private final float[] offsets;
  private int[][] planes;
  private int[][] before;
  private int beforeCount = -1;
  private int movesLeft = AvatarLimits.MOVES;

  /**
   * Room for the largest sheet.
   *
   * @param live per sheet which vertices are coded
   * @param step metres
   */
  MovedVertices(List<SheetEntry> sheets, List<boolean[]> live, float step) {
    this.sheets = sheets;
    this.step = step;
    int largest = 0;
    for (int s = 0; s < sheets.size(); s++) {
      codings.add(new PlaneCoding(sheets.get(s).columns() + 1, live.get(s), false));
      largest = Math.max(largest, sheets.get(s).vertexCount());
    }
    this.planes = new int[3][largest];
    this.before = new int[3][largest];
    this.vertices = new int[largest];
    this.offsets = new float[3 * largest];
  }

  /** What comes next is not predicted from the sheet before. */
  void forget() {
    beforeCount = -1;
  }

  /** Reads the planes of a sheet. */
  SparseDisplacement read(ResidualStream.Reader in, int s) throws IOException {
    int[][] swapped = before;
    before = planes;
    planes = swapped;
    PlaneCoding coding = codings.get(s);
    boolean[] rows = new boolean[coding.count() / coding.stride()];
    for (int axis = 0; axis < 3; axis++) {
      coding.decode(in, planes[axis], beforeCount == coding.count() ? before[axis] : null, rows);
    }
    beforeCount = coding.count();
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (rows[row]) {
        count = gather(sheets.get(s), row * coding.stride(), coding.stride(), count);
      }
    }
    movesLeft -= count;
    if (movesLeft < 0) {
      throw new IOException(
          "section displacements: expressions move more than %d vertices in all"
              .formatted(AvatarLimits.MOVES));
    }
    return new SparseDisplacement(
        Arrays.copyOf(vertices, count), Arrays.copyOf(offsets, 3 * count));
  }

  /** Adds the vertices of a row that move to those found so far; none moves too far. */
  private int gather(SheetEntry sheet, int start, int stride, int found) throws IOException {
    int most = (int) (AvatarLimits.MOVE_METRES / step);
    int count = found;
    for (int v = start; v < start + stride; v++) {
      int x = planes[0][v];
      int y = planes[1][v];
      int z = planes[2][v];
      if ((x | y | z) != 0) {
        if (Math.max(x, Math.max(y, z)) > most || Math.min(x, Math.min(y, z)) < -most) {
          throw new IOException(
              "section displacements: vertex %d of sheet %s moves more than %.0f m"
                  .formatted(v, sheet.name(), AvatarLimits.MOVE_METRES));
        }
        vertices[count] = v;
        offsets[3 * count] = x * step;
        offsets[3 * count + 1] = y * step;
        offsets[3 * count + 2] = z * step;
        count++;
      }
    }
    return count;
  }
}
