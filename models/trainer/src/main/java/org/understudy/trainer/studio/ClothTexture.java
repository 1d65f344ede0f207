package org.understudy.trainer.studio;

/** Clothes in the colours of their own texture, tinted and with their saturation turned down. */
final class ClothTexture {
  private ClothTexture() {}

  /** Prepares a texture for an outfit that is not dyed. */
  static LinearImage of(LinearImage source, Outfit outfit) {
    LinearImage large = source.enlarged(2);
    float[] texels = large.texels().clone();
    float[] tint = outfit.tint().factors();
    for (int i = 0; i < texels.length; i += 4) {
      float grey = 0.3f * texels[i] + 0.59f * texels[i + 1] + 0.11f * texels[i + 2];
      for (int c = 0; c < 3; c++) {
        float own = grey + outfit.saturation() * (texels[i + c] - grey);
        texels[i + c] = Math.min(texels[i + 3], own * tint[c]);
      }
    }
    return new LinearImage(large.width(), large.height(), texels);
  }
}
