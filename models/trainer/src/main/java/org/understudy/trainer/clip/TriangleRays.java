package org.understudy.trainer.clip;

import java.util.List;
import org.understudy.trainer.bake.SheetDraft;

/** Rays against the lattices of some sheets as they lie in the canonical state. Immutable. */
final class TriangleRays {
  private final float[] corners;
  private final int count;

  TriangleRays(List<SheetDraft> drafts) {
    int cells = drafts.stream().mapToInt(d -> d.columns() * d.rows()).sum();
    corners = new float[18 * cells];
    int n = 0;
    for (SheetDraft d : drafts) {
      int nx = d.columns() + 1;
      for (int j = 0; j < d.rows(); j++) {
        for (int i = 0; i < d.columns(); i++) {
          int a = j * nx + i;
          int[] order = {a, a + 1, a + nx + 1, a, a + nx + 1, a + nx};
          for (int v : order) {
            System.arraycopy(d.vertices(), 3 * v, corners, 3 * n, 3);
            n++;
          }
        }
      }
    }
    count = n / 3;
  }

  /** The farthest crossing with a ray (Moeller and Trumbore 1997), NaN where there is none. */
  double farthest(double[] o, double[] d) {
    return farthest(o, d, Double.MAX_VALUE);
  }

  /** The farthest crossing nearer than a limit, metres; NaN where there is none. */
  double farthest(double[] o, double[] d, double limit) {
    double best = Double.NaN;
    for (int t = 0; t < count; t++) {
      int i = 9 * t;
      double ax = corners[i];
      double ay = corners[i + 1];
      double az = corners[i + 2];
      double e1x = corners[i + 3] - ax;
      double e1y = corners[i + 4] - ay;
      double e1z = corners[i + 5] - az;
      double e2x = corners[i + 6] - ax;
      double e2y = corners[i + 7] - ay;
      double e2z = corners[i + 8] - az;
      double px = d[1] * e2z - d[2] * e2y;
      double py = d[2] * e2x - d[0] * e2z;
      double pz = d[0] * e2y - d[1] * e2x;
      double det = e1x * px + e1y * py + e1z * pz;
      if (Math.abs(det) < 1e-14) {
        continue;
      }
      double tx = o[0] - ax;
      double ty = o[1] - ay;
      double tz = o[2] - az;
      double u = (tx * px + ty * py + tz * pz) / det;
      if (u < 0 || u > 1) {
        continue;
      }
      double qx = ty * e1z - tz * e1y;
      double qy = tz * e1x - tx * e1z;
      double qz = tx * e1y - ty * e1x;
      double v = (d[0] * qx + d[1] * qy + d[2] * qz) / det;
      if (v < 0 || u + v > 1) {
        continue;
      }
      double along = (e2x * qx + e2y * qy + e2z * qz) / det;
      if (along > 0 && along < limit && !(along < best)) {
        best = along;
      }
    }
    return best;
  }
}
