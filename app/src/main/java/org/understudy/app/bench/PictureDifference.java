package org.understudy.app.bench;

import java.util.List;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * How far the pictures of two renderers differ.
 *
 * @param largest difference of any channel of any pixel, of 255
 * @param mean of all channels of all pixels, of 255
 * @param pixelShare share of pixels of which a channel differs by more than {@value #SEEN}
 */
record PictureDifference(int largest, double mean, double pixelShare) {
  /** Differences up to this, of 255, come from rounding. */
  private static final int SEEN = 2;

  /** Draws some poses with both and compares. */
  static PictureDifference of(
      AvatarRenderer one, AvatarRenderer other, PinholeCamera camera, List<PortraitPose> poses) {
    RgbaImage a = new RgbaImage(camera.width(), camera.height());
    RgbaImage b = new RgbaImage(camera.width(), camera.height());
    int largest = 0;
    long sum = 0;
    long pixels = 0;
    for (PortraitPose pose : poses) {
      one.render(pose, camera, a);
      other.render(pose, camera, b);
      for (int i = 0; i < a.pixels().length; i++) {
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8) {
          int difference =
              Math.abs((a.pixels()[i] >>> shift & 255) - (b.pixels()[i] >>> shift & 255));
          most = Math.max(most, difference);
          sum += difference;
        }
        largest = Math.max(largest, most);
        pixels += most > SEEN ? 1 : 0;
      }
    }
    double all = (double) a.pixels().length * poses.size();
    return new PictureDifference(largest, sum / (4 * all), pixels / all);
  }
}
