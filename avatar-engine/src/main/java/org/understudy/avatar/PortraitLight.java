package org.understudy.avatar;

/**
 * Light by the direction a surface faces: second-order spherical harmonics, which hold the light
 * that matte surfaces reflect to about one percent (Ramamoorthi and Hanrahan, "An efficient
 * representation for irradiance environment maps", 2001). Immutable and safe to share.
 *
 * <p>Values are sRGB-encoded like the textures they multiply: an even grey surface facing (x, y, z)
 * shows {@link #shade}, so that a texture taken under one light shows under another as itself times
 * the quotient of the two. Directions are those of the bust's rest frame; light stays with the bust
 * when its root turns.
 *
 * <p>The nine functions are 1, x, y, z, xy, yz, xz, x² − y² and 3z² − 1, not normalised.
 */
public final class PortraitLight {
  /** Functions per channel. */
  public static final int BANDS = 9;

  /** Numbers in all: [3][9]. */
  public static final int NUMBERS = 3 * BANDS;

  /** Nothing gets darker than this, which bounds every quotient of two lights. */
  public static final float LEAST_SHADE = 0.18f;

  /** The same light from everywhere. */
  public static final PortraitLight EVEN = even();

  private static final int DIRECTIONS = 4000;

  private final float[] coefficients;

  /** Light that reaches an even grey surface. */
  @FunctionalInterface
  public interface Shade {
    /**
     * What the surface shows.
     *
     * @param normal [3] unit vector it faces, only read
     * @param rgb [3] overwritten, sRGB-encoded, at least 0
     */
    void of(float[] normal, float[] rgb);
  }

  /**
   * A light.
   *
   * @param coefficients [3][9] finite; copied
   */
  public PortraitLight(float[] coefficients) {
    if (coefficients.length != NUMBERS) {
      throw new IllegalArgumentException(
          "a light takes %d coefficients, got %d".formatted(NUMBERS, coefficients.length));
    }
    for (float coefficient : coefficients) {
      if (!Float.isFinite(coefficient)) {
        throw new IllegalArgumentException(
            "coefficients of a light are finite, got " + coefficient);
      }
    }
    this.coefficients = coefficients.clone();
  }

  private static PortraitLight even() {
    float[] coefficients = new float[NUMBERS];
    for (int c = 0; c < 3; c++) {
      coefficients[BANDS * c] = 1;
    }
    return new PortraitLight(coefficients);
  }

  /** The light closest to a function in the mean square over all directions. */
  public static PortraitLight closest(Shade function) {
    double[] sums = new double[NUMBERS];
    double[] squares = new double[BANDS];
    float[] normal = new float[3];
    float[] rgb = new float[3];
    double[] basis = new double[BANDS];
    for (int i = 0; i < DIRECTIONS; i++) {
      double y = 1 - (i + 0.5) * 2 / DIRECTIONS;
      double r = Math.sqrt(1 - y * y);
      double angle = i * Math.PI * (3 - Math.sqrt(5));
      normal[0] = (float) (r * Math.cos(angle));
      normal[1] = (float) y;
      normal[2] = (float) (r * Math.sin(angle));
      function.of(normal, rgb);
      fill(normal[0], normal[1], normal[2], basis);
      for (int b = 0; b < BANDS; b++) {
        squares[b] += basis[b] * basis[b];
        for (int c = 0; c < 3; c++) {
          sums[BANDS * c + b] += basis[b] * rgb[c];
        }
      }
    }
    float[] coefficients = new float[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      coefficients[i] = (float) (sums[i] / squares[i % BANDS]);
    }
    return new PortraitLight(coefficients);
  }

  private static void fill(double x, double y, double z, double[] basis) {
    basis[0] = 1;
    basis[1] = x;
    basis[2] = y;
    basis[3] = z;
    basis[4] = x * y;
    basis[5] = y * z;
    basis[6] = x * z;
    basis[7] = x * x - y * y;
    basis[8] = 3 * z * z - 1;
  }

  /**
   * What an even grey surface shows, sRGB-encoded, at least {@link #LEAST_SHADE}.
   *
   * @param channel 0 red, 1 green, 2 blue
   */
  public float shade(float x, float y, float z, int channel) {
    return shade(coefficients, BANDS * channel, x, y, z);
  }

  /** The same of coefficients in an array, [9] from an index on, for kernels. */
  public static float shade(float[] coefficients, int at, float x, float y, float z) {
    float sum =
        coefficients[at]
            + coefficients[at + 1] * x
            + coefficients[at + 2] * y
            + coefficients[at + 3] * z
            + coefficients[at + 4] * (x * y)
            + coefficients[at + 5] * (y * z)
            + coefficients[at + 6] * (x * z)
            + coefficients[at + 7] * (x * x - y * y)
            + coefficients[at + 8] * (3 * z * z - 1);
    return Math.max(LEAST_SHADE, sum);
  }

  /** A copy of all coefficients, [3][9]. */
  public float[] coefficients() {
    return coefficients.clone();
  }
}
