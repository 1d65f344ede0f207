package org.understudy.trainer.photo;

import java.util.List;
import org.understudy.trainer.clip.Backdrop;

/**
 * Cuts a person out of an aligned picture: the network's coarse mask, fitted to the picture's edges
 * by the guided filter (He, Sun and Tang 2010) and by comparison with the background nearby, whose
 * light is taken out of the border pixels. Safe for one thread.
 */
final class PhotoMatte {
  private static final float PERSON = 0.5f;

  private final int size;
  private final boolean[] inside;
  private int cut;
  private final byte[] rgba;

  /**
   * Cuts out.
   *
   * @param picture aligned, [size][size]; beyond the photo its nearest pixels
   * @param mask [height][width] of the photo, belief 0..1
   * @param photoWidth of the mask, pixels
   * @param map from the picture to the mask
   */
  PhotoMatte(RgbPicture picture, float[] mask, int photoWidth, PixelMap map) {
    size = picture.width();
    inside = new boolean[size * size];
    int photoHeight = mask.length / photoWidth;
    float[][] planes = new float[3][size * size];
    float[] belief = new float[size * size];
    double[] at = new double[2];
    for (int i = 0; i < size * size; i++) {
      map.locate(i % size + 0.5, Math.floorDiv(i, size) + 0.5, at);
      inside[i] = at[0] >= 0 && at[0] <= photoWidth && at[1] >= 0 && at[1] <= photoHeight;
      belief[i] = bilinear(mask, photoWidth, photoHeight, at);
      cut += !inside[i] && belief[i] > PERSON ? 1 : 0;
      for (int c = 0; c < 3; c++) {
        planes[c][i] = (picture.rgb()[3 * i + c] & 255) / 255f;
      }
    }
    Backdrop.Unmatted unmatted = new Backdrop.Unmatted(planes, belief);
    rgba = Backdrop.of(List.of(unmatted), size, size).matted(unmatted);
    for (int i = 0; i < size * size; i++) {
      if (!inside[i]) {
        java.util.Arrays.fill(rgba, 4 * i, 4 * i + 4, (byte) 0);
      }
    }
  }

  /** [size][size][4] premultiplied, 0..255; nothing beyond the photo. Not a copy. */
  byte[] rgba() {
    return rgba;
  }

  /**
   * How much of the picture lies beyond the photo where its border goes through the person, 0..1:
   * about what the photo does not show of them.
   */
  double cut() {
    return (double) cut / inside.length;
  }

  /** How much of the picture lies beyond the photo, 0..1. */
  double outside() {
    int count = 0;
    for (boolean in : inside) {
      count += in ? 0 : 1;
    }
    return (double) count / inside.length;
  }

  private static float bilinear(float[] mask, int width, int height, double[] at) {
    double x = Math.clamp(at[0] - 0.5, 0, width - 1.0);
    double y = Math.clamp(at[1] - 0.5, 0, height - 1.0);
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(width - 1, left + 1);
    int bottom = Math.min(height - 1, top + 1);
    float fx = (float) (x - left);
    float fy = (float) (y - top);
    float above = mask[top * width + left] * (1 - fx) + mask[top * width + right] * fx;
    float below = mask[bottom * width + left] * (1 - fx) + mask[bottom * width + right] * fx;
    return above * (1 - fy) + below * fy;
  }
}
