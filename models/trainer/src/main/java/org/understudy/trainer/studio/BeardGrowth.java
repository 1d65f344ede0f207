package org.understudy.trainer.studio;

import java.util.BitSet;
import org.understudy.trainer.makehuman.FaceAnatomy;
import org.understudy.trainer.makehuman.ObjMesh;

/**
 * How densely a beard grows at each vertex of MakeHuman's base mesh. Places are those of the mesh
 * before any target, so that the same vertices grow hair on every face.
 */
final class BeardGrowth {
  private static final float LIPS_Y = 6.62f;
  private static final float NOSE_Y = 6.81f;

  private BeardGrowth() {}

  /**
   * Growth over the whole mesh.
   *
   * @param mesh the base mesh, decimetres
   * @param anatomy tells lips and face
   * @return [V] 0..1
   */
  static float[] of(ObjMesh mesh, FaceAnatomy anatomy, Beard.Style style) {
    float[] p = mesh.positions();
    float[] growth = new float[mesh.vertexCount()];
    BitSet face = anatomy.face();
    for (int v = face.nextSetBit(0); v >= 0; v = face.nextSetBit(v + 1)) {
      growth[v] = at(style, Math.abs(p[3 * v]), p[3 * v + 1], p[3 * v + 2]);
    }
    int[][] rings = anatomy.lipRings();
    float[] bare = {0, 0, 0, 0.1f, 0.55f};
    for (int ring = rings.length - 1; ring >= 0; ring--) {
      for (int v : rings[ring]) {
        growth[v] = Math.min(growth[v], bare[ring]);
      }
    }
    return growth;
  }

  private static float at(Beard.Style style, float x, float y, float z) {
    float moustache =
        between(y, LIPS_Y - 0.02f, LIPS_Y + 0.03f)
            * (1 - between(y, NOSE_Y - 0.05f - 0.1f * x, NOSE_Y + 0.005f - 0.16f * x))
            * (1 - between(x, 0.27f, 0.36f))
            * between(z, 0.95f, 1.1f);
    float chin =
        (1 - between(y, LIPS_Y - 0.16f, LIPS_Y - 0.1f))
            * between(y, 5.85f, 6.1f)
            * (1 - between(x, 0.22f, 0.34f))
            * between(z, 0.85f, 1.15f);
    float corners =
        between(x, 0.24f, 0.29f)
            * (1 - between(x, 0.33f, 0.4f))
            * (1 - between(y, LIPS_Y + 0.05f, LIPS_Y + 0.15f))
            * between(z, 0.95f, 1.1f);
    float soul =
        0.6f
            * (1 - between(x, 0.05f, 0.12f))
            * (1 - between(y, LIPS_Y - 0.12f, LIPS_Y - 0.08f))
            * between(z, 1, 1.2f);
    return switch (style) {
      case MOUSTACHE -> moustache;
      case GOATEE -> Math.max(Math.max(moustache, chin), Math.max(0.85f * corners, soul));
      case FULL ->
          Math.max(
              Math.max(Math.max(moustache, chin), Math.max(0.85f * corners, soul)), jaw(x, y, z));
    };
  }

  /** Cheeks up to a line from the corners of the mouth to the ears, jaw and upper neck. */
  private static float jaw(float x, float y, float z) {
    float t = Math.clamp((x - 0.3f) / 0.4f, 0f, 1f);
    float line = LIPS_Y - 0.06f + 0.5f * t * t;
    if (z < 0.68f) {
      line += 0.5f * between(0.68f - z, 0, 0.16f);
    }
    float cheek = 1 - between(y, line - 0.04f, line + 0.09f);
    float throat = 5.85f + 0.55f * Math.max(0, 1.2f - z);
    float under = between(y, throat, throat + 0.2f);
    float front = between(z, 0.5f, 0.62f) * (1 - between(x, 0.71f, 0.74f));
    float beside = between(x, 0.2f, 0.3f) + (1 - between(y, LIPS_Y - 0.2f, LIPS_Y - 0.12f));
    return cheek * under * front * Math.min(1, beside);
  }

  /** Grows smoothly from 0 at {@code low} to 1 at {@code high}. */
  private static float between(float value, float low, float high) {
    float t = Math.clamp((value - low) / (high - low), 0f, 1f);
    return t * t * (3 - 2 * t);
  }
}
