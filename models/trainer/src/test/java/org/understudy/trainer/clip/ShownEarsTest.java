package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.bake.SheetDraft;

class ShownEarsTest {
  private static final double[] FACE = {0.6, 0.4, 0.3};
  private static final int TEXELS = 10;
  private static final double BROW = 0.05;
  private static final double CHIN = -0.06;

  /** An ear 4 cm high and 2 cm deep on the subject's left, from 7 cm aside. */
  private static SheetDraft ear() {
    float[] p = {0.07f, 0.02f, -0.02f, 0.07f, 0.02f, 0, 0.07f, -0.02f, -0.02f, 0.07f, -0.02f, 0};
    SheetDraft d =
        HairSheets.empty(
            "ear-left",
            1,
            1,
            p,
            new float[4 * PortraitJoint.COUNT],
            TEXELS,
            TEXELS,
            SheetDraft.Fitted.COLOUR);
    Arrays.fill(d.free(), true);
    return d;
  }

  private static ShownEars looked(double brightness, double red) {
    float[] colour = new float[3 * TEXELS * TEXELS];
    int[] count = new int[TEXELS * TEXELS];
    for (int i = 0; i < count.length; i++) {
      count[i] = 3;
      for (int c = 0; c < 3; c++) {
        colour[3 * i + c] = (float) (brightness * FACE[c] * (c == 0 ? red : 1));
      }
    }
    ShownEars ears = new ShownEars(FACE, 0, BROW, CHIN);
    ears.add(ear(), new SeenColours.Seen(colour, new float[count.length], count), 3);
    return ears;
  }

  @Test
  void anEarInTheColoursOfTheFaceIsShown() {
    assertThat(looked(0.8, 1).count()).isEqualTo(1);
    assertThat(looked(0.3, 1).count()).as("dark hair").isZero();
    assertThat(looked(1, 0.7).count()).as("hair of another tint").isZero();
  }

  @Test
  void noHairLiesAroundAShownEarAndBetweenItAndTheFace() {
    ShownEars ears = looked(1, 1);
    assertThat(ears.isBare(new double[] {0.07, 0.021, -0.02})).isTrue();
    assertThat(ears.isBare(new double[] {0.06, 0, 0.04})).as("before it").isTrue();
    assertThat(ears.isBare(new double[] {0.06, -0.04, 0.04})).as("the jaw").isTrue();
    assertThat(ears.isBare(new double[] {-0.06, 0, 0.04})).as("the other side").isFalse();
    assertThat(ears.isBare(new double[] {0.06, 0, -0.06})).as("behind it").isFalse();
    assertThat(ears.isBare(new double[] {0.06, 0.07, 0.04})).as("above the brow").isFalse();
    assertThat(looked(0.3, 1).isBare(new double[] {0.07, 0.021, -0.02})).isFalse();
  }
}
