package org.understudy.tracking.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Rotation;

class FaceSolverTest {
  private static final LandmarkModel MODEL = SyntheticFace.model();

  private static SubjectShape shape() {
    return new SubjectShape(
        MODEL, SyntheticFace.FOCAL, SyntheticFace.WIDTH / 2.0, SyntheticFace.HEIGHT / 2.0);
  }

  private static FaceState someState() {
    FaceState state = new FaceState();
    state.setRotation(Rotation.ofYawPitchRoll(0.3, -0.15, 0.1));
    state.translation[0] = 0.05;
    state.translation[1] = -0.06;
    state.translation[2] = -0.55;
    state.expression[ArkitExpression.JAW_OPEN.ordinal()] = 0.6;
    state.expression[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = 0.9;
    state.expression[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = 0.5;
    state.expression[ArkitExpression.MOUTH_SMILE_RIGHT.ordinal()] = 0.4;
    state.expression[ArkitExpression.BROW_INNER_UP.ordinal()] = 0.7;
    return state;
  }

  @Test
  void theRowsOfAPredictionAgreeWithFiniteDifferences() {
    SubjectShape shape = shape();
    FaceState state = someState();
    LandmarkPrediction p = new LandmarkPrediction();
    double[] point = {0.03, 0.05, 0.1};
    double eps = 1e-6;
    p.at(shape, state, point[0], point[1], point[2]);
    double u = p.u;
    double v = p.v;
    double[] headU = p.headU.clone();
    double[] headV = p.headV.clone();
    double[] turnU = {p.qy * p.uz, p.qz * p.ux - p.qx * p.uz, -p.qy * p.ux};
    double[] turnV = {p.qy * p.vz - p.qz * p.vy, -p.qx * p.vz, p.qx * p.vy};
    double[] moveU = {p.ux, 0, p.uz};
    double[] moveV = {0, p.vy, p.vz};
    for (int i = 0; i < 3; i++) {
      double[] moved = point.clone();
      moved[i] += eps;
      p.at(shape, state, moved[0], moved[1], moved[2]);
      assertThat((p.u - u) / eps).isCloseTo(headU[i], within(1e-2));
      assertThat((p.v - v) / eps).isCloseTo(headV[i], within(1e-2));

      FaceState shifted = new FaceState();
      shifted.copyFrom(state);
      shifted.translation[i] += eps;
      p.at(shape, shifted, point[0], point[1], point[2]);
      assertThat((p.u - u) / eps).isCloseTo(moveU[i], within(1e-2));
      assertThat((p.v - v) / eps).isCloseTo(moveV[i], within(1e-2));

      FaceState turned = new FaceState();
      turned.copyFrom(state);
      turned.turn(i == 0 ? eps : 0, i == 1 ? eps : 0, i == 2 ? eps : 0);
      p.at(shape, turned, point[0], point[1], point[2]);
      assertThat((p.u - u) / eps).isCloseTo(turnU[i], within(1e-2));
      assertThat((p.v - v) / eps).isCloseTo(turnV[i], within(1e-2));
    }
  }

  /**
   * With weights that do not change (no robust loss) the right-hand side is the negative gradient
   * of half the weighted squares plus the prior.
   */
  @Test
  void theRightSideIsTheNegativeGradientOfTheCost() {
    FitSettings plain = new FitSettings(0.004, 1e6, 0.03, 0.7, 0.5, 1, 0.5, 2, 10, 0.4, 5);
    SubjectShape shape = shape();
    FaceState truth = someState();
    FaceObservation seen = new FaceObservation();
    seen.read(SyntheticFace.project(shape, truth, 2.0, new SplittableRandom(5)));
    double[] last = new double[ArkitExpression.COUNT];
    java.util.Arrays.fill(last, 0.1);
    FaceSolver solver = new FaceSolver(MODEL, plain);
    FaceState at = new FaceState();
    at.copyFrom(truth);
    at.expression[ArkitExpression.JAW_OPEN.ordinal()] = 0.3;
    at.depthOffset = 0.01;
    solver.assemble(seen, shape, at, last, false);
    double[] g = solver.rightSide().clone();
    double[] weights = solver.appliedWeights().clone();
    double scale = FaceSolver.metresPerPixel(shape, at) / plain.landmarkMetres();
    int[] column = solver.columns();
    ExpressionPrior prior = new ExpressionPrior(0.7, 0.5, 1, 0.5);
    double eps = 1e-6;
    for (ArkitExpression e :
        new ArkitExpression[] {
          ArkitExpression.JAW_OPEN,
          ArkitExpression.MOUTH_SMILE_LEFT,
          ArkitExpression.BROW_INNER_UP,
          ArkitExpression.EYE_BLINK_RIGHT
        }) {
      double[] cost = new double[2];
      for (int side = 0; side < 2; side++) {
        FaceState moved = new FaceState();
        moved.copyFrom(at);
        moved.expression[e.ordinal()] += side == 0 ? -eps : eps;
        cost[side] =
            cost(seen, shape, moved, weights, scale, plain)
                + prior.cost(moved.expression, last, column);
      }
      double slope = (cost[1] - cost[0]) / (2 * eps);
      assertThat(g[column[e.ordinal()]]).isCloseTo(-slope, within(1e-3 * (1 + Math.abs(slope))));
    }
    for (int i = 0; i < 7; i++) {
      double[] cost = new double[2];
      for (int side = 0; side < 2; side++) {
        double d = side == 0 ? -eps : eps;
        FaceState moved = new FaceState();
        moved.copyFrom(at);
        if (i < 3) {
          moved.turn(i == 0 ? d : 0, i == 1 ? d : 0, i == 2 ? d : 0);
        } else if (i < 6) {
          moved.translation[i - 3] += d;
        } else {
          moved.depthOffset += d;
        }
        cost[side] = cost(seen, shape, moved, weights, scale, plain);
      }
      double slope = (cost[1] - cost[0]) / (2 * eps);
      assertThat(g[i]).as("rigid %d", i).isCloseTo(-slope, within(2e-3 * (1 + Math.abs(slope))));
    }
  }

  private static double cost(
      FaceObservation seen,
      SubjectShape shape,
      FaceState state,
      double[] weights,
      double scale,
      FitSettings settings) {
    LandmarkPrediction p = new LandmarkPrediction();
    double sum = 0;
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      p.at(shape, state, l);
      double ru = (seen.u[l] - p.u) * scale;
      double rv = (seen.v[l] - p.v) * scale;
      double rz =
          (seen.depth[l] * scale * settings.landmarkMetres() + state.depthOffset - p.qz)
              / settings.landmarkMetres();
      sum += weights[l] * (ru * ru + rv * rv + settings.depthWeight() * rz * rz) / 2;
    }
    return sum;
  }

  @Test
  void knownCoefficientsAreRecoveredFromNoisyLandmarksWithOutliers() {
    SubjectShape shape = shape();
    FaceState truth = someState();
    SplittableRandom random = new SplittableRandom(9);
    float[] landmarks = SyntheticFace.project(shape, truth, 0.3, random);
    for (int i = 0; i < 20; i++) {
      int l = random.nextInt(LandmarkModel.FACE_COUNT);
      landmarks[3 * l] += 40;
      landmarks[3 * l + 1] -= 30;
    }
    FaceObservation seen = new FaceObservation();
    seen.read(landmarks);
    FaceState found = new FaceState();
    RigidStart.guess(seen, shape, found);
    FaceSolver solver = new FaceSolver(MODEL, FitSettings.DEFAULT);
    double[] last = new double[ArkitExpression.COUNT];
    solver.solve(seen, shape, found, last, 6, true);
    solver.solve(seen, shape, found, last, 20, false);
    assertThat(Math.toDegrees(found.rotation().angleTo(truth.rotation()))).isLessThan(1.0);
    assertThat(found.translation[2]).isCloseTo(truth.translation[2], within(0.01));
    assertThat(found.expression[ArkitExpression.JAW_OPEN.ordinal()]).isCloseTo(0.6, within(0.08));
    assertThat(found.expression[ArkitExpression.EYE_BLINK_LEFT.ordinal()])
        .isCloseTo(0.9, within(0.12));
    assertThat(found.expression[ArkitExpression.EYE_BLINK_RIGHT.ordinal()])
        .isCloseTo(0, within(0.1));
    assertThat(found.expression[ArkitExpression.BROW_INNER_UP.ordinal()])
        .isCloseTo(0.7, within(0.25));
  }

  @Test
  void everyCoefficientStaysWithinItsBox() {
    SubjectShape shape = shape();
    FaceState truth = someState();
    truth.expression[ArkitExpression.JAW_OPEN.ordinal()] = 1.6;
    truth.expression[ArkitExpression.MOUTH_PUCKER.ordinal()] = -0.8;
    FaceObservation seen = new FaceObservation();
    seen.read(SyntheticFace.project(shape, truth, 0, new SplittableRandom(1)));
    FaceState found = new FaceState();
    RigidStart.guess(seen, shape, found);
    FaceSolver solver = new FaceSolver(MODEL, FitSettings.DEFAULT);
    solver.solve(seen, shape, found, new double[52], 10, true);
    solver.solve(seen, shape, found, new double[52], 15, false);
    for (double x : found.expression) {
      assertThat(x).isBetween(0.0, 1.0);
    }
    assertThat(found.expression[ArkitExpression.JAW_OPEN.ordinal()]).isEqualTo(1.0);
    assertThat(found.expression[ArkitExpression.MOUTH_PUCKER.ordinal()]).isEqualTo(0.0);
  }
}
