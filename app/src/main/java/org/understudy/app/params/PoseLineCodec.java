package org.understudy.app.params;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.parametric.file.FormatVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pose as one line of JSON and back:
 *
 * <pre>{"frame":0,"timeSeconds":0.0,"face":true,"confidence":0.98,
 *  "headRotationDegrees":{"yaw":..,"pitch":..,"roll":..},"headTranslationMetres":[x,y,z],
 *  "expression":{"jawOpen":0.12, ... 52},"joints":{"neck":[rx,ry,rz], ... 6},
 *  "gazeDegrees":{"left":[yaw,pitch],"right":[yaw,pitch]}}</pre>
 *
 * <p>Yaw is positive towards the subject's own left, pitch upwards, roll towards the own right
 * shoulder, all in the camera frame and for the head as it stands there: root, neck and head
 * together. The translation is that of the head joint. The root's transform is not written; it
 * follows from these and the joint angles, given the skeleton. Immutable, safe to share.
 */
final class PoseLineCodec {
  /** The newest version that is read. Lines of version 1, which are written, do not tell it. */
  private static final int VERSION = 1;

  private static final int COEFFICIENT_DIGITS = 5;
  private static final int ANGLE_DIGITS = 5;
  private static final int METRE_DIGITS = 6;
  private static final int SECOND_DIGITS = 9;

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Skeleton skeleton;

  PoseLineCodec(Skeleton skeleton) {
    this.skeleton = skeleton;
  }

  /** The line, without a line break. */
  String encode(PoseLine line) {
    PortraitPose pose = line.pose();
    ObjectNode node = mapper.createObjectNode();
    node.put("frame", line.frame());
    node.put("timeSeconds", rounded(line.timeSeconds(), SECOND_DIGITS));
    node.put("face", line.face());
    node.put("confidence", rounded(pose.confidence(), COEFFICIENT_DIGITS));
    double[] angles = pose.headRotation().toYawPitchRoll();
    ObjectNode rotation = node.putObject("headRotationDegrees");
    rotation.put("yaw", degrees(angles[0]));
    rotation.put("pitch", degrees(angles[1]));
    rotation.put("roll", degrees(angles[2]));
    ArrayNode translation = node.putArray("headTranslationMetres");
    for (double metres : skeleton.jointInCamera(pose, PortraitJoint.HEAD)) {
      translation.add(rounded(metres, METRE_DIGITS));
    }
    ObjectNode expression = node.putObject("expression");
    for (ArkitExpression e : ArkitExpression.all()) {
      expression.put(e.arkitName(), rounded(pose.expression(e), COEFFICIENT_DIGITS));
    }
    float[] angle = pose.joints();
    ObjectNode joints = node.putObject("joints");
    for (PortraitJoint joint : PortraitJoint.all()) {
      if (joint.posedIndex() >= 0) {
        ArrayNode vector = joints.putArray(joint.jointName());
        for (int axis = 0; axis < 3; axis++) {
          vector.add(rounded(angle[3 * joint.posedIndex() + axis], ANGLE_DIGITS + 2));
        }
      }
    }
    ObjectNode gaze = node.putObject("gazeDegrees");
    ArrayNode left = gaze.putArray("left");
    left.add(degrees(pose.gaze().leftYaw())).add(degrees(pose.gaze().leftPitch()));
    ArrayNode right = gaze.putArray("right");
    right.add(degrees(pose.gaze().rightYaw())).add(degrees(pose.gaze().rightPitch()));
    return mapper.writeValueAsString(node);
  }

  /**
   * The frame of a line.
   *
   * @throws PoseFormatException saying which field is missing or out of range
   */
  PoseLine decode(String json) throws PoseFormatException {
    JsonNode node;
    try {
      node = mapper.readTree(json);
    } catch (JacksonException e) {
      throw new PoseFormatException("is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!node.isObject()) {
      throw new PoseFormatException("holds no JSON object", null);
    }
    try {
      return decode(node);
    } catch (IllegalArgumentException e) {
      throw new PoseFormatException(String.valueOf(e.getMessage()), e);
    }
  }

  private PoseLine decode(JsonNode node) throws PoseFormatException {
    Optional<String> refusal =
        FormatVersion.refusal(node.path(FormatVersion.FIELD).toString(), VERSION);
    if (refusal.isPresent()) {
      throw new PoseFormatException(refusal.get(), null);
    }
    float[] expression = new float[ArkitExpression.COUNT];
    JsonNode coefficients = field(node, "expression");
    for (ArkitExpression e : ArkitExpression.all()) {
      expression[e.ordinal()] = (float) number(coefficients, e.arkitName());
    }
    float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
    JsonNode vectors = field(node, "joints");
    for (PortraitJoint joint : PortraitJoint.all()) {
      if (joint.posedIndex() >= 0) {
        double[] v = numbers(vectors, joint.jointName(), 3);
        for (int axis = 0; axis < 3; axis++) {
          joints[3 * joint.posedIndex() + axis] = (float) v[axis];
        }
      }
    }
    JsonNode angles = field(node, "headRotationDegrees");
    Rotation head =
        Rotation.ofYawPitchRoll(
            Math.toRadians(number(angles, "yaw")),
            Math.toRadians(number(angles, "pitch")),
            Math.toRadians(number(angles, "roll")));
    double[] at = numbers(node, "headTranslationMetres", 3);
    JsonNode gazes = field(node, "gazeDegrees");
    double[] left = numbers(gazes, "left", 2);
    double[] right = numbers(gazes, "right", 2);
    PortraitPose posed =
        new PortraitPose(
            expression,
            joints,
            RigidTransform.IDENTITY,
            new Gaze(radians(left[0]), radians(left[1]), radians(right[0]), radians(right[1])),
            (float) number(node, "confidence"),
            Math.round(number(node, "timeSeconds") * 1e9));
    RigidTransform headInCamera = RigidTransform.of(head, at[0], at[1], at[2]);
    RigidTransform root =
        headInCamera.after(skeleton.jointToBust(posed, PortraitJoint.HEAD).inverse());
    return new PoseLine(
        Math.round(number(node, "frame")), field(node, "face").asBoolean(), posed.withRoot(root));
  }

  private static JsonNode field(JsonNode node, String name) throws PoseFormatException {
    JsonNode field = node.get(name);
    if (field == null) {
      throw new PoseFormatException("has no \"" + name + "\"", null);
    }
    return field;
  }

  private static double number(JsonNode node, String name) throws PoseFormatException {
    JsonNode field = field(node, name);
    if (!field.isNumber()) {
      throw new PoseFormatException("\"%s\" is no number: %s".formatted(name, field), null);
    }
    return field.asDouble();
  }

  private static double[] numbers(JsonNode node, String name, int count)
      throws PoseFormatException {
    JsonNode field = field(node, name);
    if (!field.isArray() || field.size() != count) {
      throw new PoseFormatException(
          "\"%s\" is no list of %d numbers: %s".formatted(name, count, field), null);
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = field.get(i).asDouble(Double.NaN);
    }
    return values;
  }

  private static BigDecimal degrees(double radians) {
    return rounded(Math.toDegrees(radians), ANGLE_DIGITS);
  }

  private static float radians(double degrees) {
    return (float) Math.toRadians(degrees);
  }

  private static BigDecimal rounded(double value, int digits) {
    BigDecimal exact = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    return exact.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(exact.stripTrailingZeros().toPlainString());
  }
}
