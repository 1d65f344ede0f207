package org.understudy.trainer.studio;

/** Eye textures with a tinted iris: what is coloured or dark is tinted, the white is left. */
final class EyeTexture {
  private EyeTexture() {}

  /**
   * Tints a texture.
   *
   * @param source the asset's texture
   * @param tint factors on the linear colour of the iris
   */
  static LinearImage of(LinearImage source, float[] tint) {
    float[] out = source.texels().clone();
    for (int i = 0; i < out.length; i += 4) {
      float light = Math.max(out[i], Math.max(out[i + 1], out[i + 2]));
      float dark = Math.min(out[i], Math.min(out[i + 1], out[i + 2]));
      float colourful = light < 1e-4f ? 1 : (light - dark) / light;
      float iris =
          Math.max(
              Math.clamp((colourful - 0.35f) * 5, 0f, 1f), Math.clamp((0.2f - light) * 8, 0f, 1f));
      for (int c = 0; c < 3; c++) {
        out[i + c] = Math.min(out[i + 3], out[i + c] * (1 + iris * (tint[c] - 1)));
      }
    }
    return new LinearImage(source.width(), source.height(), out);
  }
}
