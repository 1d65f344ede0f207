package org.understudy.avatar.render;

import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * Draws at twice the size and averages four pixels into one: smooth silhouettes for pictures that
 * need not be made in real time. The timings are those of the large picture.
 */
public final class SupersampledRenderer implements AvatarRenderer {
  private final AvatarRenderer inner;
  private RgbaImage large = new RgbaImage(1, 1);

  SupersampledRenderer(AvatarRenderer inner) {
    this.inner = inner;
  }

  @Override
  public void render(
      PortraitPose pose, PinholeCamera camera, Background background, RgbaImage target) {
    AvatarRenderer.requireSize(camera, target);
    int width = target.width();
    int height = target.height();
    if (large.width() != 2 * width || large.height() != 2 * height) {
      large = new RgbaImage(2 * width, 2 * height);
    }
    PinholeCamera twice =
        new PinholeCamera(
            2 * camera.focalPixels(),
            2 * camera.centreX(),
            2 * camera.centreY(),
            2 * width,
            2 * height);
    inner.render(pose, twice, large);
    int[] from = large.pixels();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 4 * y * width + 2 * x;
        target.pixels()[y * width + x] =
            mean(from[at], from[at + 1], from[at + 2 * width], from[at + 2 * width + 1]);
      }
    }
    background.compose(target);
  }

  private static int mean(int a, int b, int c, int d) {
    int pair = 0x00ff00ff;
    int even = (a & pair) + (b & pair) + (c & pair) + (d & pair) + 0x00020002;
    int odd =
        (a >>> 8 & pair) + (b >>> 8 & pair) + (c >>> 8 & pair) + (d >>> 8 & pair) + 0x00020002;
    return (even >>> 2 & pair) | (odd >>> 2 & pair) << 8;
  }

  @Override
  public void relight(PortraitLight light) {
    inner.relight(light);
  }

  @Override
  public BackendChoice backend() {
    return inner.backend();
  }

  @Override
  public StageTimings timings() {
    return inner.timings();
  }
}
