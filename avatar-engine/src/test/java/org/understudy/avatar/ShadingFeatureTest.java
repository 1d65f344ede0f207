package org.understudy.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

class ShadingFeatureTest {
  private static final float[] REST = new float[3 * PortraitJoint.COUNT];

  static {
    REST[3 * PortraitJoint.HEAD.ordinal() + 1] = 0.2f;
  }

  private static float[] view(double yawDegrees) {
    Rotation turn = Rotation.ofYawPitchRoll(Math.toRadians(yawDegrees), 0, 0);
    double[] head = turn.apply(0, 0.2, 0);
    float[] root = new float[12];
    RigidTransform.of(turn, -head[0], -head[1], -0.8 - head[2]).writeMatrix(root, 0);
    float[] view = new float[3];
    ShadingFeature.view(root, REST, view);
    return view;
  }

  private static float[] features(float[] joints, float[] view) {
    float[] out = new float[ShadingFeature.COUNT];
    ShadingFeature.read(joints, new float[ArkitExpression.COUNT], view, out);
    return out;
  }

  @Test
  void whoTurnsToTheLeftIsSeenFromTheRight() {
    float[] view = view(40);
    assertThat(view[0]).isCloseTo((float) -Math.sin(Math.toRadians(40)), within(1e-5f));
    assertThat(view[1]).isCloseTo(0, within(1e-5f));
    float[] features = features(new float[18], view);
    assertThat(features[ShadingFeature.SEEN_FROM_RIGHT.ordinal()])
        .isCloseTo((float) Math.sin(Math.toRadians(40)), within(1e-5f));
    assertThat(features[ShadingFeature.SEEN_FROM_FAR_RIGHT.ordinal()])
        .isCloseTo((float) Math.sin(Math.toRadians(40)) - 0.5f, within(1e-5f));
    assertThat(features[ShadingFeature.SEEN_FROM_LEFT.ordinal()]).isZero();
  }

  @Test
  void atRestFromStraightAheadThereIsNothingToAnswer() {
    assertThat(features(new float[18], new float[] {0, 0, 1})).containsOnly(0);
  }

  @Test
  void neckAndHeadTurnTogether() {
    float[] joints = new float[18];
    joints[1] = 0.1f;
    joints[4] = 0.2f;
    float[] features = features(joints, view(0));
    assertThat(features[ShadingFeature.TURN_LEFT.ordinal()]).isCloseTo(0.3f, within(1e-6f));
    assertThat(features[ShadingFeature.TURN_RIGHT.ordinal()]).isZero();
  }

  @Test
  void browsAnswerEachWayForThemselves() {
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.BROW_DOWN_LEFT.ordinal()] = 0.6f;
    expression[ArkitExpression.BROW_DOWN_RIGHT.ordinal()] = 0.2f;
    expression[ArkitExpression.BROW_INNER_UP.ordinal()] = 0.5f;
    float[] out = new float[ShadingFeature.COUNT];
    ShadingFeature.read(new float[18], expression, new float[] {0, 0, 1}, out);
    assertThat(out[ShadingFeature.BROWS_DOWN.ordinal()]).isCloseTo(0.4f, within(1e-6f));
    assertThat(out[ShadingFeature.BROWS_UP.ordinal()]).isCloseTo(0.25f, within(1e-6f));
  }
}
