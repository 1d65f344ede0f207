package org.understudy.parametric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The 52 expression coefficients of Apple's ARKit face tracking ({@code
 * ARFaceAnchor.BlendShapeLocation}), in the order every array and file of this program uses. Left
 * and right are the subject's own.
 *
 * <p>The ordinal is the index into arrays of coefficients. A coefficient is 0 at rest and 1 at full
 * strength.
 */
public enum ArkitExpression {
  BROW_DOWN_LEFT("browDownLeft"),
  BROW_DOWN_RIGHT("browDownRight"),
  BROW_INNER_UP("browInnerUp"),
  BROW_OUTER_UP_LEFT("browOuterUpLeft"),
  BROW_OUTER_UP_RIGHT("browOuterUpRight"),
  CHEEK_PUFF("cheekPuff"),
  CHEEK_SQUINT_LEFT("cheekSquintLeft"),
  CHEEK_SQUINT_RIGHT("cheekSquintRight"),
  EYE_BLINK_LEFT("eyeBlinkLeft"),
  EYE_BLINK_RIGHT("eyeBlinkRight"),
  EYE_LOOK_DOWN_LEFT("eyeLookDownLeft"),
  EYE_LOOK_DOWN_RIGHT("eyeLookDownRight"),
  EYE_LOOK_IN_LEFT("eyeLookInLeft"),
  EYE_LOOK_IN_RIGHT("eyeLookInRight"),
  EYE_LOOK_OUT_LEFT("eyeLookOutLeft"),
  EYE_LOOK_OUT_RIGHT("eyeLookOutRight"),
  EYE_LOOK_UP_LEFT("eyeLookUpLeft"),
  EYE_LOOK_UP_RIGHT("eyeLookUpRight"),
  EYE_SQUINT_LEFT("eyeSquintLeft"),
  EYE_SQUINT_RIGHT("eyeSquintRight"),
  EYE_WIDE_LEFT("eyeWideLeft"),
  EYE_WIDE_RIGHT("eyeWideRight"),
  JAW_FORWARD("jawForward"),
  JAW_LEFT("jawLeft"),
  JAW_OPEN("jawOpen"),
  JAW_RIGHT("jawRight"),
  MOUTH_CLOSE("mouthClose"),
  MOUTH_DIMPLE_LEFT("mouthDimpleLeft"),
  MOUTH_DIMPLE_RIGHT("mouthDimpleRight"),
  MOUTH_FROWN_LEFT("mouthFrownLeft"),
  MOUTH_FROWN_RIGHT("mouthFrownRight"),
  MOUTH_FUNNEL("mouthFunnel"),
  MOUTH_LEFT("mouthLeft"),
  MOUTH_LOWER_DOWN_LEFT("mouthLowerDownLeft"),
  MOUTH_LOWER_DOWN_RIGHT("mouthLowerDownRight"),
  MOUTH_PRESS_LEFT("mouthPressLeft"),
  MOUTH_PRESS_RIGHT("mouthPressRight"),
  MOUTH_PUCKER("mouthPucker"),
  MOUTH_RIGHT("mouthRight"),
  MOUTH_ROLL_LOWER("mouthRollLower"),
  MOUTH_ROLL_UPPER("mouthRollUpper"),
  MOUTH_SHRUG_LOWER("mouthShrugLower"),
  MOUTH_SHRUG_UPPER("mouthShrugUpper"),
  MOUTH_SMILE_LEFT("mouthSmileLeft"),
  MOUTH_SMILE_RIGHT("mouthSmileRight"),
  MOUTH_STRETCH_LEFT("mouthStretchLeft"),
  MOUTH_STRETCH_RIGHT("mouthStretchRight"),
  MOUTH_UPPER_UP_LEFT("mouthUpperUpLeft"),
  MOUTH_UPPER_UP_RIGHT("mouthUpperUpRight"),
  NOSE_SNEER_LEFT("noseSneerLeft"),
  NOSE_SNEER_RIGHT("noseSneerRight"),
  TONGUE_OUT("tongueOut");

  /** Number of coefficients. */
  public static final int COUNT = 52;

  private static final List<ArkitExpression> ALL = List.of(values());
  private static final Map<String, ArkitExpression> BY_NAME = new HashMap<>();

  static {
    for (ArkitExpression expression : ALL) {
      BY_NAME.put(expression.arkitName, expression);
    }
  }

  private final String arkitName;

  ArkitExpression(String arkitName) {
    this.arkitName = arkitName;
  }

  /** The name ARKit and every file of this program give the shape, for example {@code jawOpen}. */
  public String arkitName() {
    return arkitName;
  }

  /** All expressions in index order; unmodifiable, never copied. */
  public static List<ArkitExpression> all() {
    return ALL;
  }

  /** The expression of an ARKit name, empty for a name that is none of the 52. */
  public static Optional<ArkitExpression> byName(String arkitName) {
    return Optional.ofNullable(BY_NAME.get(arkitName));
  }

  /**
   * The same shape on the other side of the face; a shape without sides is its own counterpart.
   * Used for mirrored pictures and for checking that pairs are symmetric.
   */
  public ArkitExpression mirrored() {
    String other =
        arkitName.endsWith("Left")
            ? arkitName.substring(0, arkitName.length() - 4) + "Right"
            : arkitName.endsWith("Right")
                ? arkitName.substring(0, arkitName.length() - 5) + "Left"
                : arkitName;
    ArkitExpression counterpart = BY_NAME.get(other);
    return counterpart == null ? this : counterpart;
  }
}
