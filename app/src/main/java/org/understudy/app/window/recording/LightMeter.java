package org.understudy.app.window.recording;

import org.understudy.app.guide.LightReading;
import org.understudy.tracking.capture.VideoFrame;

/** Measures the light on a face in a picture. */
final class LightMeter {
  /** Of the box around a face, this much about its middle is skin: no hair, no background. */
  private static final double INNER_WIDTH = 0.7;

  private static final double INNER_HEIGHT = 0.8;

  /** Points in each direction; a face has more pixels than are needed. */
  private static final int POINTS = 48;

  private static final int BURNT = 250;

  private LightMeter() {}

  /**
   * The light in a box around a face.
   *
   * @param size side of the box, pixels
   */
  static LightReading measure(VideoFrame frame, double centreX, double centreY, double size) {
    double[] sums = new double[2];
    int[] counts = new int[2];
    int burnt = 0;
    byte[] rgb = frame.rgb();
    for (int row = 0; row < POINTS; row++) {
      int y = place(centreY, INNER_HEIGHT * size, row);
      for (int column = 0; column < POINTS; column++) {
        int x = place(centreX, INNER_WIDTH * size, column);
        if (x < 0 || y < 0 || x >= frame.width() || y >= frame.height()) {
          continue;
        }
        int at = 3 * (y * frame.width() + x);
        int red = rgb[at] & 255;
        int green = rgb[at + 1] & 255;
        int blue = rgb[at + 2] & 255;
        int half = 2 * column / POINTS;
        sums[half] += (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
        counts[half]++;
        if (red >= BURNT && green >= BURNT) {
          burnt++;
        }
      }
    }
    int all = Math.max(1, counts[0] + counts[1]);
    double mean = (sums[0] + sums[1]) / all;
    // a half that is outside of the picture says nothing of its own
    return new LightReading(
        counts[0] > 0 ? sums[0] / counts[0] : mean,
        counts[1] > 0 ? sums[1] / counts[1] : mean,
        (double) burnt / all);
  }

  private static int place(double centre, double length, int step) {
    return (int) Math.floor(centre + length * ((step + 0.5) / POINTS - 0.5));
  }
}
