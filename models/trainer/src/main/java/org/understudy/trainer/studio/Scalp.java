package org.understudy.trainer.studio;

import org.understudy.trainer.makehuman.ObjMesh;

/**
 * Where the scalp shows between hairs: skin that hair grows on takes its colour there, so that
 * partings and crowns are no bald spots and hairlines are soft.
 */
final class Scalp {
  private static final float NEAR = 0.009f;
  private static final float FAR = 0.024f;

  private Scalp() {}

  /**
   * Growth over the whole mesh.
   *
   * @param mesh the base mesh before any target, decimetres
   * @param rest [V][3] the person's base mesh, metres
   * @param hair [P][3] the person's hair, metres
   * @return [V] 0..1
   */
  static float[] of(ObjMesh mesh, float[] rest, float[] hair) {
    float[] p = mesh.positions();
    float[] growth = new float[mesh.vertexCount()];
    for (int v = 0; v < growth.length; v++) {
      float where = at(p[3 * v + 1], p[3 * v + 2]);
      if (where > 0) {
        float distance = (float) Math.sqrt(nearest(rest, 3 * v, hair));
        growth[v] = where * (1 - smooth((distance - NEAR) / (FAR - NEAR)));
      }
    }
    return growth;
  }

  /** Above the usual hairline: high over the forehead, down to the nape behind the ears. */
  private static float at(float y, float z) {
    float line =
        z > 0.7f ? 7.45f + 0.85f * (z - 0.7f) : z > 0.3f ? 7.45f : 7.45f - 1.2f * (0.3f - z);
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
