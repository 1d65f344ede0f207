package org.understudy.trainer.studio;

import java.util.Arrays;

/**
 * The triangles of a surface that cast shadows, found once instead of for every light: none of
 * brows, lashes and eyes, and of hair those that are opaque by half or more in their middle. Arrays
 * are shared and stay as they are.
 *
 * @param fine vertex indices of the refined triangles, [T][3]
 * @param coarse the same of the triangles before refinement
 */
@SuppressWarnings("ArrayRecordComponent") // data of a part, never compared
record Casters(int[] fine, int[] coarse) {
  private static final float OPAQUE = 0.5f;
  private static final Casters NONE = new Casters(new int[0], new int[0]);

  static Casters of(Subdivision surface, Material material) {
    return switch (material.kind()) {
      case BROW, LASH, EYE -> NONE;
      case HAIR ->
          new Casters(
              opaque(surface.triangles(), surface.cornerTexture(), material.colour()),
              opaque(surface.coarseTriangles(), surface.coarseTexture(), material.colour()));
      default -> new Casters(surface.triangles(), surface.coarseTriangles());
    };
  }

  private static int[] opaque(int[] triangles, float[] uv, LinearImage colour) {
    int[] out = new int[triangles.length];
    int count = 0;
    for (int t = 0; t < triangles.length / 3; t++) {
      float u = (uv[6 * t] + uv[6 * t + 2] + uv[6 * t + 4]) / 3;
      float v = (uv[6 * t + 1] + uv[6 * t + 3] + uv[6 * t + 5]) / 3;
      if (colour.alpha(u, v) >= OPAQUE) {
        System.arraycopy(triangles, 3 * t, out, count, 3);
        count += 3;
      }
    }
    return Arrays.copyOf(out, count);
  }
}
