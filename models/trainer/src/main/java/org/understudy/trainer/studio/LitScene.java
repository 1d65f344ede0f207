package org.understudy.trainer.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A character in one pose with its light gathered: soft light of the surroundings per vertex, each
 * of many directions with its own shadows, and depth maps of the lights that are shaded per pixel.
 * Independent of the camera; immutable once made and safe to share.
 */
final class LitScene {
  private static final float HALF_EXTENT = 0.42f;

  /** How finely light is gathered; small pictures show no more than the coarse one gives. */
  enum Fineness {
    COARSE(22, 120, 380, 240),
    FINE(56, 176, 620, 384);

    private static final int LARGEST_COARSE_PICTURE = 192;

    private final int directions;
    private final int gatherMap;
    private final int keyMap;
    private final int rimMap;

    Fineness(int directions, int gatherMap, int keyMap, int rimMap) {
      this.directions = directions;
      this.gatherMap = gatherMap;
      this.keyMap = keyMap;
      this.rimMap = rimMap;
    }

    /** What pictures of a height in pixels need. */
    static Fineness of(int height) {
      return height <= LARGEST_COARSE_PICTURE ? COARSE : FINE;
    }
  }

  private final List<PosedPart> parts;
  private final LightRig rig;
  private final DepthMap keyShadow;
  private final DepthMap[] rimShadows;

  private LitScene(List<PosedPart> parts, LightRig rig, DepthMap keyShadow, DepthMap[] rimShadows) {
    this.parts = parts;
    this.rig = rig;
    this.keyShadow = keyShadow;
    this.rimShadows = rimShadows;
  }

  /**
   * Gathers the light.
   *
   * @param parts surfaces in their pose
   * @param rig the lights
   * @param centre middle of what is lit, bust frame, metres
   * @param fineness how much work is spent on it
   * @param workers where the work runs
   */
  static LitScene of(
      List<PosedPart> parts, LightRig rig, float[] centre, Fineness fineness, Workers workers) {
    DepthMap key = new DepthMap(fineness.keyMap, rig.keyDirection(), centre, HALF_EXTENT);
    DepthMap[] rims = new DepthMap[2];
    List<Callable<Void>> tasks = new ArrayList<>();
    tasks.add(
        () -> {
          key.draw(parts);
          return null;
        });
    for (int i = 0; i < 2; i++) {
      rims[i] = new DepthMap(fineness.rimMap, rig.rimDirections()[i], centre, HALF_EXTENT);
      DepthMap rim = rims[i];
      tasks.add(
          () -> {
            rim.draw(parts);
            return null;
          });
    }
    workers.run(tasks);
    int halves = 2;
    List<float[][]> sums = new ArrayList<>();
    List<Callable<Void>> gather = new ArrayList<>();
    for (int h = 0; h < halves; h++) {
      float[][] irradiance = new float[2 * parts.size()][];
      for (int p = 0; p < parts.size(); p++) {
        irradiance[2 * p] = new float[parts.get(p).position().length];
        irradiance[2 * p + 1] = new float[parts.get(p).position().length / 3];
      }
      sums.add(irradiance);
      int start = h;
      gather.add(
          () -> {
            for (int d = start; d < fineness.directions; d += halves) {
              gather(parts, rig, centre, d, fineness, irradiance);
            }
            return null;
          });
    }
    workers.run(gather);
    List<Callable<Void>> finish = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      PosedPart part = parts.get(p);
      int at = 2 * p;
      finish.add(
          () -> {
            for (float[][] sum : sums) {
              add(part.irradiance(), sum[at]);
              add(part.openness(), sum[at + 1]);
            }
            if (part.part().material().kind() == Material.Kind.SKIN) {
              diffuse(part.irradiance(), part.part().surface().triangles());
            }
            return null;
          });
    }
    workers.run(finish);
    return new LitScene(parts, rig, key, rims);
  }

  private static void add(float[] to, float[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }

  private static void gather(
      List<PosedPart> parts,
      LightRig rig,
      float[] centre,
      int index,
      Fineness fineness,
      float[][] out) {
    double y = 1 - (index + 0.5) * 2 / fineness.directions;
    double r = Math.sqrt(1 - y * y);
    double angle = index * Math.PI * (3 - Math.sqrt(5)) + 0.6;
    float[] w = Vectors.unit(r * Math.cos(angle), y, r * Math.sin(angle));
    DepthMap map = new DepthMap(fineness.gatherMap, w, centre, HALF_EXTENT);
    List<DepthMap.Projected> all = new ArrayList<>();
    for (PosedPart part : parts) {
      all.add(map.project(part.position()));
    }
    map.draw(parts, all, true);
    float[] radiance = new float[3];
    rig.radiance(w[0], w[1], w[2], radiance);
    float share = 4f / fineness.directions;
    float open = 4f / fineness.directions;
    for (int p = 0; p < parts.size(); p++) {
      PosedPart part = parts.get(p);
      Material.Kind kind = part.part().material().kind();
      float wrap = kind == Material.Kind.HAIR ? 0.5f : kind == Material.Kind.SKIN ? 0.12f : 0.05f;
      float ramp = kind == Material.Kind.HAIR ? 0.03f : 0.012f;
      float bias = kind == Material.Kind.HAIR ? 0.006f : 0.0035f;
      DepthMap.Projected projected = all.get(p);
      float[] normal = part.normal();
      for (int v = 0; v < normal.length; v += 3) {
        float cosine = Vectors.dot(normal, v, w);
        float lit = (cosine + wrap) / ((1 + wrap) * (1 + wrap));
        if (lit <= 0) {
          continue;
        }
        float seen = map.visibility(projected, v / 3, bias + 0.003f * (1 - cosine), ramp);
        float e = lit * seen * share;
        out[2 * p][v] += e * radiance[0];
        out[2 * p][v + 1] += e * radiance[1];
        out[2 * p][v + 2] += e * radiance[2];
        out[2 * p + 1][v / 3] += lit * seen * open;
      }
    }
  }

  /** Light spreads under the skin, red the farthest: averages over neighbouring vertices. */
  private static void diffuse(float[] irradiance, int[] triangles) {
    float[] amount = {0.85f, 0.5f, 0.3f};
    for (int pass = 0; pass < 2; pass++) {
      float[] sum = new float[irradiance.length];
      float[] count = new float[irradiance.length / 3];
      for (int t = 0; t < triangles.length; t += 3) {
        for (int k = 0; k < 3; k++) {
          int v = triangles[t + k];
          for (int m = 0; m < 3; m++) {
            int o = triangles[t + m];
            sum[3 * v] += irradiance[3 * o];
            sum[3 * v + 1] += irradiance[3 * o + 1];
            sum[3 * v + 2] += irradiance[3 * o + 2];
          }
          count[v] += 3;
        }
      }
      for (int i = 0; i < irradiance.length; i++) {
        if (count[i / 3] > 0) {
          float mean = sum[i] / count[i / 3];
          irradiance[i] += amount[i % 3] * (mean - irradiance[i]);
        }
      }
    }
  }

  List<PosedPart> parts() {
    return parts;
  }

  LightRig rig() {
    return rig;
  }

  DepthMap keyShadow() {
    return keyShadow;
  }

  DepthMap[] rimShadows() {
    return rimShadows;
  }
}
