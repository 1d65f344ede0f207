package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.avatar.file.FileHeader.SheetEntry;
import org.understudy.parametric.ArkitExpression;

/**
 * Codes what expressions move, as whole steps: expression by expression, sheet by sheet, a 0 for a
 * sheet that does not move, else a 1 and three planes. Vertices that are not live do not move.
 */
final class DisplacementCoding {
  /** The planes of a sheet that does not move; predicts nothing. */
  private static final int[][] NOTHING = new int[3][0];

  private DisplacementCoding() {}

  /**
   * The coded displacements.
   *
   * @param live per sheet which vertices are coded
   * @param step metres
   */
  static byte[] encode(List<Sheet> sheets, List<boolean[]> live, float step) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      int[][] previous = NOTHING;
      for (int s = 0; s < sheets.size(); s++) {
        Sheet sheet = sheets.get(s);
        int[][] values = quantised(sheet, e, live.get(s), step);
        boolean moves = Arrays.stream(values).flatMapToInt(Arrays::stream).anyMatch(q -> q != 0);
        out.write(moves ? 1 : 0);
        if (moves) {
          PlaneCoding coding = new PlaneCoding(sheet.columns() + 1, live.get(s), false);
          for (int axis = 0; axis < 3; axis++) {
            coding.encode(out, values[axis], previous[axis]);
          }
        }
        previous = moves ? values : NOTHING;
      }
    }
    return out.toBytes();
  }

  private static int[][] quantised(Sheet sheet, int expression, boolean[] live, float step) {
    int[][] values = new int[3][sheet.vertexCount()];
    SparseDisplacement displacement = sheet.displacements().get(expression);
    for (int i = 0; i < displacement.count(); i++) {
      int v = displacement.vertex(i);
      if (live[v]) {
        for (int axis = 0; axis < 3; axis++) {
          values[axis][v] = Math.round(displacement.offset(i, axis) / step);
        }
      }
    }
    return values;
  }

  /** Per sheet the displacements of the 52 expressions. */
  static List<List<SparseDisplacement>> decode(
      Section section, List<SheetEntry> sheets, List<boolean[]> live, float step)
      throws IOException {
    List<List<SparseDisplacement>> all = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      all.add(new ArrayList<>(ArkitExpression.COUNT));
    }
    MovedVertices moved = new MovedVertices(sheets, live, step);
    try (ResidualStream.Reader in = new ResidualStream.Reader(section)) {
      for (int e = 0; e < ArkitExpression.COUNT; e++) {
        moved.forget();
        for (int s = 0; s < sheets.size(); s++) {
          if (in.readFlag()) {
            all.get(s).add(moved.read(in, s));
          } else {
            all.get(s).add(SparseDisplacement.NONE);
            moved.forget();
          }
        }
      }
      in.finish();
    }
    return all;
  }
}
