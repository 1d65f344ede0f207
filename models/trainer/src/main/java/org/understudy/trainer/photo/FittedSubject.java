package org.understudy.trainer.photo;

import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

/**
 * What was fitted to the person of a photo. Arrays are shared, not copied.
 *
 * @param identity [K] coefficients of the face model, in standard deviations
 * @param shape [S] coefficients of the bust model, in standard deviations
 * @param skeleton of that shape
 * @param pose in the photo's camera space
 * @param head the head frame in the photo's camera space
 * @param residualMetres between landmarks and model, root mean square at the face
 * @param camera the photo's, in its pixels
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record FittedSubject(
    float[] identity,
    float[] shape,
    Skeleton skeleton,
    PortraitPose pose,
    RigidTransform head,
    double residualMetres,
    PinholeCamera camera) {

  /** The head joint in the photo's camera space, [3] metres. */
  double[] headJoint() {
    return skeleton.jointInCamera(pose, PortraitJoint.HEAD);
  }

  /** The neck joint in the photo's camera space, [3] metres. */
  double[] neckJoint() {
    return skeleton.jointInCamera(pose, PortraitJoint.NECK);
  }
}
