package org.understudy.avatar.render;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Eq. 8 with the Vector API: neighbouring pixels side by side, channels in floats. */
final class VectorCompositor implements FragmentCompositor {
  private static final VectorSpecies<Integer> INTS =
      IntVector.SPECIES_PREFERRED.length() > CellBinner.TILE
          ? IntVector.SPECIES_512
          : IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = INTS.withLanes(float.class);
  private static final float FULL = 1 / 255f;

  @Override
  public void composite(int[] colours, int[] counts, int[] out) {
    for (int pixel = 0; pixel < FragmentLists.AREA; pixel += INTS.length()) {
      composite(colours, counts, out, pixel);
    }
  }

  private static void composite(int[] colours, int[] counts, int[] out, int pixel) {
    IntVector count = IntVector.fromArray(INTS, counts, pixel);
    int most = count.reduceLanes(VectorOperators.MAX);
    if (most == 0) {
      IntVector.zero(INTS).intoArray(out, pixel);
      return;
    }
    if (most == 1) {
      // nothing to composite: the only fragment is what one sees
      VectorMask<Integer> present = count.compare(VectorOperators.GT, 0);
      IntVector.zero(INTS)
          .blend(IntVector.fromArray(INTS, colours, pixel), present)
          .intoArray(out, pixel);
      return;
    }
    FloatVector red = FloatVector.zero(FLOATS);
    FloatVector green = FloatVector.zero(FLOATS);
    FloatVector blue = FloatVector.zero(FLOATS);
    FloatVector through = FloatVector.broadcast(FLOATS, 1f);
    for (int k = 0; k < most; k++) {
      VectorMask<Integer> present = count.compare(VectorOperators.GT, k);
      IntVector colour =
          IntVector.zero(INTS)
              .blend(IntVector.fromArray(INTS, colours, k * FragmentLists.AREA + pixel), present);
      red = through.fma(channel(colour.and(255)), red);
      green = through.fma(channel(colour.lanewise(VectorOperators.LSHR, 8).and(255)), green);
      blue = through.fma(channel(colour.lanewise(VectorOperators.LSHR, 16).and(255)), blue);
      FloatVector alpha = channel(colour.lanewise(VectorOperators.LSHR, 24));
      through = through.sub(through.mul(alpha.mul(FULL)));
    }
    FloatVector alpha = through.neg().add(1f).mul(255f);
    packed(red)
        .or(packed(green).lanewise(VectorOperators.LSHL, 8))
        .or(packed(blue).lanewise(VectorOperators.LSHL, 16))
        .or(packed(alpha).lanewise(VectorOperators.LSHL, 24))
        .intoArray(out, pixel);
  }

  private static FloatVector channel(IntVector values) {
    return (FloatVector) values.convert(VectorOperators.I2F, 0);
  }

  private static IntVector packed(FloatVector values) {
    return (IntVector) values.add(0.5f).min(255f).convert(VectorOperators.F2I, 0);
  }
}
