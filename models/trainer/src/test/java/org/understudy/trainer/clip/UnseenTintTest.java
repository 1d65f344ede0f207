package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

class UnseenTintTest {
  private static final int TEXELS = 20;
  private static final int ALL = TEXELS * TEXELS;

  private static SheetDraft grey(String name, SheetDraft.Fitted fitted) {
    float[] p = {0, 0, 0, 1, 0, 0, 0, -1, 0, 1, -1, 0};
    SheetDraft d =
        HairSheets.empty(name, 1, 1, p, new float[4 * PortraitJoint.COUNT], TEXELS, TEXELS, fitted);
    Arrays.fill(d.texture(), 0.8f);
    for (int i = 0; i < ALL; i++) {
      d.texture()[4 * i + 3] = 1;
      d.free()[i] = true;
    }
    return d;
  }

  @Test
  void unseenTexelsTakeTheBrightnessThatTheSeenOnesWereFittedTo() {
    SheetDraft eye = grey("eye-left", SheetDraft.Fitted.COLOUR);
    SheetDraft tongue = grey("tongue", SheetDraft.Fitted.COLOUR);
    TextureSet textures = new TextureSet(List.of(eye, tongue));
    float[] seen = new float[ALL];
    Arrays.fill(seen, 0, ALL / 2, 1);
    for (int i = 0; i < ALL / 2; i++) {
      Arrays.fill(textures.values, 4 * i, 4 * i + 3, 0.4f);
    }
    UnseenTint.apply(textures, List.of(seen, new float[ALL]));
    assertThat(textures.values[0]).isCloseTo(0.4f, within(1e-6f));
    assertThat(textures.values[4 * (ALL - 1)]).isCloseTo(0.4f, within(1e-6f));
    assertThat(textures.values[4 * (ALL - 1) + 3]).isEqualTo(1);
    // never seen: it is dark in a mouth
    assertThat(textures.values[4 * ALL]).isBetween(0.1f, 0.4f);
  }

  @Test
  void deepInsideAMouthItIsDarkHoweverBrightItIsNearTheLips() {
    TextureSet textures = new TextureSet(List.of(grey("tongue", SheetDraft.Fitted.COLOUR)));
    float[] seen = new float[ALL];
    Arrays.fill(seen, 0, ALL / 2, 1);
    UnseenTint.apply(textures, List.of(seen));
    assertThat(textures.values[0]).isCloseTo(0.8f, within(1e-6f));
    assertThat(textures.values[4 * (ALL - 1)]).isBetween(0.1f, 0.4f);
  }

  @Test
  void hazeIsClearedAndHairStays() {
    SheetDraft soft = grey(HairSheets.SOFT, SheetDraft.Fitted.COLOUR_AND_ALPHA);
    TextureSet textures = new TextureSet(List.of(soft));
    Arrays.fill(textures.values, 0, 4, 0.1f);
    HairSheets.clearHaze(textures);
    assertThat(textures.values[3]).isZero();
    assertThat(textures.values[0]).isZero();
    assertThat(textures.values[7]).isEqualTo(1);
    assertThat(textures.values[4]).isEqualTo(0.8f);
  }
}
