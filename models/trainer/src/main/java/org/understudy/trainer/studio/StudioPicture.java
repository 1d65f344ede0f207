package org.understudy.trainer.studio;

import java.awt.image.BufferedImage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * One picture of the studio with everything that is known about it.
 *
 * @param width columns
 * @param height rows
 * @param rgba [height][width][4] premultiplied sRGB-encoded colours and coverage, 0..1
 * @param depth [height][width] metres from the camera's plane to the nearest surface that covers
 *     the pixel's middle, infinite where there is none
 * @param camera the exact camera
 * @param pose the exact state, its root included
 */
public record StudioPicture(
    int width, int height, float[] rgba, float[] depth, PinholeCamera camera, PortraitPose pose) {

  /** Composes the picture over a plain background (sRGB 0..1 each). */
  public BufferedImage over(float red, float green, float blue) {
    float[] ground = {red, green, blue};
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int pixel = 0;
      for (int c = 0; c < 3; c++) {
        float value = rgba[4 * i + c] + (1 - rgba[4 * i + 3]) * ground[c];
        pixel = pixel << 8 | (int) (Math.clamp(value, 0f, 1f) * 255 + 0.5f);
      }
      out.setRGB(i % width, i / width, pixel);
    }
    return out;
  }
}
