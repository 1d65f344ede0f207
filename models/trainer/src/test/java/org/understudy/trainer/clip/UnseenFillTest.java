package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.PortraitLight;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureFit;
import org.understudy.trainer.bake.TextureSet;

class UnseenFillTest {
  private static final int TEXELS = 40;

  /** Texels beyond the last seen one that count as seen a little, their sights being blurred. */
  private static final int BORDER = 4;

  private static final float WRONG = 0.95f;
  private static final DraftMotion MOTION =
      new DraftMotion(
          new Skeleton(new float[3 * PortraitJoint.COUNT]),
          new float[ArkitExpression.COUNT],
          PortraitLight.EVEN);

  private static float right(int texel) {
    return 0.2f + 0.5f * Math.abs(texel % TEXELS + 0.5f - TEXELS / 2f) / TEXELS;
  }

  /** A square of side 0.2 of symmetric grey, wrong where nothing of it is seen. */
  private static SheetDraft square() {
    int n = 9;
    float[] p = new float[3 * n * n];
    float[] w = new float[PortraitJoint.COUNT * n * n];
    for (int v = 0; v < n * n; v++) {
      int row = v / n;
      p[3 * v] = 0.2f * (v % n) / (n - 1) - 0.1f;
      p[3 * v + 1] = 0.1f - 0.2f * row / (n - 1);
      w[PortraitJoint.COUNT * v + PortraitJoint.HEAD.ordinal()] = 1;
    }
    SheetDraft d =
        HairSheets.empty("head", n - 1, n - 1, p, w, TEXELS, TEXELS, SheetDraft.Fitted.COLOUR);
    for (int i = 0; i < TEXELS * TEXELS; i++) {
      float grey = i % TEXELS < TEXELS / 2 + BORDER ? right(i) : WRONG;
      Arrays.fill(d.texture(), 4 * i, 4 * i + 3, grey);
      d.texture()[4 * i + 3] = 1;
      d.free()[i] = true;
    }
    return d;
  }

  @Test
  void whatIsNotSeenTakesTheMirroredColour() {
    TextureSet textures = new TextureSet(List.of(square()));
    // the middle of the sheet lies at the right edge of the picture
    PinholeCamera camera = new PinholeCamera(600, 200, 100, 200, 200);
    FragmentView view = FragmentView.of(textures, MOTION, PortraitPose.REST, camera);
    UnseenFill fill = new UnseenFill(textures);
    byte[] covered = new byte[4 * view.width * view.height];
    Arrays.fill(covered, (byte) -1);
    fill.observe(new TextureFit.Observation(view, covered, 1));
    fill.apply(0, -1);
    for (int i = 0; i < TEXELS * TEXELS; i++) {
      assertThat(textures.values[4 * i]).isCloseTo(right(i), within(0.04f));
    }
  }

  @Test
  void whatIsKnownStaysAndHolesLieBetweenWhatSurroundsThem() {
    int w = 37;
    int h = 21;
    float[] values = new float[w * h];
    float[] weights = new float[w * h];
    for (int i = 0; i < w * h; i++) {
      int row = i / w;
      boolean hole = Math.hypot(i % w - 18, row - 10) < 6;
      values[i] = hole ? 99 : i % w;
      weights[i] = hole ? 0 : 1;
    }
    float[] filled = PushPull.fill(values, weights, w, h, 1);
    for (int i = 0; i < w * h; i++) {
      if (weights[i] == 1) {
        assertThat(filled[i]).isEqualTo(values[i]);
      } else {
        assertThat(filled[i]).isBetween(8f, 28f);
      }
    }
  }
}
