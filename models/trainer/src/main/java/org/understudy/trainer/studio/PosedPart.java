package org.understudy.trainer.studio;

/**
 * A surface in one pose, in the bust frame (the root's transform into camera space not applied).
 *
 * @param part topology and material
 * @param position [V][3] metres
 * @param normal [V][3] unit vectors, outwards
 * @param irradiance [V][3] light arriving from the surroundings with everything in its way, linear
 * @param openness [V] share of the surroundings that is not blocked, 0..1
 * @param wrinkles lines of the expression, on skin
 */
record PosedPart(
    StudioPart part,
    float[] position,
    float[] normal,
    float[] irradiance,
    float[] openness,
    Wrinkles wrinkles) {

  /** A part that no light has been gathered for yet. */
  static PosedPart unlit(StudioPart part, float[] position, Wrinkles wrinkles) {
    return new PosedPart(
        part,
        position,
        normals(position, part.surface().triangles()),
        new float[position.length],
        new float[position.length / 3],
        wrinkles);
  }

  private static float[] normals(float[] p, int[] triangles) {
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
      Vectors.normalise(n, i);
    }
    return n;
  }
}
