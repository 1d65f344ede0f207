package org.understudy.trainer.talk;

import static org.understudy.parametric.ArkitExpression.JAW_OPEN;
import static org.understudy.parametric.ArkitExpression.MOUTH_CLOSE;
import static org.understudy.parametric.ArkitExpression.MOUTH_DIMPLE_LEFT;
import static org.understudy.parametric.ArkitExpression.MOUTH_FUNNEL;
import static org.understudy.parametric.ArkitExpression.MOUTH_LOWER_DOWN_LEFT;
import static org.understudy.parametric.ArkitExpression.MOUTH_PRESS_LEFT;
import static org.understudy.parametric.ArkitExpression.MOUTH_PUCKER;
import static org.understudy.parametric.ArkitExpression.MOUTH_ROLL_LOWER;
import static org.understudy.parametric.ArkitExpression.MOUTH_SMILE_LEFT;
import static org.understudy.parametric.ArkitExpression.MOUTH_STRETCH_LEFT;
import static org.understudy.parametric.ArkitExpression.MOUTH_UPPER_UP_LEFT;

import java.util.EnumMap;
import java.util.Map;
import org.understudy.parametric.ArkitExpression;

/**
 * The mouth shape of a sound: which expression coefficients it wants. Groups of sounds that look
 * alike on the lips (visemes) follow the MPEG-4 set of 14 (ISO/IEC 14496-2, table on visemes); the
 * strengths were set by eye.
 */
enum MouthShapes {
  REST("", Map.of()),
  /** p b m: lips shut; nothing else is allowed to open them. */
  LIPS("pbm", Map.of(MOUTH_PRESS_LEFT, 0.35f, MOUTH_ROLL_LOWER, 0.15f, MOUTH_CLOSE, 0.02f)),
  /** f v: lower lip under the upper teeth. */
  TEETH("fv", Map.of(JAW_OPEN, 0.06f, MOUTH_ROLL_LOWER, 0.45f, MOUTH_UPPER_UP_LEFT, 0.25f)),
  /** th. */
  TONGUE_TIP("θð", Map.of(JAW_OPEN, 0.14f, MOUTH_LOWER_DOWN_LEFT, 0.2f)),
  /** t d n l and the flap. */
  ALVEOLAR("tdnlɾɫ", Map.of(JAW_OPEN, 0.12f, MOUTH_LOWER_DOWN_LEFT, 0.22f)),
  /** k g ng h. */
  BACK("kɡgŋhx", Map.of(JAW_OPEN, 0.16f, MOUTH_LOWER_DOWN_LEFT, 0.12f)),
  /** s z. */
  HISS("sz", Map.of(JAW_OPEN, 0.05f, MOUTH_STRETCH_LEFT, 0.22f, MOUTH_LOWER_DOWN_LEFT, 0.3f)),
  /** sh ch j. */
  HUSH("ʃʒ", Map.of(JAW_OPEN, 0.08f, MOUTH_FUNNEL, 0.5f, MOUTH_PUCKER, 0.2f)),
  /** r. */
  ROUND_R("ɹrɚɝ", Map.of(JAW_OPEN, 0.12f, MOUTH_FUNNEL, 0.3f, MOUTH_PUCKER, 0.15f)),
  /** a as in father, and in the diphthongs. */
  OPEN("aɑɐæʌ", Map.of(JAW_OPEN, 0.5f, MOUTH_LOWER_DOWN_LEFT, 0.15f, MOUTH_UPPER_UP_LEFT, 0.12f)),
  /** e and the neutral vowels. */
  MIDDLE("eɛəɜ", Map.of(JAW_OPEN, 0.28f, MOUTH_STRETCH_LEFT, 0.12f, MOUTH_LOWER_DOWN_LEFT, 0.15f)),
  /** i. */
  SPREAD(
      "iɪjy",
      Map.of(
          JAW_OPEN,
          0.14f,
          MOUTH_SMILE_LEFT,
          0.25f,
          MOUTH_STRETCH_LEFT,
          0.2f,
          MOUTH_DIMPLE_LEFT,
          0.1f)),
  /** o. */
  ROUND("oɔɒ", Map.of(JAW_OPEN, 0.32f, MOUTH_FUNNEL, 0.55f, MOUTH_PUCKER, 0.2f)),
  /** u and w. */
  TIGHT_ROUND("uʊw", Map.of(JAW_OPEN, 0.12f, MOUTH_PUCKER, 0.75f, MOUTH_FUNNEL, 0.2f));

  private final String sounds;

  @SuppressWarnings("ImmutableEnumChecker") // filled once, never handed out
  private final float[] coefficients = new float[ArkitExpression.COUNT];

  MouthShapes(String sounds, Map<ArkitExpression, Float> wanted) {
    this.sounds = sounds;
    Map<ArkitExpression, Float> both = new EnumMap<>(ArkitExpression.class);
    wanted.forEach(
        (shape, strength) -> {
          both.put(shape, strength);
          both.put(shape.mirrored(), strength);
        });
    both.forEach((shape, strength) -> coefficients[shape.ordinal()] = strength);
  }

  /** The shape of a sound in IPA; a long or stressed sound has the shape of its first letter. */
  static MouthShapes of(String ipa) {
    for (int i = 0; i < ipa.length(); i++) {
      for (MouthShapes shape : values()) {
        if (shape != REST && shape.sounds.indexOf(ipa.charAt(i)) >= 0) {
          return shape;
        }
      }
    }
    return REST;
  }

  /** Strength of one coefficient, 0..1. */
  float strength(int expression) {
    return coefficients[expression];
  }

  /** Whether the lips must meet for this sound to be heard. */
  boolean shutsTheLips() {
    return this == LIPS;
  }
}
