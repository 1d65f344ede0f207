package org.understudy.trainer.bake;

/**
 * A rectangle of texture coordinates, v upwards.
 *
 * @param u0 left
 * @param v0 bottom
 * @param u1 right
 * @param v1 top
 */
record Window(float u0, float v0, float u1, float v1) {

  /** The window around the corners of some triangles, uv as [T][3][2]. */
  static Window around(float[] uv, int[] triangles) {
    float u0 = Float.MAX_VALUE;
    float v0 = Float.MAX_VALUE;
    float u1 = -Float.MAX_VALUE;
    float v1 = -Float.MAX_VALUE;
    for (int t : triangles) {
      for (int k = 0; k < 3; k++) {
        float u = uv[6 * t + 2 * k];
        float v = uv[6 * t + 2 * k + 1];
        u0 = Math.min(u0, u);
        v0 = Math.min(v0, v);
        u1 = Math.max(u1, u);
        v1 = Math.max(v1, v);
      }
    }
    return new Window(u0, v0, u1, v1);
  }

  float width() {
    return u1 - u0;
  }

  float height() {
    return v1 - v0;
  }

  /** This window with its sides moved outwards by a share of its size (inwards if negative). */
  Window grown(float share) {
    float du = share * width();
    float dv = share * height();
    return new Window(u0 - du, v0 - dv, u1 + du, v1 + dv);
  }

  /** Whether a point lies inside. */
  boolean contains(float u, float v) {
    return u > u0 && u < u1 && v > v0 && v < v1;
  }
}
