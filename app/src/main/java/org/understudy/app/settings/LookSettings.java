package org.understudy.app.settings;

import org.understudy.avatar.LightPreset;

/**
 * How the pictures of a call look.
 *
 * @param size as {@code live --size} takes it: {@code 720p}, an edge, or {@code WIDTHxHEIGHT}
 * @param framesPerSecond most pictures in a second, 1 to 120
 * @param background as {@code --background} takes it
 * @param light what the avatar stands in
 * @param mirrored whether left and right change places
 */
public record LookSettings(
    String size, double framesPerSecond, String background, LightPreset light, boolean mirrored) {
  /** Of most calls. */
  public static final LookSettings USUAL =
      new LookSettings("720p", 30, "grey", LightPreset.STUDIO, false);

  public LookSettings {
    if (!(framesPerSecond >= 1 && framesPerSecond <= 120)) {
      throw new IllegalArgumentException(
          "a call shows 1 to 120 pictures a second, got " + framesPerSecond);
    }
  }

  /** In another size. */
  public LookSettings withSize(String newSize) {
    return new LookSettings(newSize, framesPerSecond, background, light, mirrored);
  }

  /** At another rate. */
  public LookSettings withFramesPerSecond(double rate) {
    return new LookSettings(size, rate, background, light, mirrored);
  }

  /** Before another background. */
  public LookSettings withBackground(String newBackground) {
    return new LookSettings(size, framesPerSecond, newBackground, light, mirrored);
  }

  /** In another light. */
  public LookSettings withLight(LightPreset newLight) {
    return new LookSettings(size, framesPerSecond, background, newLight, mirrored);
  }

  /** Mirrored or not. */
  public LookSettings withMirrored(boolean newMirrored) {
    return new LookSettings(size, framesPerSecond, background, light, newMirrored);
  }
}
