package org.understudy.tracking.smooth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

class LostFacePolicyTest {
  private static final long FRAME = 33_333_333L;
  private static final PortraitPose TALKING =
      PortraitPose.REST
          .withExpression(open(0.7f))
          .withRoot(new RigidTransform(0, 0.3, 0, 0.05, 0, -0.5));

  private static float[] open(float jaw) {
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.JAW_OPEN.ordinal()] = jaw;
    return expression;
  }

  private static LostFacePolicy policy() {
    return new LostFacePolicy(LostFaceSettings.DEFAULT, new IdleMotion(11));
  }

  private static double step(PortraitPose a, PortraitPose b) {
    double most = a.root().rotation().angleTo(b.root().rotation());
    for (ArkitExpression e : ArkitExpression.all()) {
      if (e != ArkitExpression.EYE_BLINK_LEFT && e != ArkitExpression.EYE_BLINK_RIGHT) {
        most = Math.max(most, Math.abs(a.expression(e) - b.expression(e)));
      }
    }
    return Math.max(most, Math.abs(a.root().translationX() - b.root().translationX()));
  }

  @Test
  void holdsThenEasesToTheIdleAndComesBackWithoutAJump() {
    LostFacePolicy policy = policy();
    PortraitPose shown = TALKING;
    for (int i = 0; i < 300; i++) {
      boolean lost = i >= 30 && i < 180;
      long now = i * FRAME;
      PortraitPose next =
          lost
              ? policy.lost(PortraitPose.REST, now)
              : policy.found(TALKING.withTimestampNanos(now));
      assertThat(next.timestampNanos()).isEqualTo(now);
      assertThat(step(shown, next)).as("frame %d", i).isLessThan(0.12);
      if (i == 40) {
        assertThat(next.expression(ArkitExpression.JAW_OPEN)).isEqualTo(0.7f);
        assertThat(next.confidence()).isZero();
      }
      if (i == 170) {
        assertThat(next.expression(ArkitExpression.JAW_OPEN)).isZero();
        assertThat(next.root().translationX()).isZero();
      }
      if (i == 200) {
        assertThat(next).isEqualTo(TALKING.withTimestampNanos(now));
      }
      shown = next;
    }
  }

  @Test
  void aFaceLostAgainWhileReturningDoesNotJump() {
    LostFacePolicy policy = policy();
    PortraitPose shown = policy.found(TALKING.withTimestampNanos(0));
    for (int i = 1; i < 200; i++) {
      boolean lost = i < 100 || i > 105;
      PortraitPose next =
          lost
              ? policy.lost(PortraitPose.REST, i * FRAME)
              : policy.found(TALKING.withTimestampNanos(i * FRAME));
      assertThat(step(shown, next)).as("frame %d", i).isLessThan(0.12);
      shown = next;
    }
  }

  @Test
  void beforeAnyFaceTheIdleIsShown() {
    PortraitPose shown = policy().lost(PortraitPose.REST, 5 * FRAME);
    assertThat(shown.confidence()).isZero();
    assertThat(shown.root().rotation().angleTo(PortraitPose.REST.root().rotation()))
        .isLessThan(0.05);
  }

  @Test
  void theIdleBreathesBlinksAndRepeatsExactlyForOneSeed() {
    IdleMotion idle = new IdleMotion(5);
    double lowest = 1;
    double highest = -1;
    int closed = 0;
    float[] last = null;
    for (int i = 0; i < 600; i++) {
      double t = i / 30.0;
      PortraitPose pose = idle.at(PortraitPose.REST, t, 0);
      assertThat(pose).isEqualTo(new IdleMotion(5).at(PortraitPose.REST, t, 0));
      lowest = Math.min(lowest, pose.root().translationY());
      highest = Math.max(highest, pose.root().translationY());
      if (pose.expression(ArkitExpression.EYE_BLINK_LEFT) > 0.5) {
        closed++;
      }
      float[] now = pose.joints();
      if (last != null) {
        for (int k = 0; k < now.length; k++) {
          assertThat(Math.abs(now[k] - last[k])).isLessThan(0.003f);
        }
      }
      last = now;
    }
    assertThat(highest - lowest).isBetween(0.003, 0.006);
    assertThat(closed).isBetween(8, 40);
  }
}
