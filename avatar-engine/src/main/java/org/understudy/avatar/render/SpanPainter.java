package org.understudy.avatar.render;

/**
 * Samples a texture along one row of pixels of a tile, lights it, and hands what is not transparent
 * to the fragment lists. Texture coordinates have {@value #SHIFT} fractional bits. One per thread.
 */
final class SpanPainter {
  /** Fractional bits of texture coordinates. */
  static final int SHIFT = 16;

  static final float FIXED = 1 << SHIFT;
  private static final int PAIR = 0x00ff00ff;

  private final int[] texels;
  private final FragmentLists lists;

  SpanPainter(TextureStore textures, FragmentLists lists) {
    this.texels = textures.texels;
    this.lists = lists;
  }

  /**
   * Paints a row.
   *
   * @param pixel first pixel of the tile, {@code 16 y + x}
   * @param base index of the sheet's first texel
   * @param stride texels from a row to the next
   * @param u stored-texel coordinates of the first pixel, minus half a texel, fixed point
   * @param gain {@link LitSpan} of the first pixel
   */
  void paint(
      int pixel,
      int count,
      int base,
      int stride,
      int u,
      int v,
      int stepU,
      int stepV,
      float nearness,
      float stepNearness,
      long gain,
      long stepGain) {
    float[] closedAt = lists.closedAt;
    for (int p = pixel; p < pixel + count; p++) {
      if (nearness > closedAt[p]) {
        int at = base + (v >> SHIFT) * stride + (u >> SHIFT);
        int p00 = texels[at];
        int p10 = texels[at + 1];
        int p01 = texels[at + stride];
        int p11 = texels[at + stride + 1];
        if ((p00 | p10 | p01 | p11) != 0) {
          int fx = u >>> (SHIFT - 8) & 255;
          int fy = v >>> (SHIFT - 8) & 255;
          int w11 = (fx * fy + 128) >>> 8;
          int w10 = fx - w11;
          int w01 = fy - w11;
          int w00 = 256 - fx - w01;
          int even =
              (p00 & PAIR) * w00 + (p10 & PAIR) * w10 + (p01 & PAIR) * w01 + (p11 & PAIR) * w11;
          int odd =
              (p00 >>> 8 & PAIR) * w00
                  + (p10 >>> 8 & PAIR) * w10
                  + (p01 >>> 8 & PAIR) * w01
                  + (p11 >>> 8 & PAIR) * w11;
          int colour = ((even + 0x00800080) >>> 8 & PAIR) | ((odd + 0x00800080) & ~PAIR);
          if (colour >>> 24 != 0) {
            lists.insert(p, nearness, gain == LitSpan.NONE ? colour : LitSpan.lit(colour, gain));
          }
        }
      }
      u += stepU;
      v += stepV;
      nearness += stepNearness;
      gain += stepGain;
    }
  }
}
