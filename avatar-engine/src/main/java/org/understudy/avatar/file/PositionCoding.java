package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.file.FileHeader.SheetEntry;

/**
 * Codes where lattice vertices lie, as whole steps: axis by axis, sheet by sheet. Vertices that are
 * not live come back at their predicted places.
 */
final class PositionCoding {
  private PositionCoding() {}

  /**
   * The coded positions.
   *
   * @param live per sheet which vertices are coded
   * @param step metres
   */
  static byte[] encode(List<Sheet> sheets, List<boolean[]> live, float step) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    for (int axis = 0; axis < 3; axis++) {
      int @Nullable [] previous = null;
      for (int s = 0; s < sheets.size(); s++) {
        Sheet sheet = sheets.get(s);
        int[] values = new int[sheet.vertexCount()];
        for (int v = 0; v < values.length; v++) {
          values[v] = Math.round(sheet.vertex(v, axis) / step);
        }
        new PlaneCoding(sheet.columns() + 1, live.get(s), true).encode(out, values, previous);
        previous = values;
      }
    }
    return out.toBytes();
  }

  /** Per sheet [V][3] metres. */
  static List<float[]> decode(
      Section section, List<SheetEntry> sheets, List<boolean[]> live, float step)
      throws IOException {
    List<int[][]> planes = PlaneCoding.decodeAll(section, sheets, live, 3, true);
    List<float[]> all = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      all.add(metres(sheets.get(s), planes.get(s), step));
    }
    return all;
  }

  private static float[] metres(SheetEntry sheet, int[][] planes, float step) throws IOException {
    float[] metres = new float[3 * sheet.vertexCount()];
    int most = (int) (AvatarLimits.REACH_METRES / step);
    int v = 0;
    for (int i = 0; i < metres.length; i += 3) {
      int x = planes[0][v];
      int y = planes[1][v];
      int z = planes[2][v];
      if (Math.max(x, Math.max(y, z)) > most || Math.min(x, Math.min(y, z)) < -most) {
        throw new IOException(
            "section positions: vertex %d of sheet %s lies more than %.0f m away"
                .formatted(v, sheet.name(), AvatarLimits.REACH_METRES));
      }
      metres[i] = x * step;
      metres[i + 1] = y * step;
      metres[i + 2] = z * step;
      v++;
    }
    return metres;
  }
}
