package org.understudy.trainer.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What the vertices of a lit character show to somebody who looks from a place: all of shading,
 * highlights included, whatever may stand before them.
 *
 * @param shade per part in the order of {@link StudioCharacter#parts} [V] mean of the sRGB-encoded
 *     premultiplied channels, 0 for vertices of no triangle
 * @param facing per part [V] cosine between outward normal and viewer
 */
@SuppressWarnings("ArrayRecordComponent") // numbers to compute with, never compared
public record VertexLooks(float[][] shade, float[][] facing) {
  /** Texels are averaged over squares of four. */
  private static final float LEVEL = 2;

  /** Where a vertex is sampled: hardly inside one of its triangles. */
  private static final float AT_CORNER = 0.8f;

  private static final float BESIDE = 0.1f;
  private static final int CHUNK = 4096;

  /**
   * Looks at all vertices.
   *
   * @param eyes places in the bust frame, [3] metres each
   * @return one for each place
   */
  static List<VertexLooks> of(LitScene scene, List<float[]> eyes, Workers workers) {
    int parts = scene.parts().size();
    List<VertexLooks> looks = new ArrayList<>();
    for (int e = 0; e < eyes.size(); e++) {
      looks.add(new VertexLooks(new float[parts][], new float[parts][]));
    }
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      int vertices = scene.parts().get(p).position().length / 3;
      for (VertexLooks look : looks) {
        look.shade[p] = new float[vertices];
        look.facing[p] = new float[vertices];
      }
      int part = p;
      int[] triangle = someTriangle(scene.parts().get(p), vertices);
      for (int first = 0; first < vertices; first += CHUNK) {
        int from = first;
        tasks.add(
            () -> {
              look(scene, part, triangle, from, Math.min(vertices, from + CHUNK), eyes, looks);
              return null;
            });
      }
    }
    workers.run(tasks);
    return looks;
  }

  /** For each vertex a triangle that has it, and which of its corners: [V] 3 t + k, or -1. */
  private static int[] someTriangle(PosedPart part, int vertices) {
    int[] corners = part.part().surface().triangles();
    int[] out = new int[vertices];
    Arrays.fill(out, -1);
    for (int i = 0; i < corners.length; i++) {
      out[corners[i]] = i;
    }
    return out;
  }

  private static void look(
      LitScene scene,
      int part,
      int[] triangle,
      int from,
      int to,
      List<float[]> eyes,
      List<VertexLooks> looks) {
    Shading shading = new Shading(scene);
    Sample sample = new Sample();
    PosedPart posed = scene.parts().get(part);
    float[] rgba = new float[4];
    for (int v = from; v < to; v++) {
      if (triangle[v] < 0) {
        continue;
      }
      int corner = triangle[v] % 3;
      float wa = corner == 0 ? AT_CORNER : BESIDE;
      float wb = corner == 1 ? AT_CORNER : BESIDE;
      for (int e = 0; e < eyes.size(); e++) {
        sample.interpolate(posed, triangle[v] / 3, wa, wb, eyes.get(e));
        sample.level = LEVEL;
        looks.get(e).facing[part][v] = Vectors.dot(sample.normal, 0, sample.view);
        shading.shade(posed, sample, rgba);
        ColourCurve.develop(rgba);
        looks.get(e).shade[part][v] = (rgba[0] + rgba[1] + rgba[2]) / 3;
      }
    }
  }
}
