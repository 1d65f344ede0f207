package org.understudy.avatar.reference;

import org.understudy.avatar.Avatar;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.Sheet;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * The deformation of an avatar by one pose in doubles: forward at lattice vertices, and the pieces
 * the inverse of eq. 4 and eq. 6 needs. Immutable.
 */
final class ExactPose {
  /** [7][12] root after G_k, canonical bust to camera space, row-major 3x4. */
  private final double[][] boneMatrices = new double[PortraitJoint.COUNT][];

  /** [7] rotations of G_k, canonical bust to bust. */
  private final Rotation[] turns = new Rotation[PortraitJoint.COUNT];

  private final float[] expression;
  private final float[] canonical;
  private final Gaze gaze;

  ExactPose(Avatar avatar, PortraitPose pose) {
    for (PortraitJoint joint : PortraitJoint.all()) {
      RigidTransform fromRest =
          new RigidTransform(
              0,
              0,
              0,
              -avatar.skeleton().rest(joint, 0),
              -avatar.skeleton().rest(joint, 1),
              -avatar.skeleton().rest(joint, 2));
      RigidTransform toBust = avatar.skeleton().jointToBust(pose, joint).after(fromRest);
      turns[joint.ordinal()] = toBust.rotation();
      boneMatrices[joint.ordinal()] = matrix(pose.root().after(toBust));
    }
    expression = pose.expression();
    canonical = avatar.canonicalExpression();
    gaze = pose.gaze();
  }

  private static double[] matrix(RigidTransform transform) {
    Rotation r = transform.rotation();
    return new double[] {
      r.get(0, 0), r.get(0, 1), r.get(0, 2), transform.translationX(),
      r.get(1, 0), r.get(1, 1), r.get(1, 2), transform.translationY(),
      r.get(2, 0), r.get(2, 1), r.get(2, 2), transform.translationZ()
    };
  }

  /** The blended transform sum_k w_k G_k of some weights, row-major 3x4. */
  double[] blend(double[] weights) {
    double[] sum = new double[12];
    for (int k = 0; k < PortraitJoint.COUNT; k++) {
      for (int i = 0; i < 12; i++) {
        sum[i] += weights[k] * boneMatrices[k][i];
      }
    }
    return sum;
  }

  /** A direction in the canonical state as it is turned by eye and joints, in the bust's frame. */
  double[] turn(Sheet sheet, double[] weights, double[] direction) {
    double[] d = eyeTurn(sheet).rotation().apply(direction[0], direction[1], direction[2]);
    double[] sum = new double[3];
    for (int k = 0; k < weights.length; k++) {
      double[] turned = turns[k].apply(d[0], d[1], d[2]);
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += weights[k] * turned[axis];
      }
    }
    return sum;
  }

  /** The turn of a sheet with its eyeball; the identity without one. */
  RigidTransform eyeTurn(Sheet sheet) {
    if (sheet.eye().isEmpty()) {
      return RigidTransform.IDENTITY;
    }
    EyeAttachment eye = sheet.eye().get();
    boolean left = eye.eye() == EyeAttachment.Eye.LEFT;
    Rotation turn =
        Rotation.ofYawPitchRoll(
            left ? gaze.leftYaw() : gaze.rightYaw(),
            left ? gaze.leftPitch() : gaze.rightPitch(),
            0);
    double[] moved = turn.apply(eye.centreX(), eye.centreY(), eye.centreZ());
    return RigidTransform.of(
        turn, eye.centreX() - moved[0], eye.centreY() - moved[1], eye.centreZ() - moved[2]);
  }

  /** [V][3] expression displacement of a sheet's vertices relative to the canonical state. */
  double[] displacement(Sheet sheet) {
    double[] sum = new double[3 * sheet.vertexCount()];
    for (ArkitExpression e : ArkitExpression.all()) {
      double coefficient = (double) expression[e.ordinal()] - canonical[e.ordinal()];
      var displacement = sheet.displacement(e);
      for (int i = 0; i < displacement.count(); i++) {
        for (int axis = 0; axis < 3; axis++) {
          sum[3 * displacement.vertex(i) + axis] += coefficient * displacement.offset(i, axis);
        }
      }
    }
    return sum;
  }

  /** [V][3] vertices of a sheet in camera space. */
  double[] forward(Sheet sheet) {
    double[] points = displacement(sheet);
    RigidTransform turn = eyeTurn(sheet);
    double[] weights = new double[PortraitJoint.COUNT];
    for (int v = 0; v < sheet.vertexCount(); v++) {
      double[] p =
          turn.apply(
              points[3 * v] + sheet.vertex(v, 0),
              points[3 * v + 1] + sheet.vertex(v, 1),
              points[3 * v + 2] + sheet.vertex(v, 2));
      for (int k = 0; k < weights.length; k++) {
        weights[k] = sheet.weight(v, k);
      }
      double[] m = blend(weights);
      for (int row = 0; row < 3; row++) {
        points[3 * v + row] =
            m[4 * row] * p[0] + m[4 * row + 1] * p[1] + m[4 * row + 2] * p[2] + m[4 * row + 3];
      }
    }
    return points;
  }
}
