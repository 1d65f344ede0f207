package org.understudy.avatar.tornado;

/** Arithmetic of packed premultiplied colours. */
final class Texture {
  private static final int PAIR = 0x00ff00ff;

  private Texture() {}

  /** Bilinear between four texels, coordinates with 16 fractional bits, as {@code SpanPainter}. */
  static int sample(int p00, int p10, int p01, int p11, int u, int v) {
    int fx = u >> 8 & 255;
    int fy = v >> 8 & 255;
    int w11 = (fx * fy + 128) >> 8;
    int w10 = fx - w11;
    int w01 = fy - w11;
    int w00 = 256 - fx - w01;
    int even = (p00 & PAIR) * w00 + (p10 & PAIR) * w10 + (p01 & PAIR) * w01 + (p11 & PAIR) * w11;
    int odd =
        (p00 >> 8 & PAIR) * w00
            + (p10 >> 8 & PAIR) * w10
            + (p01 >> 8 & PAIR) * w01
            + (p11 >> 8 & PAIR) * w11;
    return ((even + 0x00800080) >> 8 & PAIR) | ((odd + 0x00800080) & ~PAIR);
  }

  /** One colour over another, as {@code FragmentLists} merges them. */
  static int merged(int near, int far) {
    int through = 255 - (near >> 24 & 255);
    return sum(near, far, through, 0)
        | sum(near, far, through, 8)
        | sum(near, far, through, 16)
        | sum(near, far, through, 24);
  }

  private static int sum(int near, int far, int through, int shift) {
    int sum = (near >> shift & 255) + ((far >> shift & 255) * through + 127) / 255;
    return Math.min(255, sum) << shift;
  }
}
