package org.understudy.tracking.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;

class BodySolverTest {
  static final Skeleton SKELETON =
      new Skeleton(
          new float[] {
            0, 0, 0, 0, 0.15f, 0, 0, 0.25f, 0.02f, 0.05f, 0.1f, 0, -0.05f, 0.1f, 0, 0.18f, 0.12f, 0,
            -0.18f, 0.12f, 0
          });

  private static SubjectShape shape() {
    return new SubjectShape(
        SyntheticFace.model(),
        SyntheticFace.FOCAL,
        SyntheticFace.WIDTH / 2.0,
        SyntheticFace.HEIGHT / 2.0);
  }

  private static BodyObservation see(PortraitPose pose, SubjectShape shape) {
    BodyObservation seen = new BodyObservation();
    double[] z = new double[2];
    for (int side = 0; side < 2; side++) {
      double[] p =
          SKELETON.jointInCamera(
              pose, side == 0 ? PortraitJoint.LEFT_SHOULDER : PortraitJoint.RIGHT_SHOULDER);
      seen.shoulder(
          side,
          shape.centreX - shape.focalPixels * p[0] / p[2],
          shape.centreY + shape.focalPixels * p[1] / p[2],
          1);
      z[side] = p[2];
    }
    double[] head = SKELETON.jointInCamera(pose, PortraitJoint.HEAD);
    seen.depthDifference((z[0] - z[1]) * shape.focalPixels / -head[2], 1);
    return seen;
  }

  private static RigidTransform head(PortraitPose pose) {
    double[] at = SKELETON.jointInCamera(pose, PortraitJoint.HEAD);
    return RigidTransform.of(pose.headRotation(), at[0], at[1], at[2]);
  }

  @Test
  void theJacobianAgreesWithFiniteDifferences() {
    SubjectShape shape = shape();
    PortraitPose pose =
        PortraitPose.REST.withRoot(new RigidTransform(0.05, 0.2, -0.04, 0.03, -0.2, -0.7));
    BodyObservation seen = see(pose, shape);
    RigidTransform head = head(pose);
    BodySolver solver = new BodySolver(SKELETON, 0.4);
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < BodySolver.UNKNOWNS; i++) {
      solver.x[i] = 0.3 * (random.nextDouble() - 0.5);
    }
    solver.linearise(seen, head, shape);
    double[] jacobian = solver.jacobian().clone();
    double[] at = solver.x.clone();
    double eps = 1e-6;
    for (int i = 0; i < BodySolver.UNKNOWNS; i++) {
      System.arraycopy(at, 0, solver.x, 0, at.length);
      solver.x[i] = at[i] + eps;
      solver.linearise(seen, head, shape);
      double[] more = solver.residuals().clone();
      solver.x[i] = at[i] - eps;
      solver.linearise(seen, head, shape);
      double[] less = solver.residuals();
      for (int row = 0; row < BodySolver.ROWS; row++) {
        double slope = (more[row] - less[row]) / (2 * eps);
        assertThat(jacobian[row * BodySolver.UNKNOWNS + i])
            .as("row %d, unknown %d", row, i)
            .isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
      }
    }
  }

  @Test
  void theHeadStaysWhereTheFacePutItAndTheTorsoTurnsWithTheShoulders() {
    SubjectShape shape = shape();
    float[] angles = new float[18];
    angles[1] = 0.15f;
    angles[4] = 0.2f;
    PortraitPose pose =
        PortraitPose.REST
            .withJoints(angles)
            .withRoot(new RigidTransform(0, 0.3, 0.05, 0.02, -0.2, -0.8));
    RigidTransform head = head(pose);
    BodySolver solver = new BodySolver(SKELETON, 0.4);
    for (int i = 0; i < 60; i++) {
      solver.solve(see(pose, shape), head, shape);
    }
    float[] found = new float[18];
    solver.writeJoints(head.rotation(), found);
    PortraitPose fitted = PortraitPose.REST.withJoints(found).withRoot(solver.root(head));
    assertThat(fitted.headRotation().angleTo(head.rotation())).isLessThan(1e-5);
    assertThat(SKELETON.jointInCamera(fitted, PortraitJoint.HEAD))
        .containsExactly(
            new double[] {head.translationX(), head.translationY(), head.translationZ()},
            within(1e-5));
    double[] turned = fitted.root().rotation().toYawPitchRoll();
    // the prior holds the torso back: depth of the shoulders is a weak witness
    assertThat(Math.toDegrees(turned[0])).isBetween(8.5, 18.0);
    assertThat(Math.toDegrees(turned[2])).isCloseTo(2.9, within(2.0));
  }

  @Test
  void withoutShouldersTheTorsoStaysUprightAndTheNeckTakesItsShare() {
    SubjectShape shape = shape();
    RigidTransform head = RigidTransform.of(Rotation.ofYawPitchRoll(0.5, 0, 0), 0, 0, -0.6);
    BodySolver solver = new BodySolver(SKELETON, 0.4);
    solver.solve(new BodyObservation(), head, shape);
    float[] found = new float[18];
    solver.writeJoints(head.rotation(), found);
    assertThat(solver.root(head).rotation().angleTo(Rotation.IDENTITY)).isLessThan(0.02);
    assertThat(found[1]).isCloseTo(0.2f, within(0.02f));
    assertThat(found[4]).isCloseTo(0.3f, within(0.02f));
  }

  @Test
  void raisedShouldersRaiseTheCollars() {
    SubjectShape shape = shape();
    BodySolver solver = new BodySolver(SKELETON, 0.4);
    RigidTransform root = new RigidTransform(0, 0, 0, 0, -0.2, -0.8);
    PortraitPose calm = PortraitPose.REST.withRoot(root);
    for (int i = 0; i < 60; i++) {
      solver.solve(see(calm, shape), head(calm), shape);
    }
    float[] angles = new float[18];
    angles[3 * PortraitJoint.LEFT_COLLAR.posedIndex() + 2] = 0.2f;
    angles[3 * PortraitJoint.RIGHT_COLLAR.posedIndex() + 2] = -0.2f;
    PortraitPose shrug = calm.withJoints(angles);
    solver.solve(see(shrug, shape), head(shrug), shape);
    float[] found = new float[18];
    solver.writeJoints(head(shrug).rotation(), found);
    assertThat(found[3 * PortraitJoint.LEFT_COLLAR.posedIndex() + 2]).isGreaterThan(0.12f);
    assertThat(found[3 * PortraitJoint.RIGHT_COLLAR.posedIndex() + 2]).isLessThan(-0.12f);
  }
}
