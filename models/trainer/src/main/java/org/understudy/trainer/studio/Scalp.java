package org.understudy.trainer.studio;

import org.understudy.trainer.makehuman.ObjMesh;

/**
 * Where the scalp shows between hairs: skin that hair grows on takes its colour there, so that
 * partings and crowns are no bald spots and hairlines are soft.
 */
final class Scalp {
  private static final float NEAR = 0.006f;
  private static final float FAR = 0.016f;

  /** Decimetres by which the scalp below combed hair ends higher over the forehead. */
  private static final float BELOW_HAIR = 0.12f;

  /**
   * Height of the hairline by depth: nape, behind and above the ear, sideburn, temple, forehead.
   */
  private static final float[][] HAIRLINE = {
    {-0.4f, 6.55f},
    {0.1f, 6.75f},
    {0.3f, 7.1f},
    {0.36f, 7.42f},
    {0.56f, 7.42f},
    {0.62f, 7.08f},
    {0.72f, 7.08f},
    {0.8f, 7.48f},
    {0.95f, 7.7f},
    {1.15f, 7.8f},
    {1.45f, 7.92f},
    {1.7f, 8}
  };

  private Scalp() {}

  /**
   * Growth over the whole mesh.
   *
   * @param mesh the base mesh before any target, decimetres
   * @param rest [V][3] the person's base mesh, metres
   * @param hair [P][3] the person's hair, metres; empty where it is cropped and covers the scalp
   * @return [V] 0..1
   */
  static float[] of(ObjMesh mesh, float[] rest, float[] hair) {
    float[] p = mesh.positions();
    float[] growth = new float[mesh.vertexCount()];
    for (int v = 0; v < growth.length; v++) {
      float where = at(p[3 * v + 1], p[3 * v + 2], hair.length == 0);
      if (where > 0 && hair.length == 0) {
        growth[v] = where;
      } else if (where > 0) {
        float distance = (float) Math.sqrt(nearest(rest, 3 * v, hair));
        growth[v] = where * (1 - smooth((distance - NEAR) / (FAR - NEAR)));
      }
    }
    return growth;
  }

  /** Above the usual hairline, which cropped hair shows whole: sideburns included. */
  private static float at(float y, float z, boolean cropped) {
    float line = HAIRLINE[HAIRLINE.length - 1][1];
    for (int i = 1; i < HAIRLINE.length; i++) {
      if (z < HAIRLINE[i][0]) {
        float[] a = HAIRLINE[i - 1];
        float[] b = HAIRLINE[i];
        float t = Math.clamp((z - a[0]) / (b[0] - a[0]), 0f, 1f);
        line = a[1] + t * (b[1] - a[1]);
        break;
      }
    }
    if (!cropped && z > 0.3f) {
      line = Math.max(line, 7.42f) + BELOW_HAIR * smooth((z - 0.7f) / 0.2f);
    }
    return smooth((y - line) / 0.12f);
  }

  private static float nearest(float[] from, int at, float[] to) {
    float least = Float.MAX_VALUE;
    for (int i = 0; i < to.length; i += 3) {
      float dx = from[at] - to[i];
      float dy = from[at + 1] - to[i + 1];
      float dz = from[at + 2] - to[i + 2];
      least = Math.min(least, dx * dx + dy * dy + dz * dz);
    }
    return least;
  }

  private static float smooth(float t) {
    float c = Math.clamp(t, 0f, 1f);
    return c * c * (3 - 2 * c);
  }
}
