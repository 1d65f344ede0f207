package org.understudy.trainer.clip;

import java.util.List;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.bake.SheetDraft;

/** Skinning weights of places off the surface, by inverse distance over the nearest vertices. */
final class NearestWeights {
  private static final int NEIGHBOURS = 24;

  private final float[] places;
  private final float[] weights;

  NearestWeights(List<SheetDraft> drafts) {
    int n = drafts.stream().mapToInt(d -> d.vertices().length / 3).sum();
    places = new float[3 * n];
    weights = new float[PortraitJoint.COUNT * n];
    int at = 0;
    for (SheetDraft d : drafts) {
      System.arraycopy(d.vertices(), 0, places, 3 * at, d.vertices().length);
      System.arraycopy(d.weights(), 0, weights, PortraitJoint.COUNT * at, d.weights().length);
      at += d.vertices().length / 3;
    }
  }

  /** Writes the seven weights of a place, of sum 1. */
  void write(double x, double y, double z, float[] out, int vertex) {
    double[] near = new double[NEIGHBOURS];
    int[] who = new int[NEIGHBOURS];
    java.util.Arrays.fill(near, Double.MAX_VALUE);
    for (int i = 0; i < places.length / 3; i++) {
      double dx = places[3 * i] - x;
      double dy = places[3 * i + 1] - y;
      double dz = places[3 * i + 2] - z;
      double d2 = dx * dx + dy * dy + dz * dz;
      if (d2 < near[NEIGHBOURS - 1]) {
        int k = NEIGHBOURS - 1;
        while (k > 0 && near[k - 1] > d2) {
          near[k] = near[k - 1];
          who[k] = who[k - 1];
          k--;
        }
        near[k] = d2;
        who[k] = i;
      }
    }
    double sum = 0;
    double[] mixed = new double[PortraitJoint.COUNT];
    for (int k = 0; k < NEIGHBOURS; k++) {
      double w = 1 / (near[k] + 1e-6);
      sum += w;
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        mixed[j] += w * weights[PortraitJoint.COUNT * who[k] + j];
      }
    }
    for (int j = 0; j < PortraitJoint.COUNT; j++) {
      out[PortraitJoint.COUNT * vertex + j] = (float) (mixed[j] / sum);
    }
  }
}
