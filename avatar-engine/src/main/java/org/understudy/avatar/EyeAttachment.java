package org.understudy.avatar;

/**
 * Ties a sheet to an eyeball: before skinning, the sheet turns about the eye's centre by the gaze
 * of that eye, with the rotation {@code Ry(yaw) Rx(-pitch)}. The sheet's texture shows the eye
 * looking straight ahead.
 *
 * @param eye whose gaze turns the sheet
 * @param centreX centre of the eyeball in the bust rest frame, metres
 * @param centreY metres
 * @param centreZ metres
 */
public record EyeAttachment(Eye eye, float centreX, float centreY, float centreZ) {
  /** The subject's own left or right eye. */
  public enum Eye {
    LEFT,
    RIGHT
  }

  public EyeAttachment {
    if (!Float.isFinite(centreX + centreY + centreZ)) {
      throw new IllegalArgumentException(
          "the centre of an eye takes finite numbers, got (%s, %s, %s)"
              .formatted(centreX, centreY, centreZ));
    }
  }
}
