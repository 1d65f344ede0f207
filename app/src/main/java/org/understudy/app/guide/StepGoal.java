package org.understudy.app.guide;

import java.util.Arrays;
import org.understudy.parametric.ArkitExpression;

/**
 * Whether what a step asks for is seen. Turns and smiles count from how the person looks straight
 * ahead, since cameras stand beside and below faces, and some mouths smile at rest. Not
 * thread-safe.
 */
final class StepGoal {
  /** Twice this is well above the 16 degrees that the fit's check of a clip wants. */
  private static final double YAW_DEGREES = 14;

  /** Chins go less far up and down than heads turn. */
  private static final double PITCH_DEGREES = 9;

  /** Beyond these nobody looks ahead, wherever the camera stands. */
  private static final double AHEAD_YAW_DEGREES = 20;

  private static final double AHEAD_PITCH_DEGREES = 30;
  private static final double SMILE = 0.3;

  /** The check of a clip wants 0.2; teeth are seen from here on. */
  private static final double JAW = 0.3;

  /** What the check of a clip wants of closed eyes. */
  private static final double BLINK = 0.6;

  /** How much a jaw moves between sounds, at least; a jaw at rest trembles by half of that. */
  private static final double SYLLABLE = 0.04;

  /** Three openings and closings are speech; one may be a yawn. */
  private static final int LEAST_TURNS = 6;

  private static final int BASELINE_FRAMES = 900;

  private final double[] yaws = new double[BASELINE_FRAMES];
  private final double[] pitches = new double[BASELINE_FRAMES];
  private final double[] smiles = new double[BASELINE_FRAMES];
  private int frames;
  private double yaw;
  private double pitch;
  private double smile;
  private double jawExtreme;
  private int jawDirection;
  private int jawTurns;

  /** Whether a face does what the step asks for; frames come in their order. */
  boolean reached(GuideStep step, SeenFace face) {
    return switch (step) {
      case AHEAD -> ahead(face);
      case LEFT -> face.yawDegrees() - yaw >= YAW_DEGREES;
      case RIGHT -> yaw - face.yawDegrees() >= YAW_DEGREES;
      case UP -> face.pitchDegrees() - pitch >= PITCH_DEGREES;
      case DOWN -> pitch - face.pitchDegrees() >= PITCH_DEGREES;
      case SMILE -> smileOf(face) - smile >= SMILE;
      case OPEN -> face.pose().expression(ArkitExpression.JAW_OPEN) >= JAW;
      case BLINK ->
          face.both(ArkitExpression.EYE_BLINK_LEFT, ArkitExpression.EYE_BLINK_RIGHT) >= BLINK;
      case SPEAK -> spoke(face.pose().expression(ArkitExpression.JAW_OPEN));
    };
  }

  private boolean ahead(SeenFace face) {
    boolean looks =
        Math.abs(face.yawDegrees()) <= AHEAD_YAW_DEGREES
            && Math.abs(face.pitchDegrees()) <= AHEAD_PITCH_DEGREES;
    if (looks && frames < BASELINE_FRAMES) {
      yaws[frames] = face.yawDegrees();
      pitches[frames] = face.pitchDegrees();
      smiles[frames] = smileOf(face);
      frames++;
      yaw = median(yaws);
      pitch = median(pitches);
      smile = median(smiles);
    }
    return looks;
  }

  private double median(double[] values) {
    double[] sorted = Arrays.copyOf(values, frames);
    Arrays.sort(sorted);
    return sorted[frames / 2];
  }

  private static double smileOf(SeenFace face) {
    return face.both(ArkitExpression.MOUTH_SMILE_LEFT, ArkitExpression.MOUTH_SMILE_RIGHT);
  }

  /** Counts where the jaw changes its direction. */
  private boolean spoke(double jaw) {
    if (jawDirection == 0) {
      jawDirection = 1;
      jawExtreme = jaw;
    } else if (jawDirection * (jaw - jawExtreme) > 0) {
      jawExtreme = jaw;
    } else if (jawDirection * (jawExtreme - jaw) > SYLLABLE) {
      jawDirection = -jawDirection;
      jawExtreme = jaw;
      jawTurns++;
    }
    return jawTurns >= LEAST_TURNS;
  }

  /** How far the head is turned away from where it looked straight ahead, degrees. */
  double turnedDegrees(SeenFace face) {
    return Math.abs(face.yawDegrees() - yaw);
  }
}
