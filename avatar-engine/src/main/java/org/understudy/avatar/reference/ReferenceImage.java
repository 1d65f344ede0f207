package org.understudy.avatar.reference;

import org.understudy.avatar.RgbaImage;

/**
 * A picture of the reference with what was met on the way, pixel by pixel. The arrays are shared
 * with the maker, who no longer writes to them.
 *
 * @param width pixels
 * @param height pixels
 * @param rgba [height][width][4] premultiplied sRGB-encoded, 0..1
 * @param fragments [height][width] intersections of the pixel's ray with the sheets
 * @param folds [height][width] visible intersections with a sheet that the ray had met before
 * @param failures [height][width] triangles where the inverse deformation did not converge
 */
public record ReferenceImage(
    int width, int height, double[] rgba, int[] fragments, int[] folds, int[] failures) {

  /** The picture rounded to 8 bits. */
  public RgbaImage toImage() {
    RgbaImage image = new RgbaImage(width, height);
    for (int p = 0; p < width * height; p++) {
      image.pixels()[p] =
          RgbaImage.pack(
              channel(4 * p), channel(4 * p + 1), channel(4 * p + 2), channel(4 * p + 3));
    }
    return image;
  }

  private int channel(int index) {
    return (int) Math.round(255 * Math.clamp(rgba[index], 0, 1));
  }
}
