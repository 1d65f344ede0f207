package org.understudy.trainer.gan.template;

/**
 * How far a bust reaches outwards in all directions: from the middle of the head over its upper
 * half, and from an upright axis below. A row of directions runs from the crown down, a column
 * around; the seam lies behind.
 */
final class BodyHull {
  /** Share of the rows that lie on the upper half of the head. */
  private static final double UPPER = 0.42;

  private static final double BELOW_METRES = 0.36;

  /** Where nothing is hit: inside everything. */
  private static final float LEAST_METRES = 0.03f;

  private final int columns;
  private final int rows;
  private final double[] centre;
  private final float[] radius;

  /**
   * Looks at a surface from inside.
   *
   * @param positions [V][3] metres
   * @param corners [T][3]
   * @param centre the middle of the head, [3] metres
   * @param columns cells around
   * @param rows cells from the crown down
   */
  BodyHull(float[] positions, int[] corners, double[] centre, int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.centre = centre.clone();
    float[] found = new float[(rows + 1) * (columns + 1)];
    double[] from = new double[3];
    double[] to = new double[3];
    for (int j = 0; j <= rows; j++) {
      for (int i = 0; i <= columns; i++) {
        ray(i, j, from, to);
        found[j * (columns + 1) + i] =
            Math.max(LEAST_METRES, farthest(positions, corners, from, to));
      }
    }
    radius = smooth(found);
  }

  /** Where a ray starts and which way it goes. */
  private void ray(int i, int j, double[] from, double[] to) {
    double around = Math.PI * (2.0 * i / columns - 1);
    double down = (double) j / rows;
    double level = down < UPPER ? 0.5 * Math.PI * down / UPPER : 0.5 * Math.PI;
    double below = down < UPPER ? 0 : (down - UPPER) / (1 - UPPER) * BELOW_METRES;
    from[0] = centre[0];
    from[1] = centre[1] - below;
    from[2] = centre[2];
    to[0] = Math.sin(level) * Math.sin(around);
    to[1] = Math.cos(level);
    to[2] = Math.sin(level) * Math.cos(around);
  }

  /** The last crossing of a ray (Möller and Trumbore 1997), 0 if there is none. */
  private static float farthest(float[] p, int[] corners, double[] from, double[] to) {
    double most = 0;
    for (int t = 0; t < corners.length; t += 3) {
      int a = 3 * corners[t];
      int b = 3 * corners[t + 1];
      int c = 3 * corners[t + 2];
      double e1x = p[b] - p[a];
      double e1y = p[b + 1] - p[a + 1];
      double e1z = p[b + 2] - p[a + 2];
      double e2x = p[c] - p[a];
      double e2y = p[c + 1] - p[a + 1];
      double e2z = p[c + 2] - p[a + 2];
      double hx = to[1] * e2z - to[2] * e2y;
      double hy = to[2] * e2x - to[0] * e2z;
      double hz = to[0] * e2y - to[1] * e2x;
      double det = e1x * hx + e1y * hy + e1z * hz;
      if (Math.abs(det) < 1e-14) {
        continue;
      }
      double sx = from[0] - p[a];
      double sy = from[1] - p[a + 1];
      double sz = from[2] - p[a + 2];
      double u = (sx * hx + sy * hy + sz * hz) / det;
      double qx = sy * e1z - sz * e1y;
      double qy = sz * e1x - sx * e1z;
      double qz = sx * e1y - sy * e1x;
      double v = (to[0] * qx + to[1] * qy + to[2] * qz) / det;
      if (u >= 0 && v >= 0 && u + v <= 1) {
        most = Math.max(most, (e2x * qx + e2y * qy + e2z * qz) / det);
      }
    }
    return (float) most;
  }

  /**
   * The larger of itself and the mean of its neighbours, twice: no deep folds behind ears and chin.
   */
  private float[] smooth(float[] in) {
    int nx = columns + 1;
    float[] now = in;
    for (int pass = 0; pass < 2; pass++) {
      float[] next = now.clone();
      for (int j = 0; j <= rows; j++) {
        for (int i = 0; i <= columns; i++) {
          float sum = 0;
          for (int dj = -1; dj <= 1; dj++) {
            for (int di = -1; di <= 1; di++) {
              int y = Math.clamp(j + dj, 0, rows);
              int x = Math.floorMod(i + di, columns);
              sum += now[y * nx + x];
            }
          }
          next[j * nx + i] = Math.max(now[j * nx + i], sum / 9);
        }
      }
      now = next;
    }
    return now;
  }

  /**
   * A shell around the surface.
   *
   * @param offset metres beyond it
   * @return [(rows + 1) * (columns + 1)][3] metres
   */
  float[] shell(float offset) {
    float[] out = new float[3 * radius.length];
    double[] from = new double[3];
    double[] to = new double[3];
    for (int j = 0; j <= rows; j++) {
      for (int i = 0; i <= columns; i++) {
        ray(i, j, from, to);
        int at = j * (columns + 1) + i;
        for (int k = 0; k < 3; k++) {
          out[3 * at + k] = (float) (from[k] + (radius[at] + offset) * to[k]);
        }
      }
    }
    return out;
  }
}
