package org.understudy.trainer.view;

/** Normals of triangle meshes. */
public final class SurfaceNormals {
  private SurfaceNormals() {}

  /**
   * Unit normals at the vertices, means of their triangles' weighted by area.
   *
   * @param p [V][3] positions
   * @param triangles [T][3] vertices, counter-clockwise seen from outside
   * @return [V][3], a fresh array; 0 at vertices of no triangle
   */
  public static float[] of(float[] p, int[] triangles) {
    float[] n = new float[p.length];
    for (int t = 0; t < triangles.length; t += 3) {
      int a = 3 * triangles[t];
      int b = 3 * triangles[t + 1];
      int c = 3 * triangles[t + 2];
      float ux = p[b] - p[a];
      float uy = p[b + 1] - p[a + 1];
      float uz = p[b + 2] - p[a + 2];
      float vx = p[c] - p[a];
      float vy = p[c + 1] - p[a + 1];
      float vz = p[c + 2] - p[a + 2];
      float nx = uy * vz - uz * vy;
      float ny = uz * vx - ux * vz;
      float nz = ux * vy - uy * vx;
      for (int k = 0; k < 3; k++) {
        int at = 3 * triangles[t + k];
        n[at] += nx;
        n[at + 1] += ny;
        n[at + 2] += nz;
      }
    }
    for (int i = 0; i < n.length; i += 3) {
      float length =
          (float) Math.sqrt(n[i] * n[i] + n[i + 1] * n[i + 1] + n[i + 2] * n[i + 2]) + 1e-20f;
      n[i] /= length;
      n[i + 1] /= length;
      n[i + 2] /= length;
    }
    return n;
  }
}
