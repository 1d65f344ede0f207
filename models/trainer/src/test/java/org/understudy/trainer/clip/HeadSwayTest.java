package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.PortraitLight;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

class HeadSwayTest {
  private static final Skeleton SKELETON = new Skeleton(new float[3 * PortraitJoint.COUNT]);
  private static final DraftMotion MOTION =
      new DraftMotion(SKELETON, new float[ArkitExpression.COUNT], PortraitLight.EVEN);

  private static SheetDraft square() {
    int n = 5;
    float[] p = new float[3 * n * n];
    float[] w = new float[PortraitJoint.COUNT * n * n];
    for (int v = 0; v < n * n; v++) {
      int row = v / n;
      p[3 * v] = 0.05f * (v % n) - 0.1f;
      p[3 * v + 1] = 0.1f - 0.05f * row;
      p[3 * v + 2] = 0.08f;
      w[PortraitJoint.COUNT * v + PortraitJoint.HEAD.ordinal()] = 1;
    }
    return HairSheets.empty("head", n - 1, n - 1, p, w, 4, 4, SheetDraft.Fitted.COLOUR);
  }

  private static PortraitPose pulled(float left) {
    float[] e = new float[ArkitExpression.COUNT];
    e[ArkitExpression.MOUTH_LEFT.ordinal()] = left;
    return PortraitPose.REST.withExpression(e);
  }

  @Test
  void aRowIsTheSlopeOfAnEquationByTheHeadsMotion() {
    RigidTransform head =
        RigidTransform.of(Rotation.ofYawPitchRoll(0.4, -0.2, 0.1), 0.02, 0.1, -0.6);
    SurfacePixels pixels = new SurfacePixels(new TextureSet(List.of(square())), MOTION);
    double[] local = {0.03, 0.05, 0.09};
    System.arraycopy(head.apply(local[0], local[1], local[2]), 0, pixels.place, 0, 3);
    pixels.head = 0.7;
    double[] e = {310, -12, 45};
    System.arraycopy(e, 0, pixels.equation[1], 0, 3);
    double[] row = new double[HeadSway.RIGID];
    HeadSway.row(head, pixels, 1, row);
    double h = 1e-6;
    for (int k = 0; k < HeadSway.RIGID; k++) {
      Rotation turn = Rotation.ofAxisAngle(k == 0 ? h : 0, k == 1 ? h : 0, k == 2 ? h : 0);
      double[] moved = turn.apply(local[0], local[1], local[2]);
      if (k >= 3) {
        moved[k - 3] += h;
      }
      double[] to = head.apply(moved[0], moved[1], moved[2]);
      double change = 0;
      for (int i = 0; i < 3; i++) {
        change += e[i] * (to[i] - pixels.place[i]);
      }
      assertThat(row[k]).isCloseTo(0.7 * change / h, within(1e-3));
    }
  }

  @Test
  void aSwayThatGoesWithAnExpressionIsFoundAndTakenUpByTheSheets() {
    SheetDraft draft = square();
    ExpressionModes modes = ExpressionModes.swaying();
    HeadSway sway = new HeadSway(new TextureSet(List.of(draft)), MOTION, SKELETON, modes);
    double[] square = new double[HeadSway.RIGID * HeadSway.RIGID];
    double[] perUnit = {0, -0.1, 0, 0.004, 0, 0};
    for (int k = 0; k < HeadSway.RIGID; k++) {
      square[HeadSway.RIGID * k + k] = 50;
    }
    for (int i = 0; i < 20; i++) {
      float z = i % 4 / 4f;
      double[] side = new double[HeadSway.RIGID];
      for (int k = 0; k < HeadSway.RIGID; k++) {
        side[k] = 50 * z * perUnit[k];
      }
      sway.add(modes.of(pulled(z)), square, side);
    }
    sway.solve();
    double[] found = sway.of(pulled(1));
    assertThat(found[1]).isCloseTo(-0.1, within(0.006));
    assertThat(found[3]).isCloseTo(0.004, within(0.0003));

    float[] before = MOTION.move(draft, pulled(0.5f));
    SheetDraft moved = sway.apply(List.of(draft), 1).getFirst();
    float[] after = MOTION.move(moved, pulled(0.5f));
    // a turn to the right by 0.05 moves what lies 8 cm in front by 4 mm, the shift 2 mm back
    double[] half = sway.of(pulled(0.5f));
    assertThat(after[0] - before[0]).isCloseTo((float) (0.08 * half[1] + half[3]), within(1e-5f));
  }
}
