package org.understudy.tracking.fit;

import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;

/**
 * Fits the bust under a head that is already placed: rotation of root and neck, two angles of each
 * collar (forward, up), and two numbers that belong to the subject, the breadth of the shoulders
 * and their drop below the skeleton's. The root's place and the head joint follow, as the head
 * stays where the face put it.
 *
 * <p>The shoulders' reprojection alone would not decide; priors do the rest: an upright torso that
 * faces the camera, a neck that takes its share of the head's turn, collars near rest, breadth and
 * drop near what earlier frames gave, and a torso that is slow. Gauss-Newton, analytic Jacobians.
 *
 * <p>Not thread-safe.
 */
final class BodySolver {
  static final int UNKNOWNS = 12;
  static final int ROWS = 5 + UNKNOWNS + 3;

  private static final int COLLARS = 6;
  private static final int BREADTH = 10;
  private static final int DROP = 11;
  private static final int ITERATIONS = 4;
  private static final double SHOULDER_METRES = 0.008;
  private static final double DEPTH_METRES = 0.12;
  private static final double[] ROOT_DEVIATION = {
    Math.toRadians(7), Math.toRadians(14), Math.toRadians(7)
  };
  private static final double NECK_DEVIATION = Math.toRadians(6);
  private static final double COLLAR_FORWARD = Math.toRadians(5);
  private static final double COLLAR_UP = Math.toRadians(9);
  private static final double BREADTH_DEVIATION = 0.12;
  private static final double DROP_METRES = 0.03;

  /** Usual turn of the torso from one frame to the next. */
  private static final double ROOT_STEP = Math.toRadians(3);

  /** Breadth and drop harden by this much of their first prior with every frame, up to a bound. */
  private static final double HARDENING = 0.25;

  private static final double HARDEST = 60;

  private final double share;
  private final double[][] rest = new double[PortraitJoint.COUNT][3];

  /** Root 3, neck 3, left collar (y, z), right collar (y, z), log breadth, drop. */
  final double[] x = new double[UNKNOWNS];

  private final double[] subject = new double[2];
  private final double[] lastRoot = new double[3];
  private double subjectHardness = 1;
  private boolean following;

  private final double[] residuals = new double[ROWS];
  private final double[] jacobian = new double[ROWS * UNKNOWNS];
  private final double[] normal = new double[UNKNOWNS * UNKNOWNS];
  private final double[] right = new double[UNKNOWNS];
  private final double[] left = new double[9];
  private final double[] inverse = new double[9];

  BodySolver(Skeleton skeleton, double neckShare) {
    this.share = neckShare;
    for (PortraitJoint joint : PortraitJoint.all()) {
      for (int axis = 0; axis < 3; axis++) {
        rest[joint.ordinal()][axis] = skeleton.rest(joint, axis);
      }
    }
  }

  /** Forgets the last frame; breadth and drop of the subject stay. */
  void reset() {
    java.util.Arrays.fill(x, 0, BREADTH, 0);
    following = false;
  }

  /** Fits the bust below a head. */
  void solve(BodyObservation seen, RigidTransform head, SubjectShape shape) {
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      step(seen, head, shape);
    }
    System.arraycopy(x, 0, lastRoot, 0, 3);
    following = true;
    double seenBoth = Math.min(seen.weight[0], seen.weight[1]);
    subject[0] = x[BREADTH];
    subject[1] = x[DROP];
    subjectHardness = Math.min(HARDEST, subjectHardness + HARDENING * seenBoth);
  }

  /** One iteration, its loops in methods of their own: the compiler begins anew with each loop. */
  private void step(BodyObservation seen, RigidTransform head, SubjectShape shape) {
    linearise(seen, head, shape);
    java.util.Arrays.fill(normal, 0);
    java.util.Arrays.fill(right, 0);
    for (int row = 0; row < ROWS; row++) {
      addRow(row);
    }
    Cholesky.factor(normal, UNKNOWNS, UNKNOWNS);
    Cholesky.solve(normal, UNKNOWNS, UNKNOWNS, right);
    for (int i = 0; i < UNKNOWNS; i++) {
      x[i] += Math.clamp(right[i], -0.5, 0.5);
    }
  }

  /** Adds a residual to the normal equations. */
  private void addRow(int row) {
    int at = row * UNKNOWNS;
    for (int i = 0; i < UNKNOWNS; i++) {
      double j = jacobian[at + i];
      if (j != 0) {
        right[i] -= j * residuals[row];
        for (int k = 0; k <= i; k++) {
          normal[i * UNKNOWNS + k] += j * jacobian[at + k];
        }
      }
    }
  }

  /** Writes the joint angles, [6][3] axis-angle. */
  void writeJoints(Rotation head, float[] angles) {
    Rotation root = rootRotation();
    Rotation neck = neckRotation();
    write(angles, PortraitJoint.NECK, neck.toAxisAngle());
    write(angles, PortraitJoint.HEAD, root.times(neck).transposed().times(head).toAxisAngle());
    write(angles, PortraitJoint.LEFT_COLLAR, new double[] {0, x[6], x[7]});
    write(angles, PortraitJoint.RIGHT_COLLAR, new double[] {0, x[8], x[9]});
    write(angles, PortraitJoint.LEFT_SHOULDER, new double[3]);
    write(angles, PortraitJoint.RIGHT_SHOULDER, new double[3]);
  }

  /** The root in camera space under a head. */
  RigidTransform root(RigidTransform head) {
    double[] down = headOffset();
    Rotation root = rootRotation();
    double[] t = root.apply(down[0], down[1], down[2]);
    return RigidTransform.of(
        root, head.translationX() - t[0], head.translationY() - t[1], head.translationZ() - t[2]);
  }

  private static void write(float[] angles, PortraitJoint joint, double[] v) {
    for (int axis = 0; axis < 3; axis++) {
      angles[3 * joint.posedIndex() + axis] = (float) v[axis];
    }
  }

  private Rotation rootRotation() {
    return Rotation.ofAxisAngle(x[0], x[1], x[2]);
  }

  private Rotation neckRotation() {
    return Rotation.ofAxisAngle(x[3], x[4], x[5]);
  }

  /** The head joint in the bust's frame: neck joint plus turned head offset. */
  private double[] headOffset() {
    double[] neck = rest[PortraitJoint.NECK.ordinal()];
    double[] head = rest[PortraitJoint.HEAD.ordinal()];
    double[] turned = neckRotation().apply(head[0] - neck[0], head[1] - neck[1], head[2] - neck[2]);
    for (int i = 0; i < 3; i++) {
      turned[i] += neck[i];
    }
    return turned;
  }

  /**
   * Residuals and their Jacobian at the present unknowns: two rows for each shoulder, one for the
   * difference of depth, one prior for each unknown, and the step of the torso from the last frame.
   */
  void linearise(BodyObservation seen, RigidTransform head, SubjectShape shape) {
    java.util.Arrays.fill(jacobian, 0);
    Rotation root = rootRotation();
    double[] headAt = headOffset();
    double[] neckRest = rest[PortraitJoint.NECK.ordinal()];
    double[] swung = {headAt[0] - neckRest[0], headAt[1] - neckRest[1], headAt[2] - neckRest[2]};
    double metres = -head.translationZ() / shape.focalPixels;
    double[] depthRow = new double[UNKNOWNS];
    double depth = 0;
    for (int side = 0; side < 2; side++) {
      depth += addShoulder(seen, head, shape, side, root, headAt, swung, metres, depthRow);
    }
    double trust = seen.depthWeight / DEPTH_METRES;
    residuals[4] = trust * (depth - seen.depthDifference * metres);
    for (int i = 0; i < UNKNOWNS; i++) {
      jacobian[4 * UNKNOWNS + i] = trust * depthRow[i];
    }
    addPriors(root, head.rotation());
  }

  private double addShoulder(
      BodyObservation seen,
      RigidTransform head,
      SubjectShape shape,
      int side,
      Rotation root,
      double[] headAt,
      double[] swung,
      double metres,
      double[] depthRow) {
    PortraitJoint collar = side == 0 ? PortraitJoint.LEFT_COLLAR : PortraitJoint.RIGHT_COLLAR;
    PortraitJoint tip = side == 0 ? PortraitJoint.LEFT_SHOULDER : PortraitJoint.RIGHT_SHOULDER;
    double[] base = rest[collar.ordinal()];
    double[] end = rest[tip.ordinal()];
    int angles = COLLARS + 2 * side;
    double[] bone = {end[0] - base[0], end[1] - base[1], end[2] - base[2]};
    double[] collarVector = {0, x[angles], x[angles + 1]};
    double[] raised =
        Rotation.ofAxisAngle(0, x[angles], x[angles + 1]).apply(bone[0], bone[1], bone[2]);
    double breadth = Math.exp(x[BREADTH]);
    double[] local = {
      (base[0] + raised[0]) * breadth - headAt[0],
      base[1] + raised[1] - x[DROP] - headAt[1],
      base[2] + raised[2] - headAt[2]
    };
    double[] q = root.apply(local[0], local[1], local[2]);
    double cx = q[0] + head.translationX();
    double cy = q[1] + head.translationY();
    double cz = Math.min(-0.05, q[2] + head.translationZ());

    // columns of dq
    double[][] dq = new double[UNKNOWNS][3];
    double[] rootVector = {x[0], x[1], x[2]};
    RotationJacobian.left(rootVector, left);
    for (int k = 0; k < 3; k++) {
      cross(left[k], left[3 + k], left[6 + k], q, dq[k]);
    }
    double[] neckVector = {x[3], x[4], x[5]};
    RotationJacobian.left(neckVector, left);
    for (int k = 0; k < 3; k++) {
      double[] d = new double[3];
      cross(left[k], left[3 + k], left[6 + k], swung, d);
      dq[3 + k] = root.apply(-d[0], -d[1], -d[2]);
    }
    RotationJacobian.left(collarVector, left);
    for (int k = 0; k < 2; k++) {
      double[] d = new double[3];
      cross(left[k + 1], left[4 + k], left[7 + k], raised, d);
      dq[angles + k] = root.apply(d[0] * breadth, d[1], d[2]);
    }
    dq[BREADTH] = root.apply((base[0] + raised[0]) * breadth, 0, 0);
    dq[DROP] = root.apply(0, -1, 0);

    double f = shape.focalPixels;
    double trust = Math.sqrt(seen.weight[side]) * metres / SHOULDER_METRES;
    int rowU = 2 * side * UNKNOWNS;
    int rowV = rowU + UNKNOWNS;
    residuals[2 * side] = trust * (shape.centreX - f * cx / cz - seen.u[side]);
    residuals[2 * side + 1] = trust * (shape.centreY + f * cy / cz - seen.v[side]);
    double sign = side == 0 ? 1 : -1;
    for (int i = 0; i < UNKNOWNS; i++) {
      double[] d = dq[i];
      jacobian[rowU + i] = trust * f * (-d[0] / cz + cx * d[2] / (cz * cz));
      jacobian[rowV + i] = trust * f * (d[1] / cz - cy * d[2] / (cz * cz));
      depthRow[i] += sign * d[2];
    }
    return sign * q[2];
  }

  private void addPriors(Rotation root, Rotation head) {
    int first = 5;
    for (int i = 0; i < UNKNOWNS; i++) {
      residuals[first + i] = 0;
    }
    for (int i = 0; i < 3; i++) {
      prior(first + i, i, x[i], ROOT_DEVIATION[i]);
    }
    // neck - share * log(root' head)
    double[] turn = root.transposed().times(head).toAxisAngle();
    RotationJacobian.leftInverse(turn, inverse);
    double[] rootVector = {x[0], x[1], x[2]};
    RotationJacobian.left(rootVector, left);
    for (int i = 0; i < 3; i++) {
      int row = first + 3 + i;
      residuals[row] = (x[3 + i] - share * turn[i]) / NECK_DEVIATION;
      jacobian[row * UNKNOWNS + 3 + i] = 1 / NECK_DEVIATION;
      for (int k = 0; k < 3; k++) {
        // d log = -Jl^-1(turn) root' Jl(rootVector)
        double[] column = root.transposed().apply(left[k], left[3 + k], left[6 + k]);
        double d =
            -(inverse[3 * i] * column[0]
                + inverse[3 * i + 1] * column[1]
                + inverse[3 * i + 2] * column[2]);
        jacobian[row * UNKNOWNS + k] = -share * d / NECK_DEVIATION;
      }
    }
    for (int side = 0; side < 2; side++) {
      int i = COLLARS + 2 * side;
      prior(first + i, i, x[i], COLLAR_FORWARD);
      prior(first + i + 1, i + 1, x[i + 1], COLLAR_UP);
    }
    double hard = Math.sqrt(subjectHardness);
    prior(first + BREADTH, BREADTH, x[BREADTH] - subject[0], BREADTH_DEVIATION / hard);
    prior(first + DROP, DROP, x[DROP] - subject[1], DROP_METRES / hard);
    for (int i = 0; i < 3; i++) {
      int row = first + UNKNOWNS + i;
      residuals[row] = following ? (x[i] - lastRoot[i]) / ROOT_STEP : 0;
      jacobian[row * UNKNOWNS + i] = following ? 1 / ROOT_STEP : 0;
    }
  }

  private void prior(int row, int unknown, double value, double deviation) {
    residuals[row] = value / deviation;
    jacobian[row * UNKNOWNS + unknown] = 1 / deviation;
  }

  /** The residuals of the last linearisation. */
  double[] residuals() {
    return residuals;
  }

  /** The Jacobian of the last linearisation, row-major. */
  double[] jacobian() {
    return jacobian;
  }

  private static void cross(double ax, double ay, double az, double[] b, double[] out) {
    out[0] = ay * b[2] - az * b[1];
    out[1] = az * b[0] - ax * b[2];
    out[2] = ax * b[1] - ay * b[0];
  }
}
