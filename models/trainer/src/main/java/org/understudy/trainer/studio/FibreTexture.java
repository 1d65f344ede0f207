package org.understudy.trainer.studio;

/** Brows and lashes: one colour under the alpha of the asset's texture. */
final class FibreTexture {
  private FibreTexture() {}

  /**
   * Dyes a texture.
   *
   * @param source its alpha is kept
   * @param colour linear RGB
   * @param strength factor on the alpha, 0..1
   */
  static LinearImage dyed(LinearImage source, float[] colour, float strength) {
    float[] out = new float[source.texels().length];
    for (int i = 0; i < out.length; i += 4) {
      float alpha = source.texels()[i + 3] * strength;
      out[i] = alpha * colour[0];
      out[i + 1] = alpha * colour[1];
      out[i + 2] = alpha * colour[2];
      out[i + 3] = alpha;
    }
    return new LinearImage(source.width(), source.height(), out);
  }
}
