package org.understudy.trainer.bake;

import java.util.Arrays;

/**
 * Compositing of fragments front to back (eq. 8), and its gradient by the suffix recursion: with
 * R(i) the colour of everything from fragment i on, dC/dalpha(i) = -T(i) R(i+1) and dC/dc(i) =
 * T(i), times the gain of its light where c is a texel's colour, and times that colour where what
 * its light answers is meant. One per thread: it keeps scratch numbers.
 */
public final class Compositing {
  /** A compositor. */
  public Compositing() {}

  private static final float PER_BYTE = 1f / 255;
  private static final int MOST = 512;
  private static final float[] NO_ANSWERS = {};

  private final float[] colour = new float[4 * MOST];
  private final float[] gain = new float[3 * MOST];
  private final float[] through = new float[MOST + 1];
  private final float[] sum = new float[4];
  private final float[] behind = new float[4];

  /**
   * Composites one pixel.
   *
   * @param out RGBA premultiplied, written from {@code 4 * pixel}
   */
  public void forward(FragmentView view, float[] values, int pixel, float[] out) {
    gather(view, values, pixel);
    System.arraycopy(sum, 0, out, 4 * pixel, 4);
  }

  private int gather(FragmentView view, float[] values, int pixel) {
    int first = view.start[pixel];
    int n = Math.min(MOST, view.start[pixel + 1] - first);
    Arrays.fill(sum, 0);
    through[0] = 1;
    for (int i = 0; i < n; i++) {
      int f = first + i;
      int a = 4 * view.texel[f];
      int b = a + 4 * view.stride[f];
      float fx = (view.right[f] & 255) * PER_BYTE;
      float fy = (view.lower[f] & 255) * PER_BYTE;
      float w11 = fx * fy;
      float w10 = fx - w11;
      float w01 = fy - w11;
      float w00 = 1 - fx - w01;
      if (view.lit) {
        view.writeGain(f, gain, 3 * i);
      } else {
        Arrays.fill(gain, 3 * i, 3 * i + 3, 1);
      }
      for (int c = 0; c < 4; c++) {
        float value =
            w00 * values[a + c]
                + w10 * values[a + 4 + c]
                + w01 * values[b + c]
                + w11 * values[b + 4 + c];
        value *= c == 3 ? 1 : gain[3 * i + c];
        colour[4 * i + c] = value;
        sum[c] += through[i] * value;
      }
      through[i + 1] = through[i] * (1 - colour[4 * i + 3]);
      if (through[i + 1] < 0.002f) {
        return i + 1;
      }
    }
    return n;
  }

  /**
   * Adds one pixel's share of the squared error and its gradient by the texels. Where the avatar
   * covers more of the pixel than is wanted, its colour is compared at the coverage that is wanted:
   * what lies beside a person says nothing about their colour, and an opaque sheet that reaches a
   * little too far must not turn black there.
   *
   * @param target [4] RGBA wanted, premultiplied
   * @param weight factor on the squared error
   * @param gradient [texels][4], added to
   * @param answers [V] gradient by what the light of the vertices answers, added to; empty where
   *     nobody asks for it
   * @return weighted squared error over the four channels
   */
  float backward(
      FragmentView view,
      float[] values,
      int pixel,
      float[] target,
      float weight,
      float[] gradient,
      float[] answers) {
    int n = gather(view, values, pixel);
    boolean beyond = sum[3] > target[3];
    float share = beyond ? target[3] / sum[3] : 1;
    float g0 = share * sum[0] - target[0];
    float g1 = share * sum[1] - target[1];
    float g2 = share * sum[2] - target[2];
    float g3 = sum[3] - target[3];
    float error = weight * (g0 * g0 + g1 * g1 + g2 * g2 + g3 * g3);
    if (n == 0 || error == 0) {
      return error;
    }
    float byShare = beyond ? g0 * sum[0] + g1 * sum[1] + g2 * sum[2] : 0;
    float twice = 2 * weight;
    g0 *= twice * share;
    g1 *= twice * share;
    g2 *= twice * share;
    g3 = twice * (g3 - (beyond ? byShare * share / sum[3] : 0));
    spread(view, pixel, n, g0, g1, g2, g3, gradient, answers);
    return error;
  }

  /**
   * Adds one pixel's share of the gradient by the texels of any function of its colour.
   *
   * @param colourGradient [4] gradient of the function by the pixel's premultiplied RGBA
   * @param gradient [texels][4], added to
   */
  public void backward(
      FragmentView view, float[] values, int pixel, float[] colourGradient, float[] gradient) {
    int n = gather(view, values, pixel);
    spread(
        view,
        pixel,
        n,
        colourGradient[0],
        colourGradient[1],
        colourGradient[2],
        colourGradient[3],
        gradient,
        NO_ANSWERS);
  }

  private void spread(
      FragmentView view,
      int pixel,
      int n,
      float g0,
      float g1,
      float g2,
      float g3,
      float[] gradient,
      float[] answers) {
    Arrays.fill(behind, 0);
    for (int i = n - 1; i >= 0; i--) {
      float t = through[i];
      float alphaGradient =
          -t * (behind[0] * g0 + behind[1] * g1 + behind[2] * g2 + behind[3] * g3);
      scatter(
          view,
          view.start[pixel] + i,
          t * g0 * gain[3 * i],
          t * g1 * gain[3 * i + 1],
          t * g2 * gain[3 * i + 2],
          t * g3 + alphaGradient,
          gradient);
      if (answers.length > 0) {
        view.scatterAnswer(
            view.start[pixel] + i,
            t * g0 * colour[4 * i] / gain[3 * i],
            t * g1 * colour[4 * i + 1] / gain[3 * i + 1],
            t * g2 * colour[4 * i + 2] / gain[3 * i + 2],
            answers);
      }
      float left = 1 - colour[4 * i + 3];
      for (int c = 0; c < 4; c++) {
        behind[c] = colour[4 * i + c] + left * behind[c];
      }
    }
  }

  private static void scatter(
      FragmentView view, int f, float d0, float d1, float d2, float d3, float[] gradient) {
    int a = 4 * view.texel[f];
    int b = a + 4 * view.stride[f];
    float fx = (view.right[f] & 255) * PER_BYTE;
    float fy = (view.lower[f] & 255) * PER_BYTE;
    float w11 = fx * fy;
    float w10 = fx - w11;
    float w01 = fy - w11;
    float w00 = 1 - fx - w01;
    add(gradient, a, w00, d0, d1, d2, d3);
    add(gradient, a + 4, w10, d0, d1, d2, d3);
    add(gradient, b, w01, d0, d1, d2, d3);
    add(gradient, b + 4, w11, d0, d1, d2, d3);
  }

  private static void add(
      float[] gradient, int at, float w, float d0, float d1, float d2, float d3) {
    gradient[at] += w * d0;
    gradient[at + 1] += w * d1;
    gradient[at + 2] += w * d2;
    gradient[at + 3] += w * d3;
  }
}
