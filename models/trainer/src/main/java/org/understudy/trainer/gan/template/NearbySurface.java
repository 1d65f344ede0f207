package org.understudy.trainer.gan.template;

import java.util.Arrays;

/**
 * Carries quantities of a surface into the space around it: at a point they are the mean of those
 * of the nearest vertices, weighted by inverse squared distance. The single nearest vertex tears
 * where the surface folds, at hair and neck. Immutable and safe to share.
 */
final class NearbySurface {
  private static final int NEIGHBOURS = 24;
  private static final float SOFT_METRES = 0.002f;

  private final int[] vertex;
  private final float[] share;
  private final float[] distance;

  /**
   * Finds the neighbours.
   *
   * @param points [P][3] metres
   * @param surface [V][3] metres
   */
  NearbySurface(float[] points, float[] surface) {
    int count = points.length / 3;
    vertex = new int[count * NEIGHBOURS];
    share = new float[count * NEIGHBOURS];
    distance = new float[count];
    float[] nearest = new float[NEIGHBOURS];
    for (int p = 0; p < count; p++) {
      Arrays.fill(nearest, Float.MAX_VALUE);
      int at = p * NEIGHBOURS;
      for (int v = 0; v < surface.length / 3; v++) {
        float dx = points[3 * p] - surface[3 * v];
        float dy = points[3 * p + 1] - surface[3 * v + 1];
        float dz = points[3 * p + 2] - surface[3 * v + 2];
        float d = dx * dx + dy * dy + dz * dz;
        int k = NEIGHBOURS - 1;
        if (d < nearest[k]) {
          while (k > 0 && nearest[k - 1] > d) {
            nearest[k] = nearest[k - 1];
            vertex[at + k] = vertex[at + k - 1];
            k--;
          }
          nearest[k] = d;
          vertex[at + k] = v;
        }
      }
      distance[p] = (float) Math.sqrt(nearest[0]);
      float sum = 0;
      for (int k = 0; k < NEIGHBOURS; k++) {
        share[at + k] = 1 / (nearest[k] + SOFT_METRES * SOFT_METRES);
        sum += share[at + k];
      }
      for (int k = 0; k < NEIGHBOURS; k++) {
        share[at + k] /= sum;
      }
    }
  }

  /**
   * A quantity at the points.
   *
   * @param values [V][size] of the surface
   * @return [P][size]
   */
  float[] carried(float[] values, int size) {
    float[] out = new float[distance.length * size];
    for (int p = 0; p < distance.length; p++) {
      for (int k = 0; k < NEIGHBOURS; k++) {
        int from = vertex[p * NEIGHBOURS + k] * size;
        float w = share[p * NEIGHBOURS + k];
        for (int i = 0; i < size; i++) {
          out[p * size + i] += w * values[from + i];
        }
      }
    }
    return out;
  }

  /** Distance of each point from the nearest vertex, [P] metres. */
  float[] distance() {
    return distance;
  }
}
