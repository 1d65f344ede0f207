package org.understudy.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.app.params.PoseLine;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

class PoseAgreementTest {
  private static PoseLine line(int frame, double jaw, double yawDegrees) {
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.JAW_OPEN.ordinal()] = (float) jaw;
    expression[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = frame % 3 == 0 ? 0.8f : 0;
    expression[ArkitExpression.MOUTH_SMILE_RIGHT.ordinal()] = frame % 5 / 5f;
    Rotation rotation = Rotation.ofYawPitchRoll(Math.toRadians(yawDegrees), 0, 0);
    return new PoseLine(
        frame,
        true,
        PortraitPose.REST
            .withExpression(expression)
            .withRoot(RigidTransform.of(rotation, 0, 0, -0.6)));
  }

  @Test
  void aShiftedAndScaledCopyFollowsPerfectly() {
    List<PoseLine> a = new ArrayList<>();
    List<PoseLine> b = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double jaw = 0.5 + 0.5 * Math.sin(i);
      a.add(line(i, jaw, 10 * Math.cos(i)));
      b.add(line(i, 0.1 + 0.5 * jaw, 10 * Math.cos(i) + 7));
    }
    PoseAgreement agreement = PoseAgreement.of(a, b);
    assertThat(agreement.frames()).isEqualTo(40);
    assertThat(agreement.jawOpen()).isCloseTo(1, within(1e-6));
    assertThat(agreement.yawDegrees()).isCloseTo(0, within(1e-4));
    assertThat(agreement.reaches(PoseAgreement.REQUIRED)).isTrue();
  }

  @Test
  void aFrozenMouthDoesNotFollow() {
    List<PoseLine> a = new ArrayList<>();
    List<PoseLine> b = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      a.add(line(i, i % 2, 0));
      b.add(line(i, 0.5, i % 2 == 0 ? 8 : -8));
    }
    PoseAgreement agreement = PoseAgreement.of(a, b);
    assertThat(agreement.jawOpen()).isZero();
    assertThat(agreement.yawDegrees()).isCloseTo(8, within(1e-4));
    assertThat(agreement.reaches(PoseAgreement.REQUIRED)).isFalse();
  }

  @Test
  void recordingsWithoutSharedFramesAreRefused() {
    assertThatThrownBy(() -> PoseAgreement.of(List.of(line(0, 0, 0)), List.of(line(1, 0, 0))))
        .hasMessageContaining("share 0 frames");
  }
}
