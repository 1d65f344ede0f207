package org.understudy.app.calibration;

import java.util.List;
import java.util.Map;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/**
 * Something a person is asked to do while the program watches.
 *
 * @param title a word or two
 * @param instruction a sentence
 * @param wanted coefficients that an avatar shows then, and that the person's own are stretched to;
 *     none for the resting face
 */
public record CalibrationTask(
    String title, String instruction, Map<ArkitExpression, Float> wanted) {
  public CalibrationTask {
    wanted = Map.copyOf(wanted);
  }

  /** The resting face first, then five more, in the order in which they are asked for. */
  public static List<CalibrationTask> all() {
    return List.of(
        new CalibrationTask(
            "Rest", "Look into the camera with a relaxed face and closed lips.", Map.of()),
        new CalibrationTask(
            "Smile",
            "Smile broadly, as for a photograph.",
            Map.of(
                ArkitExpression.MOUTH_SMILE_LEFT, 0.85f,
                ArkitExpression.MOUTH_SMILE_RIGHT, 0.85f)),
        new CalibrationTask(
            "Open mouth",
            "Open your mouth wide, as at the dentist's.",
            Map.of(ArkitExpression.JAW_OPEN, 0.85f)),
        new CalibrationTask(
            "Raise brows",
            "Raise both eyebrows, as in surprise.",
            Map.of(
                ArkitExpression.BROW_INNER_UP, 0.8f,
                ArkitExpression.BROW_OUTER_UP_LEFT, 0.8f,
                ArkitExpression.BROW_OUTER_UP_RIGHT, 0.8f)),
        new CalibrationTask(
            "Close eyes",
            "Close both eyes gently and keep them closed for three seconds.",
            Map.of(ArkitExpression.EYE_BLINK_LEFT, 1f, ArkitExpression.EYE_BLINK_RIGHT, 1f)),
        new CalibrationTask(
            "Pucker lips",
            "Push your lips forward, as for a kiss.",
            Map.of(ArkitExpression.MOUTH_PUCKER, 0.85f)));
  }

  /** Whether this is the resting face. */
  public boolean isRest() {
    return wanted.isEmpty();
  }

  /** What an avatar shows to explain it, in the pose of another otherwise. */
  public PortraitPose shownBy(PortraitPose rest) {
    float[] x = new float[ArkitExpression.COUNT];
    wanted.forEach((e, value) -> x[e.ordinal()] = value);
    return rest.withExpression(x);
  }
}
