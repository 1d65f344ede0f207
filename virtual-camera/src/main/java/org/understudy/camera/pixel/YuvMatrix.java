package org.understudy.camera.pixel;

/**
 * Which Y'CbCr comes out of 8-bit RGB, in fixed point: luma with 16 fractional bits, chroma for the
 * sum of four pixels with 18.
 */
public enum YuvMatrix {
  /** ITU-R BT.709 at limited range, luma 16..235: what video files in HD are expected to hold. */
  BT709_VIDEO(0.2126, 0.0722, 16, 219, 224),

  /**
   * ITU-R BT.601 at limited range: what webcams send, and therefore what readers of a camera take
   * untagged YUY2, NV12 and I420 for.
   */
  BT601_VIDEO(0.299, 0.114, 16, 219, 224),

  /** ITU-R BT.601 at full range, luma 0..255: what JFIF 1.02 prescribes for JPEG. */
  JPEG(0.299, 0.114, 0, 255, 255);

  static final int LUMA_SHIFT = 16;
  static final int CHROMA_SHIFT = 18;

  final int yr;
  final int yg;
  final int yb;
  final int lumaBias;
  final int ur;
  final int ug;
  final int ub;
  final int vr;
  final int vg;
  final int vb;

  /** Neutral chroma and one half; one less at full range, where pure blue would round to 256. */
  final int chromaBias;

  YuvMatrix(double kr, double kb, int black, int lumaRange, int chromaRange) {
    yr = luma(kr, lumaRange);
    yg = luma(1 - kr - kb, lumaRange);
    yb = luma(kb, lumaRange);
    lumaBias = (black << LUMA_SHIFT) + (1 << (LUMA_SHIFT - 1));
    ur = chroma(-kr / (2 * (1 - kb)), chromaRange);
    ub = chroma(0.5, chromaRange);
    ug = -ur - ub;
    vr = chroma(0.5, chromaRange);
    vb = chroma(-kb / (2 * (1 - kr)), chromaRange);
    vg = -vr - vb;
    int half = (1 << (CHROMA_SHIFT - 1)) - (chromaRange == 255 ? 1 : 0);
    chromaBias = (128 << CHROMA_SHIFT) + half;
  }

  private static int luma(double weight, int range) {
    return (int) Math.round(weight * range / 255 * (1 << LUMA_SHIFT));
  }

  private static int chroma(double weight, int range) {
    return (int) Math.round(weight * range / 255 * (1 << (CHROMA_SHIFT - 2)));
  }
}
