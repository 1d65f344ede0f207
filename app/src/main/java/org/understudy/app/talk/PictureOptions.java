package org.understudy.app.talk;

import org.understudy.avatar.LightPreset;

/**
 * How the output looks.
 *
 * @param size edge of the avatar's square picture, pixels, even
 * @param backdrop what is behind the avatar
 * @param view where the camera stands
 * @param light what the avatar stands in; one that cannot be lit stays as it is
 * @param sideBySide whether the source is shown on the left
 */
public record PictureOptions(
    int size, Backdrop backdrop, ViewAngle view, LightPreset light, boolean sideBySide) {
  /** Smallest size. */
  public static final int SMALLEST = 64;

  /** Largest size. */
  public static final int LARGEST = 2048;

  public PictureOptions {
    checkedSize(size);
    if (sideBySide && backdrop.transparent()) {
      throw new IllegalArgumentException(
          "a transparent background cannot be shown side by side; choose a colour");
    }
  }

  /** The edge of a picture, which is even and within the limits. */
  public static int checkedSize(int size) {
    if (size < SMALLEST || size > LARGEST || size % 2 != 0) {
      throw new IllegalArgumentException(
          "a size is an even number of pixels from %d to %d, got %d"
              .formatted(SMALLEST, LARGEST, size));
    }
    return size;
  }
}
