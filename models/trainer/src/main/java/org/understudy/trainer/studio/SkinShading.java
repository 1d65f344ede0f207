package org.understudy.trainer.studio;

/**
 * Skin: diffuse light wrapped around the terminator, red the farthest (after Penner's
 * pre-integrated skin, 2011), two GGX lobes (Walter et al. 2007), pores, lines of expression and
 * beards. One per thread: it keeps scratch numbers.
 */
final class SkinShading {
  private static final float[] SKIN_WRAP = {0.34f, 0.17f, 0.11f};

  /** Least light on skin: what bounces about inside mouth and nostrils. */
  private static final float[] CAVITY_LIGHT = {0.105f, 0.075f, 0.07f};

  /** Steepest slope of a line. */
  private static final float CREASE = 0.42f;

  private final IncomingLight light;
  private final float[] slope = new float[3];

  SkinShading(IncomingLight light) {
    this.light = light;
  }

  /**
   * Shades skin.
   *
   * @param posed its surface
   * @param s the place
   * @param texel its premultiplied linear colour; changed
   * @param out premultiplied linear RGBA, red, green and blue are written
   */
  void shade(PosedPart posed, Sample s, float[] texel, float[] out) {
    s.faceViewer();
    roughen(s, texel);
    if (!posed.wrinkles().isNone()) {
      crease(posed, s, texel);
    }
    float bristle = 0;
    if (s.growth > 0.01f) {
      bristle = beard(posed.part().material().beard().orElseThrow(), s.growth, s, texel);
    }
    if (s.scalp > 0.01f) {
      float hair = beard(posed.part().material().scalp().orElseThrow(), s.scalp, s, texel);
      bristle = Math.max(bristle, hair);
    }
    float visible = light.keySeen(s, 0.0024f, 0.004f);
    float cosine = light.keyCosine(s);
    light.seeRims(s, -0.5f * SKIN_WRAP[0]);
    for (int c = 0; c < 3; c++) {
      float wrap = SKIN_WRAP[c];
      float lit = Math.max(0, (cosine + wrap) / (1 + wrap));
      lit =
          lit * lit * (1.6f - 0.6f * lit) / (1 + 0.25f * wrap)
              + 0.35f * (Math.max(0, cosine) - lit * lit * (1.6f - 0.6f * lit));
      float shadow = c == 0 ? (float) Math.sqrt(visible) * 0.5f + 0.5f * visible : visible;
      float arriving =
          Math.max(s.irradiance[c], CAVITY_LIGHT[c]) + light.rig.key()[c] * lit * shadow;
      for (int r = 0; r < 2; r++) {
        float rimLit = (light.rimCosine[r] + 0.5f * wrap) / (1 + 0.5f * wrap);
        arriving += light.rig.rim()[c] * Math.max(0, rimLit) * light.rimSeen[r];
      }
      out[c] = texel[c] * arriving;
    }
    float nv = IncomingLight.towardsViewer(s);
    float gloss =
        0.8f * IncomingLight.lobe(s, light.rig.keyDirection(), nv, 0.48f, 0.028f)
            + 0.2f * IncomingLight.lobe(s, light.rig.keyDirection(), nv, 0.3f, 0.028f);
    gloss *= 1 - 0.75f * bristle;
    float around = light.reflected(s, nv, 0.028f, 0.75f) * s.openness * (1 - 0.7f * bristle);
    float rims = 0;
    for (int r = 0; r < 2; r++) {
      if (light.rimSeen[r] > 0) {
        rims +=
            0.35f
                * IncomingLight.lobe(s, light.rig.rimDirections()[r], nv, 0.45f, 0.028f)
                * light.rimSeen[r];
      }
    }
    for (int c = 0; c < 3; c++) {
      out[c] +=
          light.rig.key()[c] * gloss * visible + light.sky[c] * around + light.rig.rim()[c] * rims;
    }
  }

  /** Pores and fine unevenness: tilts the normal and mottles the colour a little. */
  private static void roughen(Sample s, float[] texel) {
    float k = 1 / 0.0017f;
    float x = s.rest[0] * k;
    float y = s.rest[1] * k;
    float z = s.rest[2] * k;
    float e = 0.35f;
    float here = Noise.at(x, y, z);
    float gx = Noise.at(x + e, y, z) - here;
    float gy = Noise.at(x, y + e, z) - here;
    float gz = Noise.at(x, y, z + e) - here;
    float depth = 0.085f;
    s.normal[0] -= depth * gx;
    s.normal[1] -= depth * gy;
    s.normal[2] -= depth * gz;
    Vectors.normalise(s.normal, 0);
    float mottle = Noise.at(s.rest[0] * 160, s.rest[1] * 160, s.rest[2] * 160);
    float fine = 1 + 0.02f * here;
    texel[0] *= fine * (1 + 0.012f * mottle);
    texel[1] *= fine * (1 - 0.022f * mottle);
    texel[2] *= fine * (1 - 0.026f * mottle);
  }

  /** Tilts the normal into the lines of the expression and darkens them a little. */
  private void crease(PosedPart posed, Sample s, float[] texel) {
    s.findNeutral(posed);
    posed.wrinkles().slope(s.neutral[0], s.neutral[1], s.neutral[2], slope);
    if (slope[2] <= 0) {
      return;
    }
    s.normal[0] -= CREASE * slope[0];
    s.normal[1] -= CREASE * slope[1];
    Vectors.normalise(s.normal, 0);
    texel[0] *= 1 - 0.05f * slope[2];
    texel[1] *= 1 - 0.1f * slope[2];
    texel[2] *= 1 - 0.1f * slope[2];
  }

  /**
   * Lays a beard over the skin's colour: single fibres where it is thin, and the shade of hair that
   * lies under the surface; longer hairs run down and tilt the normal.
   *
   * @return how much of the skin is covered, 0..1
   */
  private static float beard(Beard beard, float growth, Sample s, float[] texel) {
    float[] colour = beard.colour().linear();
    float across = 1 / 0.00055f;
    float along = across / (1 + 1.2f * Math.min(5, beard.lengthMillimetres()));
    float slant = 0.35f * s.rest[0];
    float x = (s.rest[0] + 0.25f * s.rest[1] * Math.signum(s.rest[0])) * across;
    float y = (s.rest[1] - Math.abs(slant)) * along;
    float z = s.rest[2] * across * 0.7f;
    float fibre = 0.65f * Noise.at(x, y, z) + 0.35f * Noise.at(2.1f * x, 1.7f * y, 2.1f * z);
    float patch = Noise.at(s.rest[0] * 260, s.rest[1] * 200, s.rest[2] * 260);
    float wanted = growth * beard.density() * (1 + 0.18f * patch);
    float grown = Math.clamp(0.5f + 2.2f * (fibre + 1.35f * wanted - 0.62f), 0f, 1f);
    float body = Math.min(1, beard.lengthMillimetres() / 3);
    float cover = Math.min(1, wanted * 1.6f) * (0.35f + 0.65f * grown);
    float shade = 0.42f * wanted * (1 - 0.3f * body);
    float lightness = 1 + (0.3f + 0.45f * body) * fibre;
    for (int c = 0; c < 3; c++) {
      float under = texel[c] * (1 - shade) + shade * (0.35f * texel[c] + 0.3f * colour[c]);
      texel[c] = under + cover * (0.55f + 0.45f * body) * (colour[c] * lightness - under);
    }
    float tilt = 0.28f * body * cover;
    s.normal[0] += tilt * (Noise.at(x + 0.5f, y, z) - Noise.at(x - 0.5f, y, z));
    s.normal[1] -= 0.25f * tilt * fibre;
    Vectors.normalise(s.normal, 0);
    return cover;
  }
}
