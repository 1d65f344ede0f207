package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.file.FileHeader.SheetEntry;

/**
 * Codes unit vectors as two whole numbers each, places on an octahedron that is unfolded into a
 * square (Meyer et al., "On floating-point normal vectors", 2010): within 0.7 degrees. Vertices
 * that are not live come back with some unit vector.
 */
final class NormalCoding {
  /** Of the normals of sheets that all have them. */
  static final NormalCoding NORMALS = new NormalCoding("normals", false);

  /** Of the strands of sheets, some straight direction for those that have none. */
  static final NormalCoding STRANDS = new NormalCoding("strands", true);

  /** Steps from the middle of the square to its border. */
  private static final int STEPS = 127;

  private final String name;
  private final boolean strands;

  private NormalCoding(String name, boolean strands) {
    this.name = name;
    this.strands = strands;
  }

  /**
   * The coded vectors.
   *
   * @param live per sheet which vertices are coded
   */
  byte[] encode(List<Sheet> sheets, List<boolean[]> live) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    for (int axis = 0; axis < 2; axis++) {
      int @Nullable [] previous = null;
      for (int s = 0; s < sheets.size(); s++) {
        int[] values = new int[sheets.get(s).vertexCount()];
        for (int v = 0; v < values.length; v++) {
          values[v] = unfolded(sheets.get(s), v, axis);
        }
        new PlaneCoding(sheets.get(s).columns() + 1, live.get(s), true)
            .encode(out, values, previous);
        previous = values;
      }
    }
    return out.toBytes();
  }

  private int unfolded(Sheet sheet, int v, int axis) {
    float x = coordinate(sheet, v, 0);
    float y = coordinate(sheet, v, 1);
    float z = coordinate(sheet, v, 2);
    float sum = Math.abs(x) + Math.abs(y) + Math.abs(z);
    float u = x / sum;
    float w = y / sum;
    float place = axis == 0 ? u : w;
    if (z < 0) {
      float other = axis == 0 ? w : u;
      place = (1 - Math.abs(other)) * (place >= 0 ? 1 : -1);
    }
    return Math.round(place * STEPS);
  }

  private float coordinate(Sheet sheet, int v, int axis) {
    if (!strands) {
      return sheet.normal(v, axis);
    }
    return sheet.hasStrands() ? sheet.strand(v, axis) : axis == 2 ? 1 : 0;
  }

  /** Per sheet [V][3] unit vectors. */
  List<float[]> decode(Section section, List<SheetEntry> sheets, List<boolean[]> live)
      throws IOException {
    List<int[][]> planes = PlaneCoding.decodeAll(section, sheets, live, 2, true);
    List<float[]> all = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      all.add(normals(sheets.get(s), planes.get(s), live.get(s)));
    }
    return all;
  }

  private float[] normals(SheetEntry sheet, int[][] planes, boolean[] live) throws IOException {
    float[] normals = new float[3 * live.length];
    for (int v = 0; v < live.length; v++) {
      int u = planes[0][v];
      int w = planes[1][v];
      if (live[v] && (Math.abs((long) u) > STEPS || Math.abs((long) w) > STEPS)) {
        throw new IOException(
            "section %s: that of vertex %d of sheet %s lies outside the square"
                .formatted(name, v, sheet.name()));
      }
      fold(Math.clamp(u, -STEPS, STEPS), Math.clamp(w, -STEPS, STEPS), normals, 3 * v);
    }
    return normals;
  }

  private static void fold(int u, int w, float[] out, int at) {
    float x = u / (float) STEPS;
    float y = w / (float) STEPS;
    float z = 1 - Math.abs(x) - Math.abs(y);
    if (z < 0) {
      float folded = (1 - Math.abs(y)) * (x >= 0 ? 1 : -1);
      y = (1 - Math.abs(x)) * (y >= 0 ? 1 : -1);
      x = folded;
    }
    float scale = 1 / (float) Math.sqrt(x * x + y * y + z * z);
    out[at] = x * scale;
    out[at + 1] = y * scale;
    out[at + 2] = z * scale;
  }
}
