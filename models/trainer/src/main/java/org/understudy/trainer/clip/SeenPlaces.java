package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Colours at places in the bust's canonical state, to be looked up nearby. Not thread-safe. */
final class SeenPlaces {
  private static final float CELL = 0.02f;
  private static final double SMOOTH = 0.002;
  private static final long SPAN = 4096;

  private final Map<Long, List<float[]>> cells = new HashMap<>();

  private static long key(long x, long y, long z) {
    return ((x + SPAN) * 2 * SPAN + y + SPAN) * 2 * SPAN + z + SPAN;
  }

  private static long cell(double at) {
    return (long) Math.floor(at / CELL);
  }

  /**
   * Adds a place.
   *
   * @param p [3] metres
   * @param rgb unpremultiplied, read from {@code from}
   */
  void add(double[] p, float[] rgb, int from) {
    cells
        .computeIfAbsent(key(cell(p[0]), cell(p[1]), cell(p[2])), k -> new ArrayList<>())
        .add(
            new float[] {
              (float) p[0], (float) p[1], (float) p[2], rgb[from], rgb[from + 1], rgb[from + 2]
            });
  }

  /**
   * Writes the mean colour of the places within {@value #CELL} metres, nearer ones count more.
   *
   * @return whether there is one
   */
  boolean near(double x, double y, double z, float[] rgb, int to) {
    double sum = 0;
    double[] mean = new double[3];
    for (long i = cell(x) - 1; i <= cell(x) + 1; i++) {
      for (long j = cell(y) - 1; j <= cell(y) + 1; j++) {
        for (long k = cell(z) - 1; k <= cell(z) + 1; k++) {
          for (float[] p : cells.getOrDefault(key(i, j, k), List.of())) {
            double dx = p[0] - x;
            double dy = p[1] - y;
            double dz = p[2] - z;
            double d2 = dx * dx + dy * dy + dz * dz;
            if (d2 < CELL * CELL) {
              double w = 1 / ((d2 + SMOOTH * SMOOTH) * (d2 + SMOOTH * SMOOTH));
              sum += w;
              for (int c = 0; c < 3; c++) {
                mean[c] += w * p[3 + c];
              }
            }
          }
        }
      }
    }
    for (int c = 0; sum > 0 && c < 3; c++) {
      rgb[to + c] = (float) (mean[c] / sum);
    }
    return sum > 0;
  }
}
