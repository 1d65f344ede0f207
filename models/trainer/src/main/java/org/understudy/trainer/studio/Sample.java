package org.understudy.trainer.studio;

/** What the rasteriser knows about one visible place of a surface. Reused, one per thread. */
final class Sample {
  final float[] position = new float[3];
  final float[] rest = new float[3];
  final float[] normal = new float[3];
  final float[] view = new float[3];
  final float[] irradiance = new float[3];
  final float[] neutral = new float[3];
  final float[] tangentU = new float[3];
  final float[] tangentV = new float[3];
  float openness;
  float growth;
  float scalp;
  float u;
  float v;
  float level;
  int triangle;
  private float weightA;
  private float weightB;

  /**
   * Interpolates a part's quantities.
   *
   * @param posed the surface
   * @param t triangle
   * @param wa weight of its first corner, perspective corrected
   * @param wb weight of its second corner
   * @param eye the camera's place in the bust frame
   */
  void interpolate(PosedPart posed, int t, float wa, float wb, float[] eye) {
    int[] triangles = posed.part().surface().triangles();
    float[] uv = posed.part().surface().cornerTexture();
    int a = 3 * triangles[3 * t];
    int b = 3 * triangles[3 * t + 1];
    int c = 3 * triangles[3 * t + 2];
    float wc = 1 - wa - wb;
    mix(posed.position(), a, b, c, wa, wb, wc, position);
    mix(posed.part().rest(), a, b, c, wa, wb, wc, rest);
    mix(posed.normal(), a, b, c, wa, wb, wc, normal);
    mix(posed.irradiance(), a, b, c, wa, wb, wc, irradiance);
    Vectors.normalise(normal, 0);
    float[] o = posed.openness();
    openness = wa * o[a / 3] + wb * o[b / 3] + wc * o[c / 3];
    float[] g = posed.part().growth();
    growth = g.length == 0 ? 0 : wa * g[a / 3] + wb * g[b / 3] + wc * g[c / 3];
    float[] h = posed.part().scalp();
    scalp = h.length == 0 ? 0 : wa * h[a / 3] + wb * h[b / 3] + wc * h[c / 3];
    u = wa * uv[6 * t] + wb * uv[6 * t + 2] + wc * uv[6 * t + 4];
    v = wa * uv[6 * t + 1] + wb * uv[6 * t + 3] + wc * uv[6 * t + 5];
    for (int k = 0; k < 3; k++) {
      view[k] = eye[k] - position[k];
    }
    Vectors.normalise(view, 0);
    triangle = t;
    weightA = wa;
    weightB = wb;
  }

  /** Fills the tangents from the triangle's edges in space and in texture coordinates. */
  void findTangents(PosedPart posed) {
    int[] triangles = posed.part().surface().triangles();
    float[] uv = posed.part().surface().cornerTexture();
    float[] p = posed.position();
    int a = 3 * triangles[3 * triangle];
    int b = 3 * triangles[3 * triangle + 1];
    int c = 3 * triangles[3 * triangle + 2];
    float u1 = uv[6 * triangle + 2] - uv[6 * triangle];
    float v1 = uv[6 * triangle + 3] - uv[6 * triangle + 1];
    float u2 = uv[6 * triangle + 4] - uv[6 * triangle];
    float v2 = uv[6 * triangle + 5] - uv[6 * triangle + 1];
    float determinant = u1 * v2 - u2 * v1;
    float scale = Math.abs(determinant) < 1e-12f ? 0 : 1 / determinant;
    for (int k = 0; k < 3; k++) {
      float e1 = p[b + k] - p[a + k];
      float e2 = p[c + k] - p[a + k];
      tangentU[k] = (e1 * v2 - e2 * v1) * scale;
      tangentV[k] = (e2 * u1 - e1 * u2) * scale;
    }
  }

  /** Fills the place on the base mesh, which skin has. */
  void findNeutral(PosedPart posed) {
    int[] triangles = posed.part().surface().triangles();
    int a = 3 * triangles[3 * triangle];
    int b = 3 * triangles[3 * triangle + 1];
    int c = 3 * triangles[3 * triangle + 2];
    mix(posed.part().neutral(), a, b, c, weightA, weightB, 1 - weightA - weightB, neutral);
  }

  /** Turns the normal to the viewer's side. */
  void faceViewer() {
    if (Vectors.dot(normal, 0, view) < 0) {
      normal[0] = -normal[0];
      normal[1] = -normal[1];
      normal[2] = -normal[2];
    }
  }

  private static void mix(
      float[] from, int a, int b, int c, float wa, float wb, float wc, float[] out) {
    for (int k = 0; k < 3; k++) {
      out[k] = wa * from[a + k] + wb * from[b + k] + wc * from[c + k];
    }
  }
}
