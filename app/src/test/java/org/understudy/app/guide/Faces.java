package org.understudy.app.guide;

import java.util.Map;
import java.util.Optional;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;

/** Faces before a camera of 640x480, in the middle, well lit, unless told otherwise. */
final class Faces {
  static final LightReading WELL_LIT = new LightReading(0.5, 0.48, 0);

  private Faces() {}

  static PortraitPose pose(double yawDegrees, double pitchDegrees) {
    float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
    int head = 3 * PortraitJoint.HEAD.posedIndex();
    joints[head] = (float) -Math.toRadians(pitchDegrees);
    joints[head + 1] = (float) Math.toRadians(yawDegrees);
    return PortraitPose.REST.withJoints(joints);
  }

  static PortraitPose pose(Map<ArkitExpression, Float> expression) {
    float[] x = new float[ArkitExpression.COUNT];
    expression.forEach((e, value) -> x[e.ordinal()] = value);
    return PortraitPose.REST.withExpression(x);
  }

  static SeenFace face(PortraitPose pose) {
    return new SeenFace(320, 220, 170, pose, 0.9, WELL_LIT);
  }

  static Look look(double seconds, SeenFace face) {
    return new Look((long) (seconds * 1e9), 640, 480, 1, Optional.of(face));
  }

  static Look nobody(double seconds) {
    return new Look((long) (seconds * 1e9), 640, 480, 0, Optional.empty());
  }
}
