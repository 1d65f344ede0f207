package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.bake.SheetDraft;

class TemplateLightTest {
  private static SheetDraft grey() {
    SheetDraft d =
        HairSheets.empty(
            "grey",
            1,
            1,
            new float[12],
            new float[4 * PortraitJoint.COUNT],
            4,
            4,
            SheetDraft.Fitted.COLOUR_AND_ALPHA);
    for (int i = 0; i < 16; i++) {
      Arrays.fill(d.texture(), 4 * i, 4 * i + 3, 0.4f);
      d.texture()[4 * i + 3] = 1;
    }
    return d;
  }

  private static TemplateLight halfAsBright() {
    TemplateLight light = new TemplateLight();
    for (int i = 0; i < 500; i++) {
      light.learn(new float[] {0.8f, 0.6f, 0.5f, 1}, 0, new float[] {0.4f, 0.3f, 0.25f}, 0);
    }
    return light;
  }

  @Test
  void whatTheClipDoesNotShowIsLitAsWhatItShows() {
    SheetDraft d = grey();
    halfAsBright().dim(d, 1);
    assertThat(d.texture()[0]).isCloseTo(0.2f, within(1e-4f));
    assertThat(d.texture()[3]).isEqualTo(1);
    halfAsBright().dim(d, 0.5);
    assertThat(d.texture()[0]).isCloseTo(0.2f * (float) Math.sqrt(0.5), within(1e-4f));
  }

  @Test
  void paintedTexelsKeepTheirColour() {
    SheetDraft d = grey();
    boolean[] painted = new boolean[16];
    painted[0] = true;
    halfAsBright().tint(d, painted);
    assertThat(d.texture()[0]).isEqualTo(0.4f);
    assertThat(d.texture()[4]).isCloseTo(0.2f, within(1e-4f));
  }

  @Test
  void withoutAnythingLearntNothingChanges() {
    SheetDraft d = grey();
    new TemplateLight().dim(d, 1);
    assertThat(d.texture()[0]).isEqualTo(0.4f);
  }
}
