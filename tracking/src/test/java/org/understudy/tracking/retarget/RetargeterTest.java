package org.understudy.tracking.retarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;

class RetargeterTest {
  private static final Skeleton SKELETON =
      new Skeleton(
          new float[] {
            0, 0, 0, 0, 0.15f, 0, 0, 0.25f, 0.02f, 0.05f, 0.1f, 0, -0.05f, 0.1f, 0, 0.18f, 0.12f, 0,
            -0.18f, 0.12f, 0
          });
  private static final RigidTransform FRAMING = new RigidTransform(0, 0, 0, 0, -0.22, -0.9);

  /** A subject with parted lips who sits to the side, a little turned, and talks now and then. */
  private static PortraitPose subject(int frame, SplittableRandom random) {
    float[] expression = new float[ArkitExpression.COUNT];
    boolean talking = frame % 40 < 15;
    expression[ArkitExpression.JAW_OPEN.ordinal()] =
        0.2f + 0.01f * (float) random.nextDouble() + (talking ? 0.5f : 0);
    double glance = frame % 50 < 10 ? 0.4 : 0;
    return new PortraitPose(
        expression,
        new float[18],
        RigidTransform.of(Rotation.ofYawPitchRoll(0.15 + glance, -0.1, 0.05), 0.1, -0.2, -0.7),
        PortraitPose.REST.gaze(),
        1f,
        frame * 33_333_333L);
  }

  private static RestEstimator estimate(int frames) {
    RestEstimator estimator = new RestEstimator(SKELETON);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < frames; i++) {
      estimator.add(subject(i, random));
    }
    return estimator;
  }

  @Test
  void partedLipsAtRestBecomeAClosedMouthAndAnOpenOneKeepsItsRange() {
    RestEstimator estimator = estimate(300);
    estimator.settle();
    PortraitPose rest = estimator.rest();
    assertThat(rest.expression(ArkitExpression.JAW_OPEN)).isCloseTo(0.2f, within(0.02f));
    float[] open = new float[ArkitExpression.COUNT];
    open[ArkitExpression.JAW_OPEN.ordinal()] = 1;
    float[] parted = rest.expression();
    assertThat(
            Retargeter.withoutRestingFace(PortraitPose.REST.withExpression(open), rest)
                .expression(ArkitExpression.JAW_OPEN))
        .isEqualTo(1f);
    assertThat(
            Retargeter.withoutRestingFace(PortraitPose.REST.withExpression(parted), rest)
                .expression(ArkitExpression.JAW_OPEN))
        .isZero();
  }

  @Test
  void theUsualPoseIsTheMedianAndGlancesDoNotCount() {
    RestEstimator estimator = estimate(300);
    estimator.settle();
    double[] usual = estimator.rest().headRotation().toYawPitchRoll();
    assertThat(usual).containsExactly(new double[] {0.15, -0.1, 0.05}, within(1e-3));
  }

  @Test
  void relativeFollowingPutsTheUsualPoseIntoTheFraming() {
    RestEstimator estimator = estimate(100);
    estimator.settle();
    PortraitPose calm = subject(20, new SplittableRandom(1));
    PortraitPose driven =
        new Retargeter(Follow.RELATIVE, SKELETON, FRAMING)
            .retarget(calm, estimator.rest(), SKELETON);
    assertThat(driven.headRotation().angleTo(Rotation.IDENTITY)).isLessThan(1e-3);
    assertThat(SKELETON.jointInCamera(driven, PortraitJoint.HEAD))
        .containsExactly(
            SKELETON.jointInCamera(PortraitPose.REST.withRoot(FRAMING), PortraitJoint.HEAD),
            within(1e-3));
    PortraitPose glancing = subject(5, new SplittableRandom(1));
    double[] turned =
        new Retargeter(Follow.RELATIVE, SKELETON, FRAMING)
            .retarget(glancing, estimator.rest(), SKELETON)
            .headRotation()
            .toYawPitchRoll();
    assertThat(turned[0]).isCloseTo(0.4, within(0.02));
  }

  @Test
  void theHeadNeverLeavesItsReach() {
    PortraitPose usual = PortraitPose.REST.withRoot(new RigidTransform(0, 0, 0, 0, -0.2, -1));
    double[] home = SKELETON.jointInCamera(PortraitPose.REST.withRoot(FRAMING), PortraitJoint.HEAD);
    double[] near = headOf(new RigidTransform(0, 0, 0, 0.6, 0.7, -0.5), usual);
    assertThat(near[0] - home[0]).isBetween(0.1, 0.121);
    assertThat(near[1] - home[1]).isBetween(0.04, 0.0451);
    assertThat(near[2] - home[2]).isBetween(0.07, 0.0801);
    double[] away = headOf(new RigidTransform(0, 0, 0, -0.9, -1.5, -2), usual);
    assertThat(away[0] - home[0]).isBetween(-0.121, -0.1);
    assertThat(away[1] - home[1]).isBetween(-0.081, -0.07);
    assertThat(away[2] - home[2]).isBetween(-0.161, -0.14);
  }

  private static double[] headOf(RigidTransform root, PortraitPose usual) {
    PortraitPose driven =
        new Retargeter(Follow.RELATIVE, SKELETON, FRAMING)
            .retarget(PortraitPose.REST.withRoot(root), usual, SKELETON);
    return SKELETON.jointInCamera(driven, PortraitJoint.HEAD);
  }

  @Test
  void absoluteFollowingKeepsThePoseInCameraSpace() {
    PortraitPose pose = subject(5, new SplittableRandom(1));
    PortraitPose driven =
        new Retargeter(Follow.ABSOLUTE, SKELETON, FRAMING)
            .retarget(pose, PortraitPose.REST, SKELETON);
    assertThat(driven.root()).isEqualTo(pose.root());
  }

  @Test
  void whatIsLearntComesInWithoutAJump() {
    RestEstimator estimator = new RestEstimator(SKELETON);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 60; i++) {
      estimator.add(subject(20, random).withTimestampNanos(i * 33_333_333L));
    }
    estimator.settle();
    PortraitPose before = estimator.rest();
    for (int i = 60; i < 600; i++) {
      estimator.add(subject(5, random).withTimestampNanos(i * 33_333_333L));
      PortraitPose after = estimator.rest();
      assertThat(after.headRotation().angleTo(before.headRotation())).isLessThan(0.002);
      before = after;
    }
    assertThat(before.headRotation().toYawPitchRoll()[0]).isBetween(0.2, 0.54);
  }

  @Test
  void lipsAreNeverShutFartherThanTheJawIsOpen() {
    float[] resting = new float[ArkitExpression.COUNT];
    resting[ArkitExpression.JAW_OPEN.ordinal()] = 0.2f;
    PortraitPose rest = PortraitPose.REST.withExpression(resting);
    float[] shut = resting.clone();
    shut[ArkitExpression.MOUTH_CLOSE.ordinal()] = 0.2f;
    PortraitPose shown =
        Retargeter.withoutRestingFace(PortraitPose.REST.withExpression(shut), rest);
    assertThat(shown.expression(ArkitExpression.JAW_OPEN)).isZero();
    assertThat(shown.expression(ArkitExpression.MOUTH_CLOSE)).isZero();
  }
}
