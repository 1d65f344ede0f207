package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.EyeAttachment;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

class EyeWhitesTest {
  private static final int TEXELS = 40;
  private static final int ALL = TEXELS * TEXELS;
  private static final float RADIUS = 0.012f;
  private static final float IRIS = 0.1f;
  private static final float DARK = 0.2f;
  private static final float LIT = 0.6f;

  /** A flat eye before the ball's centre: its rim is seen at 45 degrees, its iris is dark. */
  private static SheetDraft eye() {
    float r = RADIUS;
    float[] p = {-r, r, r, r, r, r, -r, -r, r, r, -r, r};
    SheetDraft d =
        HairSheets.empty(
            "eye-left",
            1,
            1,
            p,
            new float[4 * PortraitJoint.COUNT],
            TEXELS,
            TEXELS,
            SheetDraft.Fitted.COLOUR);
    for (int i = 0; i < ALL; i++) {
      Arrays.fill(d.texture(), 4 * i, 4 * i + 3, isIris(i) ? IRIS : DARK);
      d.texture()[4 * i + 3] = 1;
      d.free()[i] = true;
    }
    return new SheetDraft(
        d.name(),
        1,
        1,
        p,
        d.weights(),
        d.displacements(),
        TEXELS,
        TEXELS,
        d.texture(),
        d.free(),
        Optional.of(new EyeAttachment(EyeAttachment.Eye.LEFT, 0, 0, 0)),
        d.shading(),
        d.fitted());
  }

  private static double aside(int texel) {
    double x = (texel % TEXELS + 0.5) / TEXELS * 2 - 1;
    int row = texel / TEXELS;
    return Math.hypot(x, (row + 0.5) / TEXELS * 2 - 1);
  }

  private static boolean isIris(int texel) {
    return aside(texel) < Math.tan(Math.toRadians(24));
  }

  @Test
  void unseenWhitesBecomeAsBrightAsTheBrightestSeenOnesAndTheIrisStays() {
    TextureSet textures = new TextureSet(List.of(eye()));
    float[] seen = new float[ALL];
    for (int i = 0; i < ALL; i++) {
      int row = i / TEXELS;
      if (row >= TEXELS / 2 && row < TEXELS / 2 + 6) {
        seen[i] = 1;
        boolean corner = i % TEXELS < 4;
        Arrays.fill(textures.values, 4 * i, 4 * i + 3, isIris(i) ? IRIS : corner ? DARK : LIT);
      }
    }
    EyeWhites.apply(textures, List.of(seen));
    for (int i = 0; i < ALL; i++) {
      float value = textures.values[4 * i];
      if (isIris(i)) {
        assertThat(value).isCloseTo(IRIS, within(1e-6f));
      } else if (aside(i) > Math.tan(Math.toRadians(31)) && seen[i] == 0) {
        assertThat(value).isCloseTo(LIT, within(0.02f));
      } else if (seen[i] == 1 && i % TEXELS < 4) {
        assertThat(value).isBetween(DARK + 0.05f, LIT - 0.05f);
      }
    }
  }

  @Test
  void whitesThatNobodySawStay() {
    TextureSet textures = new TextureSet(List.of(eye()));
    float[] before = textures.values.clone();
    EyeWhites.apply(textures, List.of(new float[ALL]));
    assertThat(textures.values).isEqualTo(before);
  }
}
