package org.understudy.trainer.photo;

import org.understudy.avatar.Framing;
import org.understudy.avatar.UsualFraming;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;

/**
 * Where the joints of head and neck lie in every picture of a set: where the usual framing of the
 * average bust has them, which is the mean of the studio's portraits as well. In sides of the
 * picture from its upper left corner.
 *
 * @param headX of the head joint, 0..1
 * @param headY of the head joint, 0..1
 * @param neckX of the neck joint, 0..1
 * @param neckY of the neck joint, 0..1
 */
record JointPlaces(double headX, double headY, double neckX, double neckY) {
  /** The places for a skeleton at rest. */
  static JointPlaces of(Skeleton skeleton) {
    Framing framing = UsualFraming.of(skeleton);
    PinholeCamera camera = framing.camera(1, 1);
    PortraitPose pose = PortraitPose.REST.withRoot(framing.root());
    double[] head = skeleton.jointInCamera(pose, PortraitJoint.HEAD);
    double[] neck = skeleton.jointInCamera(pose, PortraitJoint.NECK);
    return new JointPlaces(
        camera.projectX(head[0], head[2]),
        camera.projectY(head[1], head[2]),
        camera.projectX(neck[0], neck[2]),
        camera.projectY(neck[1], neck[2]));
  }
}
