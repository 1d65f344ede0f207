package org.understudy.trainer.studio;

/**
 * Dresses hair: brings it nearer to the skull or farther from it, and opens a fringe that hides the
 * eyes like a curtain, each side of the parting moving to its own temple. Works on rest positions;
 * not safe for concurrent use of one array.
 *
 * <p>Directions are taken about the middle of the head; heights count from the eyes, metres.
 */
final class HairShape {
  private static final float MIDDLE_ABOVE_EYES = 0.025f;
  private static final float MIDDLE_BEHIND_EYES = 0.085f;
  private static final float VOLUME_FROM = 0.005f;
  private static final float VOLUME_FULL = 0.06f;
  private static final float CURTAIN_FROM = 0.085f;
  private static final float CURTAIN_FULL = 0.012f;

  /** Angle beside the ears beyond which hair stays where it is. */
  private static final double CURTAIN_END = Math.toRadians(112);

  /** Least distance from skin to hair. */
  private static final float CLEARANCE = 0.0025f;

  private final float[] middle;
  private final float eyeHeight;
  private final float[] skull;

  /**
   * A hairdresser for one head.
   *
   * @param skull [N][3] points of the head's skin, metres
   * @param leftEye centre of the left eyeball
   * @param rightEye centre of the right eyeball
   */
  HairShape(float[] skull, float[] leftEye, float[] rightEye) {
    this.eyeHeight = (leftEye[1] + rightEye[1]) / 2;
    this.middle =
        new float[] {
          (leftEye[0] + rightEye[0]) / 2,
          eyeHeight + MIDDLE_ABOVE_EYES,
          (leftEye[2] + rightEye[2]) / 2 - MIDDLE_BEHIND_EYES
        };
    this.skull = directions(skull);
  }

  /** Unit direction and radius of each point of the upper head. */
  private float[] directions(float[] points) {
    float[] out = new float[4 * points.length / 3];
    int n = 0;
    for (int v = 0; v < points.length; v += 3) {
      float x = points[v] - middle[0];
      float y = points[v + 1] - middle[1];
      float z = points[v + 2] - middle[2];
      if (y < -0.09f) {
        continue;
      }
      float r = (float) Math.sqrt(x * x + y * y + z * z);
      out[n++] = x / r;
      out[n++] = y / r;
      out[n++] = z / r;
      out[n++] = r;
    }
    return java.util.Arrays.copyOf(out, n);
  }

  /**
   * Moves hair.
   *
   * @param hair [P][3] metres, changed in place
   * @param look its volume, parting and opening
   */
  void apply(float[] hair, HairLook look) {
    for (int v = 0; v < hair.length; v += 3) {
      volume(hair, v, look.volume());
      if (look.openingDegrees() > 0) {
        curtain(
            hair, v, Math.toRadians(look.partingDegrees()), Math.toRadians(look.openingDegrees()));
      }
    }
  }

  private void volume(float[] hair, int v, float volume) {
    float above = hair[v + 1] - eyeHeight;
    float weight = smooth((above - VOLUME_FROM) / (VOLUME_FULL - VOLUME_FROM));
    if (weight <= 0) {
      return;
    }
    float x = hair[v] - middle[0];
    float y = hair[v + 1] - middle[1];
    float z = hair[v + 2] - middle[2];
    float r = (float) Math.sqrt(x * x + y * y + z * z);
    float skin = skinRadius(x, y, z);
    float off = Math.max(CLEARANCE, (r - skin) * (1 + weight * (volume - 1)));
    float scale = (r + weight * (skin + off - r)) / r;
    hair[v] = middle[0] + x * scale;
    hair[v + 1] = middle[1] + y * scale;
    hair[v + 2] = middle[2] + z * scale;
  }

  /** Radius of the skin in a direction, averaged over points near it. */
  private float skinRadius(double x, double y, double z) {
    double sum = 0;
    double total = 1e-9;
    double inverse = 1 / Math.sqrt(x * x + y * y + z * z);
    for (int i = 0; i < skull.length; i += 4) {
      double cosine = (x * skull[i] + y * skull[i + 1] + z * skull[i + 2]) * inverse;
      if (cosine > 0.985) {
        double w = (cosine - 0.985) * (cosine - 0.985);
        sum += w * skull[i + 3];
        total += w;
      }
    }
    return total < 1e-8 ? 0 : (float) (sum / total);
  }

  private void curtain(float[] hair, int v, double parting, double opening) {
    float above = hair[v + 1] - eyeHeight;
    double least = opening * smooth((CURTAIN_FROM - above) / (CURTAIN_FROM - CURTAIN_FULL));
    double x = hair[v] - middle[0];
    double z = hair[v + 2] - middle[2];
    double angle = Math.atan2(x, z);
    double side = angle >= parting ? 1 : -1;
    double from = side * parting;
    double to = Math.max(from, least);
    double at = side * angle;
    if (at >= CURTAIN_END || to <= from) {
      return;
    }
    double moved = to + (at - from) * (CURTAIN_END - to) / (CURTAIN_END - from);
    double r = Math.hypot(x, z);
    double y = hair[v + 1] - middle[1];
    double before = skinRadius(x, y, z);
    double after = skinRadius(side * r * Math.sin(moved), y, r * Math.cos(moved));
    double full = Math.hypot(r, y);
    double weight = Math.clamp((moved - at) / Math.toRadians(12), 0.0, 1.0);
    double off = Math.clamp(full - before, 0.004, 0.03);
    r *= 1 + weight * ((after + off) / full - 1);
    hair[v] = (float) (middle[0] + side * r * Math.sin(moved));
    hair[v + 2] = (float) (middle[2] + r * Math.cos(moved));
  }

  private static float smooth(float t) {
    float c = Math.clamp(t, 0f, 1f);
    return c * c * (3 - 2 * c);
  }
}
