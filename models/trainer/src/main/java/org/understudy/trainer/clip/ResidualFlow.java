package org.understudy.trainer.clip;

import java.util.Arrays;

/**
 * How a rendered picture would have to be shifted, place by place, to lie on the picture seen: the
 * flow w with seen(x + w(x)) = made(x), by Lucas and Kanade's least squares over windows (1981),
 * coarse to fine, over colours and coverage together. Where a window shows no structure the flow is
 * zero, and along an edge it is zero as well: {@link #xx}, {@link #xy} and {@link #yy} tell how
 * much is known.
 *
 * @param width pixels
 * @param height pixels
 * @param x [height][width] shift to the right, pixels
 * @param y [height][width] shift downwards, pixels
 * @param xx [height][width] mean over the window of the squared slope along x, summed over channels
 * @param xy the same of the product of both slopes
 * @param yy the same along y
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ResidualFlow(
    int width, int height, float[] x, float[] y, float[] xx, float[] xy, float[] yy) {
  private static final int CHANNELS = 4;
  private static final int LEVELS = 3;
  private static final int STEPS = 3;
  private static final int RADIUS = 5;

  /** Slopes weaker than this, squared, are taken for noise. */
  private static final float NOISE = 2e-3f;

  private static final float LARGEST_STEP = 1.5f;

  /**
   * The flow between two pictures.
   *
   * @param made [height][width][4] premultiplied
   * @param seen the same
   */
  static ResidualFlow between(float[] made, float[] seen, int width, int height) {
    return level(made, seen, width, height, LEVELS - 1);
  }

  private static ResidualFlow level(float[] made, float[] seen, int w, int h, int above) {
    float[] x = new float[w * h];
    float[] y = new float[w * h];
    if (above > 0 && w >= 32 && h >= 32) {
      ResidualFlow coarse = level(half(made, w, h), half(seen, w, h), w / 2, h / 2, above - 1);
      for (int j = 0; j < h; j++) {
        for (int i = 0; i < w; i++) {
          x[j * w + i] = 2 * sample(coarse.x, w / 2, h / 2, 1, 0, i / 2f - 0.25f, j / 2f - 0.25f);
          y[j * w + i] = 2 * sample(coarse.y, w / 2, h / 2, 1, 0, i / 2f - 0.25f, j / 2f - 0.25f);
        }
      }
    }
    float[][] sums = new float[5][w * h];
    for (int step = 0; step < STEPS; step++) {
      normalEquations(made, seen, w, h, x, y, sums);
      for (int k = 0; k < sums.length; k++) {
        sums[k] = GuidedFilter.box(sums[k], w, h, RADIUS);
      }
      for (int i = 0; i < w * h; i++) {
        float a = sums[0][i] + NOISE;
        float b = sums[1][i];
        float c = sums[2][i] + NOISE;
        float det = a * c - b * b;
        x[i] += Math.clamp((c * sums[3][i] - b * sums[4][i]) / det, -LARGEST_STEP, LARGEST_STEP);
        y[i] += Math.clamp((a * sums[4][i] - b * sums[3][i]) / det, -LARGEST_STEP, LARGEST_STEP);
      }
      x = GuidedFilter.box(x, w, h, 2);
      y = GuidedFilter.box(y, w, h, 2);
    }
    return new ResidualFlow(w, h, x, y, sums[0], sums[1], sums[2]);
  }

  /** Per pixel: squared slopes (xx, xy, yy) and slopes times what is missing, over all channels. */
  private static void normalEquations(
      float[] made, float[] seen, int w, int h, float[] x, float[] y, float[][] out) {
    float[] warped = warped(seen, w, h, x, y);
    for (float[] o : out) {
      Arrays.fill(o, 0);
    }
    for (int j = 1; j < h - 1; j++) {
      for (int i = 1; i < w - 1; i++) {
        int p = j * w + i;
        for (int c = 0; c < CHANNELS; c++) {
          int k = CHANNELS * p + c;
          int row = CHANNELS * w;
          float gx = 0.25f * (slope(warped, k, CHANNELS) + slope(made, k, CHANNELS));
          float gy = 0.25f * (slope(warped, k, row) + slope(made, k, row));
          float missing = made[k] - warped[k];
          out[0][p] += gx * gx;
          out[1][p] += gx * gy;
          out[2][p] += gy * gy;
          out[3][p] += gx * missing;
          out[4][p] += gy * missing;
        }
      }
    }
  }

  private static float slope(float[] picture, int k, int step) {
    return picture[k + step] - picture[k - step];
  }

  /** A picture moved back by a flow: [height][width][4], value at x + w(x). */
  static float[] warped(float[] picture, int w, int h, float[] x, float[] y) {
    float[] out = new float[CHANNELS * w * h];
    for (int j = 0; j < h; j++) {
      for (int i = 0; i < w; i++) {
        int p = j * w + i;
        for (int c = 0; c < CHANNELS; c++) {
          out[CHANNELS * p + c] = sample(picture, w, h, CHANNELS, c, i + x[p], j + y[p]);
        }
      }
    }
    return out;
  }

  private static float sample(float[] of, int w, int h, int channels, int c, float x, float y) {
    float cx = Math.clamp(x, 0f, w - 1.001f);
    float cy = Math.clamp(y, 0f, h - 1.001f);
    int i = (int) cx;
    int j = (int) cy;
    float fx = cx - i;
    float fy = cy - j;
    int at = channels * (j * w + i) + c;
    int below = at + channels * w;
    float top = of[at] + fx * (of[at + channels] - of[at]);
    float bottom = of[below] + fx * (of[below + channels] - of[below]);
    return top + fy * (bottom - top);
  }

  private static float[] half(float[] of, int w, int h) {
    int hw = w / 2;
    int hh = h / 2;
    float[] out = new float[CHANNELS * hw * hh];
    for (int j = 0; j < hh; j++) {
      for (int i = 0; i < hw; i++) {
        for (int c = 0; c < CHANNELS; c++) {
          int at = CHANNELS * (2 * j * w + 2 * i) + c;
          int below = at + CHANNELS * w;
          out[CHANNELS * (j * hw + i) + c] =
              (of[at] + of[at + CHANNELS] + of[below] + of[below + CHANNELS]) / 4;
        }
      }
    }
    return out;
  }
}
