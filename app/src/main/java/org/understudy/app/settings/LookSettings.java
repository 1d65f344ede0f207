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
 * @param marked whether a visible mark says that the avatar is synthetic
 */
public record LookSettings(
    String size,
    double framesPerSecond,
    String background,
    LightPreset light,
    boolean mirrored,
    boolean marked) {
  /** Of most calls. */
  public static final LookSettings USUAL =
      new LookSettings("720p", 30, "grey", LightPreset.STUDIO, false, false);

  public LookSettings {
    if (!(framesPerSecond >= 1 && framesPerSecond <= 120)) {
      throw new IllegalArgumentException(
          "a call shows 1 to 120 pictures a second, got " + framesPerSecond);
    }
  }

  /** In another size. */
  public LookSettings withSize(String newSize) {
    return new LookSettings(newSize, framesPerSecond, background, light, mirrored, marked);
  }

  /** At another rate. */
  public LookSettings withFramesPerSecond(double rate) {
    return new LookSettings(size, rate, background, light, mirrored, marked);
  }

  /** Before another background. */
  public LookSettings withBackground(String newBackground) {
    return new LookSettings(size, framesPerSecond, newBackground, light, mirrored, marked);
  }

  /** In another light. */
  public LookSettings withLight(LightPreset newLight) {
    return new LookSettings(size, framesPerSecond, background, newLight, mirrored, marked);
  }

  /** Mirrored or not. */
  public LookSettings withMirrored(boolean newMirrored) {
    return new LookSettings(size, framesPerSecond, background, light, newMirrored, marked);
  }

  /** With or without a visible mark. */
  public LookSettings withMark(boolean newMarked) {
    return new LookSettings(size, framesPerSecond, background, light, mirrored, newMarked);
  }
}
