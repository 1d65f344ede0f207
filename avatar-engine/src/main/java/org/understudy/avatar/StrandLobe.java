package org.understudy.avatar;

/**
 * A highlight on hair: how strongly strands reflect one light to the viewer (Kajiya and Kay,
 * "Rendering fur with three dimensional textures", 1989, with the shift along the strand and the
 * halfway vector of Scheuermann, "Practical real-time hair rendering and shading", 2004):
 *
 * <pre>
 *   h     = unit(light + viewer)
 *   along = (tangent . h + shift normal . h) / sqrt(1 + shift^2)
 *   value = clamp(1.5 normal . light + 0.5, 0, 1) (1 - along^2)^halfPower
 * </pre>
 *
 * <p>Tangent and normal are unit vectors and at right angles; the tangent points upwards.
 * Immutable.
 *
 * @param x where the light comes from, a unit vector in the bust frame
 * @param y its second coordinate
 * @param z its third coordinate
 * @param shift tangent of the angle by which the cuticle tilts the strand, -1..1
 * @param halfPower half the exponent of the sine, {@link #LEAST_POWER}..{@link #MOST_POWER}
 */
public record StrandLobe(float x, float y, float z, float shift, int halfPower) {
  public static final int LEAST_POWER = 1;
  public static final int MOST_POWER = 64;

  /** Most lobes an avatar has. */
  public static final int MOST = 5;

  private static final float UNIT_TOLERANCE = 0.01f;

  public StrandLobe {
    float length = (float) Math.sqrt(x * x + y * y + z * z);
    if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) {
      throw new IllegalArgumentException(
          "a lobe's light comes from a unit vector, got one %s long".formatted(length));
    }
    if (!(shift >= -1 && shift <= 1)) {
      throw new IllegalArgumentException("a lobe's shift is within -1..1, got " + shift);
    }
    if (halfPower < LEAST_POWER || halfPower > MOST_POWER) {
      throw new IllegalArgumentException(
          "a lobe's half power is within %d..%d, got %d"
              .formatted(LEAST_POWER, MOST_POWER, halfPower));
    }
  }

  /**
   * The halfway vector; allocates nothing.
   *
   * @param view [3] unit vector to the viewer, bust frame
   * @param out [3] overwritten from an index on with a unit vector
   */
  public void halfway(float[] view, float[] out, int at) {
    float hx = x + view[0];
    float hy = y + view[1];
    float hz = z + view[2];
    float scale = 1 / (float) Math.sqrt(Math.max(1e-9f, hx * hx + hy * hy + hz * hz));
    out[at] = hx * scale;
    out[at + 1] = hy * scale;
    out[at + 2] = hz * scale;
  }

  /**
   * The value of the lobe, 0..1.
   *
   * @param halfway [3] as from {@link #halfway}, from an index on
   * @param tx the strand's tangent in the pose, bust frame, and so on
   * @param nx the normal in the pose
   */
  public float value(
      float[] halfway, int at, float tx, float ty, float tz, float nx, float ny, float nz) {
    float along =
        (tx + shift * nx) * halfway[at]
            + (ty + shift * ny) * halfway[at + 1]
            + (tz + shift * nz) * halfway[at + 2];
    float squared = Math.max(0, 1 - along * along / (1 + shift * shift));
    float facing = Math.clamp(1.5f * (nx * x + ny * y + nz * z) + 0.5f, 0f, 1f);
    return facing * power(squared, halfPower);
  }

  /** A number to a whole power, 0 or more, by squaring; for kernels. */
  public static float power(float base, int exponent) {
    float result = 1;
    float square = base;
    for (int e = exponent; e > 0; e >>= 1) {
      if ((e & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }
}
