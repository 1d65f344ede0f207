package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.PortraitLight;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

class ClipLightTest {
  private static final Skeleton SKELETON = new Skeleton(new float[3 * PortraitJoint.COUNT]);

  private static PortraitLight fromAbove() {
    float[] c = PortraitLight.EVEN.coefficients();
    c[2] = 0.3f;
    c[PortraitLight.BANDS + 2] = 0.2f;
    c[2 * PortraitLight.BANDS + 1] = -0.15f;
    return new PortraitLight(c);
  }

  private static float ratio(PortraitLight light, double[] from, double[] to, int c) {
    return light.shade((float) to[0], (float) to[1], (float) to[2], c)
        / light.shade((float) from[0], (float) from[1], (float) from[2], c);
  }

  /** Some steps of the estimate, from a head that turns in a light. */
  private static PortraitLight found(PortraitLight truth, double reach) {
    float[] p = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0};
    SheetDraft draft =
        HairSheets.empty(
            "head", 1, 1, p, new float[4 * PortraitJoint.COUNT], 4, 4, SheetDraft.Fitted.COLOUR);
    TextureSet textures = new TextureSet(List.of(draft));
    PortraitLight light = PortraitLight.EVEN;
    for (int step = 0; step < 4; step++) {
      DraftMotion motion = new DraftMotion(SKELETON, new float[ArkitExpression.COUNT], light);
      ClipLight estimate = new ClipLight(textures, motion, SKELETON, light);
      Random random = new Random(3);
      for (int i = 0; i < 4000; i++) {
        double x = random.nextGaussian() * 0.5;
        double y = random.nextGaussian() * 0.5;
        double length = Math.sqrt(x * x + y * y + 1);
        double[] n = {x / length, y / length, 1 / length};
        double[] turned =
            Rotation.ofYawPitchRoll(reach * random.nextGaussian(), reach * random.nextGaussian(), 0)
                .apply(n[0], n[1], n[2]);
        float[] made = new float[4];
        float[] seen = new float[4];
        for (int c = 0; c < 3; c++) {
          made[c] = 0.5f * ratio(light, n, turned, c);
          seen[c] = 0.5f * ratio(truth, n, turned, c);
        }
        estimate.add(n, turned, made, seen, 0);
      }
      light = estimate.improved();
    }
    return light;
  }

  @Test
  void theLightShowsInHowAHeadShadesAsItTurns() {
    PortraitLight truth = fromAbove();
    PortraitLight found = found(truth, 0.4);
    double[] ahead = {0, 0, 1};
    double[] up = {0, Math.sin(0.4), Math.cos(0.4)};
    double[] aside = {Math.sin(0.4), 0, Math.cos(0.4)};
    for (int c = 0; c < 3; c++) {
      assertThat(ratio(found, ahead, up, c)).isCloseTo(ratio(truth, ahead, up, c), within(0.02f));
      assertThat(ratio(found, ahead, aside, c))
          .isCloseTo(ratio(truth, ahead, aside, c), within(0.02f));
    }
  }

  @Test
  void aHeadThatHardlyTurnsTellsLittleAndTheLightStaysEven() {
    float[] c = found(fromAbove(), 0.005).coefficients();
    for (int i = 0; i < c.length; i++) {
      float even = i % PortraitLight.BANDS == 0 ? 1 : 0;
      assertThat(c[i]).isCloseTo(even, within(0.03f));
    }
  }
}
