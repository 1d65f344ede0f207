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
 * and both see the sum of their pair, so that no shuffle is needed: a lane is added to its
 * neighbour by turning the pair, taken as one lane of twice the width, by half. Separate chroma
 * planes are taken out of such pairs.
 *
 * <p>No method takes or returns a vector: what the compiler does not inline it would allocate.
 * Holds nothing that changes; safe to share.
 */
final class VectorYuvRows implements YuvRows {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;
  private static final int RED_AND_BLUE = 0x00ff00ff;

  private final YuvMatrix matrix;
  private final YuvRows rest;
  private final int[] redWeights;
  private final int[] greenWeights;
  private final int[] blueWeights;

  VectorYuvRows(YuvMatrix matrix) {
    this.matrix = matrix;
    this.rest = new ScalarYuvRows(matrix);
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
  static boolean supported() {
    return IntVector.SPECIES_PREFERRED.vectorBitSize() >= INTS.vectorBitSize();
  }

  @Override
  public void lumaRow(int[] pixels, int from, byte[] y, int to, int count) {
    int whole = INTS.loopBound(count);
    for (int x = 0; x < whole; x += INTS.length()) {
      IntVector pixel = IntVector.fromArray(INTS, pixels, from + x);
      IntVector luma =
          pixel
              .and(255)
              .mul(matrix.yr)
              .add(pixel.lanewise(VectorOperators.LSHR, 8).and(255).mul(matrix.yg))
              .add(pixel.lanewise(VectorOperators.LSHR, 16).and(255).mul(matrix.yb))
              .add(matrix.lumaBias)
              .lanewise(VectorOperators.ASHR, YuvMatrix.LUMA_SHIFT);
      ((ByteVector) luma.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(y, to + x);
    }
    rest.lumaRow(pixels, from + whole, y, to + whole, count - whole);
  }

  /**
   * Stores eight samples at a time of which four are right; the next step, and the plain code at
   * the end of the row, put the others right.
   */
  @Override
  public void planarRow(int[] pixels, int from, int width, byte[] u, byte[] v, int to, int count) {
    int whole = Math.max(0, INTS.loopBound(count) - INTS.length());
    for (int x = 0; x < whole; x += INTS.length()) {
      IntVector top = IntVector.fromArray(INTS, pixels, from + x);
      IntVector bottom = IntVector.fromArray(INTS, pixels, from + x + width);
      IntVector both = top.and(RED_AND_BLUE).add(bottom.and(RED_AND_BLUE));
      both =
          both.add(both.reinterpretAsLongs().lanewise(VectorOperators.ROL, 32).reinterpretAsInts());
      IntVector green =
          top.lanewise(VectorOperators.LSHR, 8)
              .and(255)
              .add(bottom.lanewise(VectorOperators.LSHR, 8).and(255));
      green =
          green.add(
              green.reinterpretAsLongs().lanewise(VectorOperators.ROL, 32).reinterpretAsInts());
      LongVector pairs =
          both.and(0xffff)
              .mul(IntVector.fromArray(INTS, redWeights, 0))
              .add(green.mul(IntVector.fromArray(INTS, greenWeights, 0)))
              .add(
                  both.lanewise(VectorOperators.LSHR, 16)
                      .mul(IntVector.fromArray(INTS, blueWeights, 0)))
              .add(matrix.chromaBias)
              .lanewise(VectorOperators.ASHR, YuvMatrix.CHROMA_SHIFT)
              .reinterpretAsLongs();
      LongVector second = pairs.lanewise(VectorOperators.LSHR, 32);
      ((ByteVector) pairs.convertShape(VectorOperators.L2B, BYTES, 0)).intoArray(u, to + x / 2);
      ((ByteVector) second.convertShape(VectorOperators.L2B, BYTES, 0)).intoArray(v, to + x / 2);
    }
    rest.planarRow(pixels, from + whole, width, u, v, to + whole / 2, count - whole);
  }

  @Override
  public void interleavedRow(int[] pixels, int from, int width, byte[] out, int to, int count) {
    int whole = INTS.loopBound(count);
    for (int x = 0; x < whole; x += INTS.length()) {
      IntVector top = IntVector.fromArray(INTS, pixels, from + x);
      IntVector bottom = IntVector.fromArray(INTS, pixels, from + x + width);
      IntVector both = top.and(RED_AND_BLUE).add(bottom.and(RED_AND_BLUE));
      both =
          both.add(both.reinterpretAsLongs().lanewise(VectorOperators.ROL, 32).reinterpretAsInts());
      IntVector green =
          top.lanewise(VectorOperators.LSHR, 8)
              .and(255)
              .add(bottom.lanewise(VectorOperators.LSHR, 8).and(255));
      green =
          green.add(
              green.reinterpretAsLongs().lanewise(VectorOperators.ROL, 32).reinterpretAsInts());
      IntVector chroma =
          both.and(0xffff)
              .mul(IntVector.fromArray(INTS, redWeights, 0))
              .add(green.mul(IntVector.fromArray(INTS, greenWeights, 0)))
              .add(
                  both.lanewise(VectorOperators.LSHR, 16)
                      .mul(IntVector.fromArray(INTS, blueWeights, 0)))
              .add(matrix.chromaBias)
              .lanewise(VectorOperators.ASHR, YuvMatrix.CHROMA_SHIFT);
      ((ByteVector) chroma.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(out, to + x);
    }
    rest.interleavedRow(pixels, from + whole, width, out, to + whole, count - whole);
  }

  /** A pair of pixels counts twice in the sums of four. */
  @Override
  public void yuy2Row(int[] pixels, int from, byte[] out, int to, int count) {
    int whole = INTS.loopBound(count);
    for (int x = 0; x < whole; x += INTS.length()) {
      IntVector pixel = IntVector.fromArray(INTS, pixels, from + x);
      IntVector second = pixel.lanewise(VectorOperators.LSHR, 8).and(255);
      IntVector luma =
          pixel
              .and(255)
              .mul(matrix.yr)
              .add(second.mul(matrix.yg))
              .add(pixel.lanewise(VectorOperators.LSHR, 16).and(255).mul(matrix.yb))
              .add(matrix.lumaBias)
              .lanewise(VectorOperators.ASHR, YuvMatrix.LUMA_SHIFT);
      IntVector both = pixel.and(RED_AND_BLUE).lanewise(VectorOperators.LSHL, 1);
      both =
          both.add(both.reinterpretAsLongs().lanewise(VectorOperators.ROL, 32).reinterpretAsInts());
      IntVector green = second.lanewise(VectorOperators.LSHL, 1);
      green =
          green.add(
              green.reinterpretAsLongs().lanewise(VectorOperators.ROL, 32).reinterpretAsInts());
      IntVector word =
          both.and(0xffff)
              .mul(IntVector.fromArray(INTS, redWeights, 0))
              .add(green.mul(IntVector.fromArray(INTS, greenWeights, 0)))
              .add(
                  both.lanewise(VectorOperators.LSHR, 16)
                      .mul(IntVector.fromArray(INTS, blueWeights, 0)))
              .add(matrix.chromaBias)
              .lanewise(VectorOperators.ASHR, YuvMatrix.CHROMA_SHIFT)
              .lanewise(VectorOperators.LSHL, 8)
              .or(luma);
      ((ShortVector) word.convertShape(VectorOperators.I2S, SHORTS, 0))
          .reinterpretAsBytes()
          .intoArray(out, to + 2 * x);
    }
    rest.yuy2Row(pixels, from + whole, out, to + 2 * whole, count - whole);
  }
}
