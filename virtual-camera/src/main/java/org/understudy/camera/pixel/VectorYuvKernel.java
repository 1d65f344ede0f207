package org.understudy.camera.pixel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API kernel: luma eight pixels at a time on 256-bit registers. Chroma, a quarter of the
 * samples, is the scalar code's: with the shuffles it needs, vectors did not pay there.
 */
public final class VectorYuvKernel implements YuvKernel {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;

  /** Whether this processor has registers wide enough for this kernel to pay. */
  public static boolean supported() {
    return IntVector.SPECIES_PREFERRED.vectorBitSize() >= INTS.vectorBitSize();
  }

  @Override
  public void convert(int[] pixels, YuvPlanes out) {
    int width = out.width();
    int whole = INTS.loopBound(width);
    for (int row = 0; row < out.height(); row++) {
      int from = row * width;
      int to = row * out.lumaStride();
      lumaRow(pixels, from, out.y(), to, whole);
      ScalarYuvKernel.lumaRow(pixels, from + whole, out.y(), to + whole, width - whole);
    }
    for (int row = 0; row < out.height(); row += 2) {
      ScalarYuvKernel.chromaRow(pixels, row, out);
    }
  }

  private static void lumaRow(int[] pixels, int from, byte[] y, int to, int count) {
    for (int x = 0; x < count; x += INTS.length()) {
      IntVector pixel = IntVector.fromArray(INTS, pixels, from + x);
      IntVector red = pixel.and(255).mul(Bt709.YR);
      IntVector green = pixel.lanewise(VectorOperators.LSHR, 8).and(255).mul(Bt709.YG);
      IntVector blue = pixel.lanewise(VectorOperators.LSHR, 16).and(255).mul(Bt709.YB);
      IntVector luma =
          red.add(green)
              .add(blue)
              .add(Bt709.Y_BIAS)
              .lanewise(VectorOperators.ASHR, Bt709.LUMA_SHIFT);
      ((ByteVector) luma.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(y, to + x);
    }
  }
}
