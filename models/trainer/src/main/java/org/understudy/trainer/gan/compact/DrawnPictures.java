package org.understudy.trainer.gan.compact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.studio.Workers;

/**
 * Pictures of a batch of people before one kind of camera, and the way of a gradient from them back
 * to the people's textures. Not safe for concurrent use.
 */
final class DrawnPictures {
  private final List<SheetPicture> pictures = new ArrayList<>();
  private final Workers workers;
  private final Tensor pixels;

  /**
   * Draws.
   *
   * @param views of each person
   * @param textures [B][texels][4] premultiplied RGBA 0..1
   * @param size pixels along each side
   * @param placement where the pictures go, into the caller's scope
   */
  DrawnPictures(
      List<FragmentView> views, float[] textures, int size, Placement placement, Workers workers) {
    this.workers = workers;
    int length = textures.length / views.size();
    List<Callable<float[]>> tasks = new ArrayList<>();
    for (int b = 0; b < views.size(); b++) {
      SheetPicture picture =
          new SheetPicture(
              views.get(b), Arrays.copyOfRange(textures, b * length, (b + 1) * length));
      pictures.add(picture);
      tasks.add(picture::draw);
    }
    pixels = placement.batch(workers.call(tasks), size, size, 4).requires_grad_(true);
  }

  /** [B, size, size, 4] premultiplied RGBA 0..1; gradients arrive here. */
  Tensor pixels() {
    return pixels;
  }

  /**
   * Carries the gradient that has arrived back to the textures.
   *
   * @param slope [B][texels][4], to which it is added
   */
  void addTo(float[] slope) {
    float[] byPixels = Placement.readSingle(pixels.grad());
    int perPicture = byPixels.length / pictures.size();
    List<Callable<float[]>> tasks = new ArrayList<>();
    for (int b = 0; b < pictures.size(); b++) {
      SheetPicture picture = pictures.get(b);
      float[] own = Arrays.copyOfRange(byPixels, b * perPicture, (b + 1) * perPicture);
      tasks.add(() -> picture.backward(own));
    }
    int at = 0;
    for (float[] own : workers.call(tasks)) {
      for (float value : own) {
        slope[at++] += value;
      }
    }
  }
}
