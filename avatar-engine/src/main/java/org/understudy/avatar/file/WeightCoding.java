package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.file.FileHeader.SheetEntry;
import org.understudy.parametric.PortraitJoint;

/**
 * Codes skinning weights as whole steps: joint by joint without the first, whose weight is what is
 * left over. Vertices that are not live get the weights of the vertex before.
 */
final class WeightCoding {
  private static final int STEPS = 255;
  private static final int JOINTS = PortraitJoint.COUNT;

  private WeightCoding() {}

  /**
   * The coded weights.
   *
   * @param live per sheet which vertices are coded
   */
  static byte[] encode(List<Sheet> sheets, List<boolean[]> live) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    List<int[][]> quantised = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      quantised.add(quantised(sheets.get(s), live.get(s)));
    }
    for (int joint = 1; joint < JOINTS; joint++) {
      for (int s = 0; s < sheets.size(); s++) {
        int[] values = quantised.get(s)[joint];
        int @Nullable [] previous = s == 0 ? null : quantised.get(s - 1)[joint];
        new PlaneCoding(sheets.get(s).columns() + 1, live.get(s), false)
            .encode(out, values, previous);
      }
    }
    return out.toBytes();
  }

  /** [7][V] steps that sum to {@link #STEPS}; the largest weight takes what is left over. */
  private static int[][] quantised(Sheet sheet, boolean[] live) {
    int[][] all = new int[JOINTS][sheet.vertexCount()];
    for (int v = 0; v < live.length; v++) {
      if (live[v]) {
        int sum = 0;
        int largest = 0;
        for (int joint = 0; joint < JOINTS; joint++) {
          all[joint][v] = Math.round(sheet.weight(v, joint) * STEPS);
          sum += all[joint][v];
          largest = all[joint][v] > all[largest][v] ? joint : largest;
        }
        all[largest][v] += STEPS - sum;
      }
    }
    return all;
  }

  /** Per sheet [V][7] weights that sum to 1. */
  static List<float[]> decode(Section section, List<SheetEntry> sheets, List<boolean[]> live)
      throws IOException {
    List<int[][]> planes = PlaneCoding.decodeAll(section, sheets, live, JOINTS - 1, false);
    List<float[]> all = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      all.add(weights(sheets.get(s), planes.get(s), live.get(s)));
    }
    return all;
  }

  private static float[] weights(SheetEntry sheet, int[][] planes, boolean[] live)
      throws IOException {
    float[] weights = new float[JOINTS * live.length];
    for (int v = 0; v < live.length; v++) {
      int at = JOINTS * v;
      if (live[v] || v == 0) {
        int rest = STEPS;
        for (int joint = 1; joint < JOINTS; joint++) {
          int steps = planes[joint - 1][v];
          weights[at + joint] = steps / (float) STEPS;
          rest -= steps;
          if (steps < 0 || rest < 0) {
            throw new IOException(
                "section weights: those of vertex %d of sheet %s are below 0 or sum to more than 1"
                    .formatted(v, sheet.name()));
          }
        }
        weights[at] = rest / (float) STEPS;
      } else {
        System.arraycopy(weights, at - JOINTS, weights, at, JOINTS);
      }
    }
    return weights;
  }
}
