package org.understudy.trainer.clip;

import java.util.OptionalDouble;

/**
 * How an avatar is made of a clip.
 *
 * @param size pixels of the longer side of the pictures to fit to
 * @param pictures how many of the clip's frames to fit to
 * @param iterations steps of the fit of the textures
 * @param seed of the order of the pictures
 * @param fieldOfViewDegrees horizontal field of view of the camera; empty: the one is taken whose
 *     avatar agrees best with the clip
 */
public record ClipFitSettings(
    int size, int pictures, int iterations, long seed, OptionalDouble fieldOfViewDegrees) {
  /** What the command does unless it is told otherwise: three to seven minutes on two cores. */
  public static final ClipFitSettings USUAL =
      new ClipFitSettings(448, 110, 600, 1, OptionalDouble.empty());

  public ClipFitSettings {
    if (size < 64 || size > 1024) {
      throw new IllegalArgumentException(
          "pictures of 64 to 1024 pixels are fitted to, got " + size);
    }
    if (pictures < 4 || pictures > 1000) {
      throw new IllegalArgumentException("4 to 1000 pictures are fitted to, got " + pictures);
    }
    if (iterations < 0) {
      throw new IllegalArgumentException("a fit takes 0 or more steps, got " + iterations);
    }
    if (fieldOfViewDegrees.isPresent()
        && !(fieldOfViewDegrees.getAsDouble() > 5 && fieldOfViewDegrees.getAsDouble() < 150)) {
      throw new IllegalArgumentException(
          "a field of view lies between 5 and 150 degrees, got "
              + fieldOfViewDegrees.getAsDouble());
    }
  }
}
