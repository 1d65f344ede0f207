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
 * and both see the sum of their pair, so that no shuffle is needed. For separate chroma planes a
 * pair is taken as one lane of twice the width.
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
      chromaRow(pixels, row, out);
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
      // a pair counts twice in the sums of four
      IntVector chroma =
          chroma(
              both.lanewise(VectorOperators.LSHL, 1),
              green.lanewise(VectorOperators.LSHL, 1),
              redWeight,
              greenWeight,
              blueWeight);
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
      IntVector chroma = chroma(pixels, from + x, width, redWeight, greenWeight, blueWeight);
      ((ByteVector) chroma.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(out, to + x);
    }
  }

  /** U of eight columns in even lanes and V in odd ones, of two rows. */
  private IntVector chroma(
      int[] pixels,
      int from,
      int width,
      IntVector redWeight,
      IntVector greenWeight,
      IntVector blueWeight) {
    IntVector top = IntVector.fromArray(INTS, pixels, from);
    IntVector bottom = IntVector.fromArray(INTS, pixels, from + width);
    IntVector both = pairSum(top.and(RED_AND_BLUE).add(bottom.and(RED_AND_BLUE)));
    IntVector green =
        pairSum(
            top.lanewise(VectorOperators.LSHR, 8)
                .and(255)
                .add(bottom.lanewise(VectorOperators.LSHR, 8).and(255)));
    return chroma(both, green, redWeight, greenWeight, blueWeight);
  }

  /** U in even lanes and V in odd ones, of the sums of four pixels in every lane. */
  private IntVector chroma(
      IntVector both,
      IntVector green,
      IntVector redWeight,
      IntVector greenWeight,
      IntVector blueWeight) {
    return both.and(0xffff)
        .mul(redWeight)
        .add(green.mul(greenWeight))
        .add(both.lanewise(VectorOperators.LSHR, 16).mul(blueWeight))
        .add(matrix.chromaBias)
        .lanewise(VectorOperators.ASHR, YuvMatrix.CHROMA_SHIFT);
  }

  /**
   * Stores eight samples at a time of which four are right; the next step, and the scalar code at
   * the end of the row, put the others right.
   */
  private void chromaRow(int[] pixels, int row, YuvPlanes out) {
    int width = out.width();
    int from = row * width;
    int to = row / 2 * out.chromaStride();
    int whole = Math.max(0, INTS.loopBound(width) - INTS.length());
    // a loop of its own that only counts: in this method's frame the vectors would be allocated
    planarRow(pixels, from, width, out.u(), out.v(), to, whole);
    ScalarYuvKernel.chromaRow(matrix, pixels, row, whole, out);
  }

  private void planarRow(int[] pixels, int from, int width, byte[] u, byte[] v, int to, int count) {
    IntVector redWeight = IntVector.fromArray(INTS, redWeights, 0);
    IntVector greenWeight = IntVector.fromArray(INTS, greenWeights, 0);
    IntVector blueWeight = IntVector.fromArray(INTS, blueWeights, 0);
    for (int x = 0; x < count; x += INTS.length()) {
      IntVector chroma = chroma(pixels, from + x, width, redWeight, greenWeight, blueWeight);
      LongVector pairs = chroma.reinterpretAsLongs();
      LongVector second = pairs.lanewise(VectorOperators.LSHR, 32);
      ((ByteVector) pairs.convertShape(VectorOperators.L2B, BYTES, 0)).intoArray(u, to + x / 2);
      ((ByteVector) second.convertShape(VectorOperators.L2B, BYTES, 0)).intoArray(v, to + x / 2);
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
