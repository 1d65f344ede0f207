package org.understudy.avatar.render;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ScalarCompositor} with the Vector API, neighbouring pixels side by side: the same
 * integers, so the same picture to the last bit.
 *
 * <p>Sums go to memory before they are packed: in one method they would be more than the compiler
 * inlines, and what it does not inline it allocates.
 */
final class VectorCompositor implements FragmentCompositor {
  private static final VectorSpecies<Integer> INTS =
      IntVector.SPECIES_PREFERRED.length() > CellBinner.TILE
          ? IntVector.SPECIES_512
          : IntVector.SPECIES_PREFERRED;
  private static final int ONE = ScalarCompositor.ONE;

  @Override
  public void composite(int[] colours, int[] counts, int[] out, int[] sums) {
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

  private static void sum(int[] colours, int[] counts, int most, int[] sums, int pixel) {
    IntVector count = IntVector.fromArray(INTS, counts, pixel);
    IntVector red = IntVector.broadcast(INTS, ONE / 2);
    IntVector green = red;
    IntVector blue = red;
    IntVector through = IntVector.broadcast(INTS, ONE);
    for (int k = 0; k < most; k++) {
      VectorMask<Integer> present = count.compare(VectorOperators.GT, k);
      IntVector colour =
          IntVector.zero(INTS)
              .blend(IntVector.fromArray(INTS, colours, k * FragmentLists.AREA + pixel), present);
      red = red.add(colour.and(255).mul(through));
      green = green.add(colour.lanewise(VectorOperators.LSHR, 8).and(255).mul(through));
      blue = blue.add(colour.lanewise(VectorOperators.LSHR, 16).and(255).mul(through));
      // divided by 255: (n + 1 + (n + 1 + n / 256) / 256) / 256, exact for all that can occur here
      IntVector product = colour.lanewise(VectorOperators.LSHR, 24).mul(through).add(127);
      IntVector next = product.add(1);
      IntVector more = next.add(product.lanewise(VectorOperators.LSHR, 8));
      through =
          through.sub(
              next.add(more.lanewise(VectorOperators.LSHR, 8)).lanewise(VectorOperators.LSHR, 8));
    }
    red.intoArray(sums, pixel);
    green.intoArray(sums, FragmentLists.AREA + pixel);
    blue.intoArray(sums, 2 * FragmentLists.AREA + pixel);
    through.neg().add(ONE).mul(255).add(ONE / 2).intoArray(sums, 3 * FragmentLists.AREA + pixel);
  }

  private static void pack(int[] sums, int[] out, int pixel) {
    IntVector.zero(INTS).intoArray(out, pixel);
    for (int channel = 0; channel < 4; channel++) {
      IntVector.fromArray(INTS, sums, channel * FragmentLists.AREA + pixel)
          .lanewise(VectorOperators.LSHR, 16)
          .min(255)
          .lanewise(VectorOperators.LSHL, 8 * channel)
          .or(IntVector.fromArray(INTS, out, pixel))
          .intoArray(out, pixel);
    }
  }
}
