package org.understudy.camera.pixel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API kernel: eight pixels at a time on 256-bit registers. Where U and V alternate in
 * memory they do so in the lanes as well: even lanes carry the weights of U, odd lanes those of V,
 * and both see the sum of their pair, so that no shuffle is needed. Separate chroma planes would
 * take one; vectors did not pay there and the scalar code is used.
 */
public final class VectorYuvKernel implements YuvKernel {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;
  private static final int RED_AND_BLUE = 0x00ff00ff;

  private final YuvMatrix matrix;
  private final int[] redWeights;
  private final int[] greenWeights;
  private final int[] blueWeights;

  /** A kernel for one kind of Y'CbCr. */
  public VectorYuvKernel(YuvMatrix matrix) {
    this.matrix = matrix;
    this.redWeights = alternating(matrix.ur, matrix.vr);
    this.greenWeights = alternating(matrix.ug, matrix.vg);
    this.blueWeights = alternating(matrix.ub, matrix.vb);
  }

  private static int[] alternating(int even, int odd) {
    int[] lanes = new int[INTS.length()];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = i % 2 == 0 ? even : odd;
    }
    return lanes;
  }

  /** Whether this processor has registers wide enough for this kernel to pay. */
  public static boolean supported() {
    return IntVector.SPECIES_PREFERRED.vectorBitSize() >= INTS.vectorBitSize();
  }

  @Override
  public void convert(int[] pixels, YuvPlanes out) {
    int width = out.width();
    for (int row = 0; row < out.height(); row++) {
      lumaRow(pixels, row * width, out.y(), row * out.lumaStride(), width);
    }
    for (int row = 0; row < out.height(); row += 2) {
      ScalarYuvKernel.chromaRow(matrix, pixels, row, out);
    }
  }

  @Override
  public void convert(int[] pixels, Yuy2Picture out) {
    int width = out.width();
    int whole = INTS.loopBound(width);
    for (int row = 0; row < out.height(); row++) {
      int from = row * width;
      int to = row * out.stride();
      yuy2Row(pixels, from, out.bytes(), to, whole);
      ScalarYuvKernel.yuy2Row(
          matrix, pixels, from + whole, out.bytes(), to + 2 * whole, width - whole);
    }
  }

  @Override
  public void convert(int[] pixels, Nv12Picture out) {
    int width = out.width();
    int stride = out.stride();
    for (int row = 0; row < out.height(); row++) {
      lumaRow(pixels, row * width, out.bytes(), row * stride, width);
    }
    int whole = INTS.loopBound(width);
    int chroma = out.height() * stride;
    for (int row = 0; row < out.height(); row += 2) {
      int from = row * width;
      int to = chroma + row / 2 * stride;
      interleavedRow(pixels, from, width, out.bytes(), to, whole);
      ScalarYuvKernel.interleavedRow(
          matrix, pixels, from + whole, width, out.bytes(), to + whole, width - whole);
    }
  }

  private void lumaRow(int[] pixels, int from, byte[] y, int to, int width) {
    int whole = INTS.loopBound(width);
    for (int x = 0; x < whole; x += INTS.length()) {
      IntVector luma = luma(matrix, IntVector.fromArray(INTS, pixels, from + x));
      ((ByteVector) luma.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(y, to + x);
    }
    ScalarYuvKernel.lumaRow(matrix, pixels, from + whole, y, to + whole, width - whole);
  }

  private void yuy2Row(int[] pixels, int from, byte[] out, int to, int count) {
    IntVector redWeight = IntVector.fromArray(INTS, redWeights, 0);
    IntVector greenWeight = IntVector.fromArray(INTS, greenWeights, 0);
    IntVector blueWeight = IntVector.fromArray(INTS, blueWeights, 0);
    for (int x = 0; x < count; x += INTS.length()) {
      IntVector pixel = IntVector.fromArray(INTS, pixels, from + x);
      IntVector both = pairSum(pixel.and(RED_AND_BLUE));
      IntVector green = pairSum(pixel.lanewise(VectorOperators.LSHR, 8).and(255));
      IntVector chroma =
          both.and(0xffff)
              .mul(redWeight)
              .add(green.mul(greenWeight))
              .add(both.lanewise(VectorOperators.LSHR, 16).mul(blueWeight))
              .lanewise(VectorOperators.LSHL, 1)
              .add(matrix.chromaBias)
              .lanewise(VectorOperators.ASHR, YuvMatrix.CHROMA_SHIFT);
      IntVector word = luma(matrix, pixel).or(chroma.lanewise(VectorOperators.LSHL, 8));
      ((ShortVector) word.convertShape(VectorOperators.I2S, SHORTS, 0))
          .reinterpretAsBytes()
          .intoArray(out, to + 2 * x);
    }
  }

  private void interleavedRow(int[] pixels, int from, int width, byte[] out, int to, int count) {
    IntVector redWeight = IntVector.fromArray(INTS, redWeights, 0);
    IntVector greenWeight = IntVector.fromArray(INTS, greenWeights, 0);
    IntVector blueWeight = IntVector.fromArray(INTS, blueWeights, 0);
    for (int x = 0; x < count; x += INTS.length()) {
      IntVector top = IntVector.fromArray(INTS, pixels, from + x);
      IntVector bottom = IntVector.fromArray(INTS, pixels, from + width + x);
      IntVector both = pairSum(top.and(RED_AND_BLUE).add(bottom.and(RED_AND_BLUE)));
      IntVector green =
          pairSum(
              top.lanewise(VectorOperators.LSHR, 8)
                  .and(255)
                  .add(bottom.lanewise(VectorOperators.LSHR, 8).and(255)));
      IntVector chroma =
          both.and(0xffff)
              .mul(redWeight)
              .add(green.mul(greenWeight))
              .add(both.lanewise(VectorOperators.LSHR, 16).mul(blueWeight))
              .add(matrix.chromaBias)
              .lanewise(VectorOperators.ASHR, YuvMatrix.CHROMA_SHIFT);
      ((ByteVector) chroma.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(out, to + x);
    }
  }

  /** Every lane plus its neighbour of the same pair: lanes 0 and 1, 2 and 3, and so on. */
  private static IntVector pairSum(IntVector lanes) {
    LongVector pairs = lanes.reinterpretAsLongs();
    return lanes.add(pairs.lanewise(VectorOperators.ROL, 32).reinterpretAsInts());
  }

  private static IntVector luma(YuvMatrix matrix, IntVector pixel) {
    IntVector red = pixel.and(255).mul(matrix.yr);
    IntVector green = pixel.lanewise(VectorOperators.LSHR, 8).and(255).mul(matrix.yg);
    IntVector blue = pixel.lanewise(VectorOperators.LSHR, 16).and(255).mul(matrix.yb);
    return red.add(green)
        .add(blue)
        .add(matrix.lumaBias)
        .lanewise(VectorOperators.ASHR, YuvMatrix.LUMA_SHIFT);
  }
}
