package org.understudy.app.turntable;

import java.util.EnumMap;
import java.util.Map;
import org.understudy.avatar.Avatar;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * Something an avatar is shown doing, at full strength.
 *
 * @param group heading it is found under
 * @param label what it is, a word or two
 * @param expression coefficients that are not 0
 * @param gaze where the eyes look
 * @param yawDegrees how far the bust is turned to its own left
 * @param pitchDegrees how far it leans back
 */
record Station(
    String group,
    String label,
    Map<ArkitExpression, Float> expression,
    Gaze gaze,
    double yawDegrees,
    double pitchDegrees) {

  Station {
    expression = Map.copyOf(expression);
  }

  /** A bust turned about its head. */
  static Station turned(String group, String label, double yawDegrees, double pitchDegrees) {
    return new Station(group, label, Map.of(), Gaze.AHEAD, yawDegrees, pitchDegrees);
  }

  /**
   * A face.
   *
   * @param shapes names of ARKit's with their coefficients, such as {@code "jawOpen 0.6,
   *     mouthFunnel 0.3"}; one that ends in a star stands for its left and right
   */
  static Station face(String group, String label, String shapes, Gaze gaze) {
    Map<ArkitExpression, Float> expression = new EnumMap<>(ArkitExpression.class);
    for (String shape : shapes.split(", *", -1)) {
      if (!shape.isEmpty()) {
        String[] parts = shape.split(" ", -1);
        float value = Float.parseFloat(parts[1]);
        if (parts[0].endsWith("*")) {
          String stem = parts[0].substring(0, parts[0].length() - 1);
          expression.put(ArkitExpression.byName(stem + "Left").orElseThrow(), value);
          expression.put(ArkitExpression.byName(stem + "Right").orElseThrow(), value);
        } else {
          expression.put(ArkitExpression.byName(parts[0]).orElseThrow(), value);
        }
      }
    }
    return new Station(group, label, expression, gaze, 0, 0);
  }

  /**
   * The pose that shows it with an avatar in its usual framing.
   *
   * @param strength 0 (at rest) to 1
   */
  PortraitPose pose(Avatar avatar, double strength) {
    float[] coefficients = new float[ArkitExpression.COUNT];
    expression.forEach((e, value) -> coefficients[e.ordinal()] = (float) (strength * value));
    float s = (float) strength;
    return PortraitPose.REST
        .withExpression(coefficients)
        .withGaze(
            new Gaze(
                s * gaze.leftYaw(),
                s * gaze.leftPitch(),
                s * gaze.rightYaw(),
                s * gaze.rightPitch()))
        .withRoot(root(avatar, strength * yawDegrees, strength * pitchDegrees));
  }

  /** The usual framing, the bust turned about the head's joint. */
  static RigidTransform root(Avatar avatar, double yawDegrees, double pitchDegrees) {
    RigidTransform usual = avatar.framing().root();
    double[] pivot =
        avatar.skeleton().jointInCamera(PortraitPose.REST.withRoot(usual), PortraitJoint.HEAD);
    Rotation turn =
        Rotation.ofYawPitchRoll(Math.toRadians(yawDegrees), Math.toRadians(pitchDegrees), 0);
    double[] turned = turn.apply(pivot[0], pivot[1], pivot[2]);
    return RigidTransform.of(turn, pivot[0] - turned[0], pivot[1] - turned[1], pivot[2] - turned[2])
        .after(usual);
  }
}
