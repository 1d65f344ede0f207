package org.understudy.trainer.clip;

import java.util.List;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.SheetDraft;

/**
 * A sheet before neck, shoulders and chest for whatever a person wears: a height field from the
 * front.
 *
 * @param draft the sheet, its texture empty
 * @param left [{@link #ROWS} + 1] how far to their left the template's body reaches behind each
 *     line of vertices, metres from the bust's middle, 0 where there is none
 * @param right the same to their right, positive
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record TorsoSheet(SheetDraft draft, double[] left, double[] right) {
  private static final int COLUMNS = 48;

  /** Cells from top to bottom. */
  static final int ROWS = 32;

  private static final int TEXELS_ACROSS = 448;
  private static final int TEXELS_DOWN = 300;
  private static final double HALF_WIDTH = 0.33;
  private static final double DEPTH_BELOW_HEAD = 0.42;
  private static final double RAISED = 0.012;
  private static final int FILLING = 400;

  /**
   * Lays the sheet out.
   *
   * @param body the bust's sheets, clothes included
   * @param top height of its upper edge, metres in the bust's frame
   */
  static TorsoSheet before(List<SheetDraft> body, Skeleton skeleton, double top) {
    TriangleRays rays = new TriangleRays(body);
    NearestWeights weights = new NearestWeights(body);
    int nx = COLUMNS + 1;
    int ny = ROWS + 1;
    double bottom = skeleton.rest(PortraitJoint.HEAD, 1) - DEPTH_BELOW_HEAD;
    double[] z = new double[nx * ny];
    boolean[] known = new boolean[nx * ny];
    double[] forward = {0, 0, 1};
    double[] left = new double[ny];
    double[] right = new double[ny];
    double sum = 0;
    int count = 0;
    for (int j = 0; j < ny; j++) {
      for (int i = 0; i < nx; i++) {
        double[] from = {x(i), y(j, top, bottom), -1};
        double hit = rays.farthest(from, forward);
        if (!Double.isNaN(hit)) {
          z[j * nx + i] = hit - 1 + RAISED;
          known[j * nx + i] = true;
          left[j] = Math.max(left[j], x(i));
          right[j] = Math.max(right[j], -x(i));
          sum += z[j * nx + i];
          count++;
        }
      }
    }
    if (count == 0) {
      throw new IllegalStateException("the avatar has no body to put clothes on");
    }
    fill(z, known, nx, ny, sum / count);
    float[] p = new float[3 * nx * ny];
    float[] w = new float[PortraitJoint.COUNT * nx * ny];
    for (int j = 0; j < ny; j++) {
      for (int i = 0; i < nx; i++) {
        int v = j * nx + i;
        p[3 * v] = (float) x(i);
        p[3 * v + 1] = (float) y(j, top, bottom);
        p[3 * v + 2] = (float) z[v];
        weights.write(p[3 * v], p[3 * v + 1], p[3 * v + 2], w, v);
      }
    }
    SheetDraft draft =
        HairSheets.empty(
            "torso",
            COLUMNS,
            ROWS,
            p,
            w,
            TEXELS_ACROSS,
            TEXELS_DOWN,
            SheetDraft.Fitted.COLOUR_AND_ALPHA);
    return new TorsoSheet(draft, left, right);
  }

  /** Metres to the person's left of a texel's column. */
  static double across(int column) {
    return HALF_WIDTH * (2 * (column + 0.5) / TEXELS_ACROSS - 1);
  }

  private static double x(int column) {
    // the first column lies to the right of the person, the left of the picture
    return HALF_WIDTH * (2.0 * column / COLUMNS - 1);
  }

  private static double y(int row, double top, double bottom) {
    return top + (bottom - top) * row / ROWS;
  }

  private static void fill(double[] z, boolean[] known, int nx, int ny, double start) {
    for (int v = 0; v < z.length; v++) {
      z[v] = known[v] ? z[v] : start - 0.05;
    }
    for (int round = 0; round < FILLING; round++) {
      for (int j = 0; j < ny; j++) {
        for (int i = 0; i < nx; i++) {
          int v = j * nx + i;
          if (!known[v] || round % 80 == 0) {
            double sum =
                z[j * nx + Math.max(0, i - 1)]
                    + z[j * nx + Math.min(nx - 1, i + 1)]
                    + z[Math.max(0, j - 1) * nx + i]
                    + z[Math.min(ny - 1, j + 1) * nx + i];
            z[v] = sum / 4;
          }
        }
      }
    }
  }
}
