package org.understudy.tracking.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

class FiguresTest {
  private static PortraitPose jaw(double x) {
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.JAW_OPEN.ordinal()] = (float) x;
    return PortraitPose.REST.withExpression(expression);
  }

  @Test
  void stillnessIsTheDeviationOfTheHeadAndOfTheLoudestCoefficient() {
    List<PortraitPose> poses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double sign = i % 2 == 0 ? 1 : -1;
      poses.add(
          jaw(0.5 + 0.02 * sign)
              .withRoot(new RigidTransform(0, Math.toRadians(0.2) * sign, 0, 0, 0, -0.6)));
    }
    Stillness figures = Stillness.of(poses);
    assertThat(figures.headRotationDegrees()).isCloseTo(0.2, within(0.01));
    assertThat(figures.coefficient()).isCloseTo(0.02, within(1e-4));
    assertThat(figures.loudest()).isEqualTo(ArkitExpression.JAW_OPEN);
    assertThat(figures.passes()).isFalse();
  }

  @Test
  void aStepIsMeasuredInTheTwoFramesThatShowIt() {
    List<PortraitPose> poses = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      poses.add(jaw(i < 10 ? 0 : i == 10 ? 0.5 : i == 11 ? 0.9 : 1));
    }
    StepResponse response = StepResponse.of(ArkitExpression.JAW_OPEN, poses, 10);
    assertThat(response.outAfterOne()).isCloseTo(0.5, within(1e-6));
    assertThat(response.outAfterTwo()).isCloseTo(0.9, within(1e-6));
    assertThat(response.passes()).isTrue();
    assertThat(StepResponse.of(ArkitExpression.CHEEK_PUFF, poses, 10).passes()).isFalse();
    assertThatThrownBy(() -> StepResponse.of(ArkitExpression.JAW_OPEN, poses, 2))
        .hasMessageContaining("5 frames before");
  }
}
