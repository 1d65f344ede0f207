package org.understudy.app.talk;

import org.understudy.avatar.LightPreset;
import org.understudy.avatar.render.RendererOptions.Backend;

/**
 * How the output looks.
 *
 * @param shape of the avatar's picture, pixels, even
 * @param backdrop what is behind the avatar
 * @param view where the camera stands
 * @param light what the avatar stands in; one that cannot be lit stays as it is
 * @param mirrored whether left and right of the avatar change places
 * @param sideBySide whether the source is shown on the left
 * @param backend what draws the avatar
 * @param marked whether a visible mark says that the avatar is synthetic
 */
public record PictureOptions(
    PictureShape shape,
    Backdrop backdrop,
    ViewAngle view,
    LightPreset light,
    boolean mirrored,
    boolean sideBySide,
    Backend backend,
    boolean marked) {
  /** Smallest edge. */
  public static final int SMALLEST = 64;

  /** Largest edge. */
  public static final int LARGEST = 2048;

  public PictureOptions {
    checkedSize(shape.width());
    checkedSize(shape.height());
    if (sideBySide && backdrop.transparent()) {
      throw new IllegalArgumentException(
          "a transparent background cannot be shown side by side; choose a colour");
    }
  }

  /** Drawn by whatever is fastest, without a mark. */
  public PictureOptions(
      PictureShape shape,
      Backdrop backdrop,
      ViewAngle view,
      LightPreset light,
      boolean mirrored,
      boolean sideBySide) {
    this(shape, backdrop, view, light, mirrored, sideBySide, Backend.AUTO, false);
  }

  /** A square that is not mirrored. */
  public PictureOptions(
      int edge, Backdrop backdrop, ViewAngle view, LightPreset light, boolean sideBySide) {
    this(PictureShape.square(edge), backdrop, view, light, false, sideBySide);
  }

  /** The same with or without a visible mark. */
  public PictureOptions marked(boolean wanted) {
    return new PictureOptions(shape, backdrop, view, light, mirrored, sideBySide, backend, wanted);
  }

  /** A square from the front, before the usual colour. */
  public static PictureOptions plain(int edge, LightPreset light) {
    return new PictureOptions(edge, Backdrop.USUAL, ViewAngle.FRONT, light, false);
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
