package org.understudy.trainer.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.SheetShading;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;

class AnswerPriorTest {
  private static final int TEXELS = 8;
  private static final float RATE = 0.03f;
  private static final DraftMotion MOTION =
      new DraftMotion(
          new Skeleton(new float[3 * PortraitJoint.COUNT]),
          new float[ArkitExpression.COUNT],
          PortraitLight.EVEN);

  /** A square of side 0.1 metres whose left edge is at x, opaque or empty. */
  private static SheetDraft square(String name, float x, float alpha) {
    float[] p = {x, 0.05f, 0, x + 0.1f, 0.05f, 0, x, -0.05f, 0, x + 0.1f, -0.05f, 0};
    float[] texture = new float[4 * TEXELS * TEXELS];
    Arrays.fill(texture, alpha);
    boolean[] free = new boolean[TEXELS * TEXELS];
    Arrays.fill(free, true);
    return new SheetDraft(
        name,
        1,
        1,
        p,
        new float[4 * PortraitJoint.COUNT],
        new float[ArkitExpression.COUNT][0],
        TEXELS,
        TEXELS,
        texture,
        free,
        Optional.empty(),
        SheetShading.answering(LatticeNormals.of(p, 1, 1, 0, 0)),
        SheetDraft.Fitted.COLOUR);
  }

  private static List<TextureFit.Observation> jaws(TextureSet textures, float most) {
    List<TextureFit.Observation> out = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      float[] expression = new float[ArkitExpression.COUNT];
      expression[ArkitExpression.JAW_OPEN.ordinal()] = most * i / 10;
      FragmentView view =
          FragmentView.of(
              textures,
              MOTION,
              PortraitPose.REST.withExpression(expression),
              new PinholeCamera(8, 4, 4, 8, 8));
      out.add(new TextureFit.Observation(view, new byte[4 * 8 * 8], 1));
    }
    return out;
  }

  @Test
  void answersToWhatHardlyVariesAreTakenBackTheMoreTheLessItDoes() {
    TextureSet textures = new TextureSet(List.of(square("face", 0, 1)));
    int jaw = ShadingFeature.JAW_OPEN.ordinal();
    float much = AnswerPrior.of(textures, jaws(textures, 0.7f), n -> true).decay(jaw, RATE);
    float some = AnswerPrior.of(textures, jaws(textures, 0.2f), n -> true).decay(jaw, RATE);
    float little = AnswerPrior.of(textures, jaws(textures, 0.05f), n -> true).decay(jaw, RATE);
    assertThat(much).isZero();
    assertThat(some).isPositive();
    assertThat(little).isGreaterThan(2 * some).isLessThanOrEqualTo(0.5f);
    assertThat(AnswerPrior.NONE.decay(jaw, RATE)).isZero();
  }

  @Test
  void verticesAtASeamOfTheSkinAnswerAlikeAndNoOthersDo() {
    TextureSet textures =
        new TextureSet(
            List.of(
                square("face", 0, 1),
                square("head", 0.102f, 1),
                square("cloth", 0.102f, 1),
                square("body", 0.1f, 0)));
    AnswerPrior prior = AnswerPrior.of(textures, List.of(), n -> !n.equals("cloth"));
    float[] responses = new float[textures.shades.vertices];
    for (int v = 0; v < responses.length; v++) {
      responses[v] = v;
    }
    prior.join(responses, 0);
    // the face's right edge, vertices 1 and 3, meets the head's left edge, vertices 4 and 6
    assertThat(responses)
        .containsExactly(0, 2.5f, 2, 4.5f, 2.5f, 5, 4.5f, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  }
}
