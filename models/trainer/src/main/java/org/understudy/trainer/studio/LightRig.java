package org.understudy.trainer.studio;

import java.util.List;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.StrandLobe;

/**
 * The lights of the studio, fixed to the bust: a large key light from the front, two lights from
 * behind that part the hair from the background, and surroundings of soft panels. Linear radiance;
 * directions in the bust frame. Immutable and safe to share.
 *
 * @param keyDirection unit vector towards the key light
 * @param key irradiance of the key light on a surface facing it, RGB
 * @param rimDirections two unit vectors towards the lights behind
 * @param rim irradiance of each light behind, RGB
 * @param fillDirection unit vector towards the fill panel
 * @param fill peak radiance of the fill panel, RGB
 * @param sky radiance from above, RGB
 * @param floor radiance from below, RGB
 */
public record LightRig(
    float[] keyDirection,
    float[] key,
    float[][] rimDirections,
    float[] rim,
    float[] fillDirection,
    float[] fill,
    float[] sky,
    float[] floor) {

  private static final int DIRECTIONS = 400;

  /** How far light goes around matte surfaces, as the cosine of the angle beyond the edge. */
  private static final float WRAP = 0.15f;

  /** Soft and flattering: a broad key slightly to the side, much fill, a bounce from below. */
  public static LightRig portrait() {
    return new LightRig(
        Vectors.unit(-0.42, 0.5, 1),
        new float[] {1.36f, 1.28f, 1.18f},
        new float[][] {Vectors.unit(0.85, 0.55, -0.75), Vectors.unit(-0.9, 0.5, -0.7)},
        new float[] {0.85f, 0.88f, 0.95f},
        Vectors.unit(0.75, 0.15, 0.8),
        new float[] {0.95f, 0.97f, 1.02f},
        new float[] {0.62f, 0.66f, 0.72f},
        new float[] {0.34f, 0.31f, 0.29f});
  }

  /** A rig for training: the portrait rig with its directions, strengths and colours varied. */
  public static LightRig varied(java.util.random.RandomGenerator random) {
    LightRig base = portrait();
    float side = random.nextBoolean() ? 1 : -1;
    double turn = random.nextDouble(0.1, 0.75);
    float warmth = (float) random.nextDouble(-0.08, 0.1);
    float strength = (float) random.nextDouble(0.8, 1.15);
    float fillStrength = (float) random.nextDouble(0.5, 1.1);
    return new LightRig(
        Vectors.unit(-side * turn, random.nextDouble(0.25, 0.7), 1),
        tinted(base.key, strength, warmth),
        base.rimDirections,
        tinted(base.rim, (float) random.nextDouble(0.4, 1.2), -warmth),
        Vectors.unit(side * 0.75, 0.15, 0.8),
        tinted(base.fill, fillStrength, 0),
        tinted(base.sky, (float) random.nextDouble(0.8, 1.1), -warmth / 2),
        base.floor);
  }

  private static float[] tinted(float[] colour, float strength, float warmth) {
    return new float[] {
      colour[0] * strength * (1 + warmth), colour[1] * strength, colour[2] * strength * (1 - warmth)
    };
  }

  /** The highlights that these lights leave on hair. */
  public List<StrandLobe> strandLobes() {
    return HairShading.lobes(this);
  }

  /** Radiance of the surroundings, without the key and rim lights, from a direction. */
  void radiance(float x, float y, float z, float[] out) {
    float t = 0.5f + 0.5f * y;
    t = t * t * (3 - 2 * t);
    float towardsFill = x * fillDirection[0] + y * fillDirection[1] + z * fillDirection[2];
    float panel = (float) Math.exp(4.5 * (towardsFill - 1));
    float towardsKey = x * keyDirection[0] + y * keyDirection[1] + z * keyDirection[2];
    float keyGlow = 0.55f * (float) Math.exp(5 * (towardsKey - 1));
    for (int c = 0; c < 3; c++) {
      out[c] = floor[c] + t * (sky[c] - floor[c]) + panel * fill[c] + keyGlow * key[c];
    }
  }

  /**
   * What a matte surface shows by where it faces, with nothing in the way.
   *
   * @param albedo its linear colour; the lighter it is, the less the film curve lets it answer to
   *     light
   */
  public PortraitLight shade(float[] albedo) {
    return PortraitLight.closest((normal, rgb) -> shade(normal, albedo, rgb));
  }

  private void shade(float[] normal, float[] albedo, float[] rgb) {
    float[] sum = new float[4];
    float[] sky = new float[3];
    for (int i = 0; i < DIRECTIONS; i++) {
      double y = 1 - (i + 0.5) * 2 / DIRECTIONS;
      double r = Math.sqrt(1 - y * y);
      double angle = i * Math.PI * (3 - Math.sqrt(5));
      float[] w = Vectors.unit(r * Math.cos(angle), y, r * Math.sin(angle));
      float cosine = Vectors.dot(normal, 0, w);
      if (cosine > 0) {
        radiance(w[0], w[1], w[2], sky);
        for (int c = 0; c < 3; c++) {
          sum[c] += 4 * cosine * sky[c] / DIRECTIONS;
        }
      }
    }
    float towardsKey = Math.max(0, (Vectors.dot(normal, 0, keyDirection) + WRAP) / (1 + WRAP));
    for (int c = 0; c < 3; c++) {
      sum[c] += key[c] * towardsKey;
      for (float[] direction : rimDirections) {
        sum[c] += rim[c] * Math.max(0, Vectors.dot(normal, 0, direction));
      }
      sum[c] *= albedo[c];
    }
    sum[3] = 1;
    ColourCurve.develop(sum);
    System.arraycopy(sum, 0, rgb, 0, 3);
  }

  /** A sharp reflection as a wet eye shows it: the key light as a square panel with soft edges. */
  float window(float x, float y, float z) {
    float towardsKey = x * keyDirection[0] + y * keyDirection[1] + z * keyDirection[2];
    if (towardsKey < 0.8f) {
      return 0;
    }
    float across = x - keyDirection[0] * towardsKey;
    float along = y - keyDirection[1] * towardsKey;
    float d = Math.max(Math.abs(across), Math.abs(along));
    return Math.clamp((0.26f - d) / 0.06f, 0f, 1f);
  }
}
