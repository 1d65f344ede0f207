package org.understudy.avatar.render;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Eq. 8 with the Vector API: neighbouring pixels side by side, channels in floats.
 *
 * <p>Sums go to memory before they are packed: in one method they would be more than the compiler
 * inlines, and what it does not inline it allocates.
 */
final class VectorCompositor implements FragmentCompositor {
  private static final VectorSpecies<Integer> INTS =
      IntVector.SPECIES_PREFERRED.length() > CellBinner.TILE
          ? IntVector.SPECIES_512
          : IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = INTS.withLanes(float.class);
  private static final float FULL = 1 / 255f;

  @Override
  public void composite(int[] colours, int[] counts, int[] out, float[] sums) {
    for (int pixel = 0; pixel < FragmentLists.AREA; pixel += INTS.length()) {
      int most = IntVector.fromArray(INTS, counts, pixel).reduceLanes(VectorOperators.MAX);
      if (most <= 1) {
        take(colours, counts, out, pixel);
      } else {
        sum(colours, counts, most, sums, pixel);
        pack(sums, out, pixel);
      }
    }
  }

  /** Nothing to composite: the only fragment, if any, is what one sees. */
  private static void take(int[] colours, int[] counts, int[] out, int pixel) {
    VectorMask<Integer> present =
        IntVector.fromArray(INTS, counts, pixel).compare(VectorOperators.GT, 0);
    IntVector.zero(INTS)
        .blend(IntVector.fromArray(INTS, colours, pixel), present)
        .intoArray(out, pixel);
  }

  private static void sum(int[] colours, int[] counts, int most, float[] sums, int pixel) {
    IntVector count = IntVector.fromArray(INTS, counts, pixel);
    FloatVector red = FloatVector.zero(FLOATS);
    FloatVector green = FloatVector.zero(FLOATS);
    FloatVector blue = FloatVector.zero(FLOATS);
    FloatVector through = FloatVector.broadcast(FLOATS, 1f);
    for (int k = 0; k < most; k++) {
      VectorMask<Integer> present = count.compare(VectorOperators.GT, k);
      IntVector colour =
          IntVector.zero(INTS)
              .blend(IntVector.fromArray(INTS, colours, k * FragmentLists.AREA + pixel), present);
      FloatVector r = (FloatVector) colour.and(255).convert(VectorOperators.I2F, 0);
      red = through.fma(r, red);
      FloatVector g =
          (FloatVector)
              colour.lanewise(VectorOperators.LSHR, 8).and(255).convert(VectorOperators.I2F, 0);
      green = through.fma(g, green);
      FloatVector b =
          (FloatVector)
              colour.lanewise(VectorOperators.LSHR, 16).and(255).convert(VectorOperators.I2F, 0);
      blue = through.fma(b, blue);
      FloatVector alpha =
          (FloatVector) colour.lanewise(VectorOperators.LSHR, 24).convert(VectorOperators.I2F, 0);
      through = through.sub(through.mul(alpha.mul(FULL)));
    }
    red.intoArray(sums, pixel);
    green.intoArray(sums, FragmentLists.AREA + pixel);
    blue.intoArray(sums, 2 * FragmentLists.AREA + pixel);
    through.neg().add(1f).mul(255f).intoArray(sums, 3 * FragmentLists.AREA + pixel);
  }

  private static void pack(float[] sums, int[] out, int pixel) {
    IntVector.zero(INTS).intoArray(out, pixel);
    for (int channel = 0; channel < 4; channel++) {
      IntVector value =
          (IntVector)
              FloatVector.fromArray(FLOATS, sums, channel * FragmentLists.AREA + pixel)
                  .add(0.5f)
                  .min(255f)
                  .convert(VectorOperators.F2I, 0);
      value
          .lanewise(VectorOperators.LSHL, 8 * channel)
          .or(IntVector.fromArray(INTS, out, pixel))
          .intoArray(out, pixel);
    }
  }
}
