package org.understudy.avatar;

/** Lights to choose from while an avatar runs, made from the light that its textures hold. */
public enum LightPreset {
  /** The light the avatar was made in. */
  STUDIO,
  /** The same, warmer: lamps in the evening. */
  WARM,
  /** The same, cooler: a window on a cloudy day. */
  COOL,
  /** Hardly any shade: a bright, even room. */
  SOFT,
  /** A large lamp at the subject's left, the other side in shade. */
  SIDE;

  private static final float[] WARM_TINT = {1.04f, 0.985f, 0.885f};
  private static final float[] COOL_TINT = {0.92f, 0.985f, 1.05f};

  /** What {@link #SOFT} leaves of the differences between directions. */
  private static final float SOFTNESS = 0.3f;

  /** Unit vector towards the lamp of {@link #SIDE}. */
  private static final float[] LAMP = {0.83f, 0.31f, 0.464f};

  /** Of {@link #SIDE}, relative to the light's face: from all around, and from the lamp. */
  private static final float[] AROUND = {0.52f, 0.55f, 0.6f};

  private static final float[] FROM_LAMP = {0.54f, 0.5f, 0.44f};
  private static final float SHARPNESS = 0.16f;

  /** This light for an avatar whose textures were taken under another. */
  public PortraitLight from(PortraitLight baked) {
    return switch (this) {
      case STUDIO -> baked;
      case WARM -> tinted(baked, WARM_TINT);
      case COOL -> tinted(baked, COOL_TINT);
      case SOFT -> softened(baked);
      case SIDE -> fromTheSide(baked);
    };
  }

  private static PortraitLight tinted(PortraitLight baked, float[] tint) {
    float[] out = baked.coefficients();
    for (int i = 0; i < out.length; i++) {
      out[i] *= tint[i / PortraitLight.BANDS];
    }
    return new PortraitLight(out);
  }

  /** Differences between directions shrink; what faces the viewer keeps its brightness. */
  private static PortraitLight softened(PortraitLight baked) {
    float[] out = baked.coefficients();
    for (int c = 0; c < 3; c++) {
      for (int b = 1; b < PortraitLight.BANDS; b++) {
        out[PortraitLight.BANDS * c + b] *= SOFTNESS;
      }
      float front = PortraitLight.shade(out, PortraitLight.BANDS * c, 0, 0, 1);
      out[PortraitLight.BANDS * c] += baked.shade(0, 0, 1, c) - front;
    }
    return new PortraitLight(out);
  }

  private static PortraitLight fromTheSide(PortraitLight baked) {
    float[] face = {baked.shade(0, 0, 1, 0), baked.shade(0, 0, 1, 1), baked.shade(0, 0, 1, 2)};
    return PortraitLight.closest(
        (normal, rgb) -> {
          float cosine = normal[0] * LAMP[0] + normal[1] * LAMP[1] + normal[2] * LAMP[2];
          for (int c = 0; c < 3; c++) {
            rgb[c] =
                face[c]
                    * (AROUND[c] + FROM_LAMP[c] * cosine + SHARPNESS * (cosine * cosine - 1f / 3));
          }
        });
  }
}
