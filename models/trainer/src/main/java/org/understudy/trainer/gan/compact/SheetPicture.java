package org.understudy.trainer.gan.compact;

import java.util.Arrays;
import org.understudy.trainer.bake.Compositing;
import org.understudy.trainer.bake.FragmentView;

/**
 * Textured sheets as a picture, and what the picture's gradient says about their texels (eq. 8 and
 * its derivative). Not safe for concurrent calls; every thread makes its own.
 */
final class SheetPicture {
  private final FragmentView view;
  private final float[] values;
  private final Compositing compositing = new Compositing();

  /**
   * A picture.
   *
   * @param view which texels every pixel blends
   * @param values [texels][4] premultiplied RGBA 0..1; shared, not copied
   */
  SheetPicture(FragmentView view, float[] values) {
    this.view = view;
    this.values = values;
  }

  /**
   * The pixels.
   *
   * @return [height][width][4] premultiplied RGBA, a fresh array
   */
  float[] draw() {
    float[] out = new float[4 * view.width * view.height];
    for (int pixel = 0; pixel < view.width * view.height; pixel++) {
      compositing.forward(view, values, pixel, out);
    }
    return out;
  }

  /**
   * Carries a gradient back.
   *
   * @param pictureGradient [height][width][4] by the picture's premultiplied RGBA
   * @return [texels][4] by the texels, a fresh array
   */
  float[] backward(float[] pictureGradient) {
    float[] gradient = new float[values.length];
    for (int pixel = 0; pixel < view.width * view.height; pixel++) {
      float[] one = Arrays.copyOfRange(pictureGradient, 4 * pixel, 4 * pixel + 4);
      boolean says = one[0] != 0 || one[1] != 0 || one[2] != 0 || one[3] != 0;
      if (says && view.start[pixel + 1] > view.start[pixel]) {
        compositing.backward(view, values, pixel, one, gradient);
      }
    }
    return gradient;
  }
}
