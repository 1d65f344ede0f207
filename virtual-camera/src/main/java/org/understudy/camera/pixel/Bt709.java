package org.understudy.camera.pixel;

/**
 * The matrix of ITU-R BT.709 from 8-bit RGB to limited-range Y'CbCr in fixed point: luma with 16
 * fractional bits, chroma for the sum of four pixels with 18.
 */
final class Bt709 {
  static final int LUMA_SHIFT = 16;
  static final int CHROMA_SHIFT = 18;

  private static final double KR = 0.2126;
  private static final double KB = 0.0722;
  private static final double KG = 1 - KR - KB;

  static final int YR = luma(KR);
  static final int YG = luma(KG);
  static final int YB = luma(KB);
  static final int Y_BIAS = (16 << LUMA_SHIFT) + (1 << (LUMA_SHIFT - 1));

  static final int UR = chroma(-KR / (2 * (1 - KB)));
  static final int UB = chroma(0.5);
  static final int UG = -UR - UB;
  static final int VR = chroma(0.5);
  static final int VB = chroma(-KB / (2 * (1 - KR)));
  static final int VG = -VR - VB;
  static final int C_BIAS = (128 << CHROMA_SHIFT) + (1 << (CHROMA_SHIFT - 1));

  private Bt709() {}

  private static int luma(double weight) {
    return (int) Math.round(weight * 219 / 255 * (1 << LUMA_SHIFT));
  }

  private static int chroma(double weight) {
    return (int) Math.round(weight * 224 / 255 * (1 << (CHROMA_SHIFT - 2)));
  }
}
