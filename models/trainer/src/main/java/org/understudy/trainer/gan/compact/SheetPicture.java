package org.understudy.trainer.gan.compact;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.understudy.trainer.bake.Compositing;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.studio.Workers;

/**
 * Draws textured sheets, and carries gradients from a picture back to their texels (eq. 8 and its
 * derivative). Work is shared out by bands of rows. Not safe for concurrent calls: it keeps a
 * gradient for each worker.
 */
final class SheetPicture {
  private final Workers workers;
  private final float[][] partial;

  /**
   * A painter of pictures.
   *
   * @param texels of all sheets
   * @param workers where the work runs; not closed here
   */
  SheetPicture(int texels, Workers workers) {
    this.workers = workers;
    this.partial = new float[workers.count()][4 * texels];
  }

  /**
   * Draws.
   *
   * @param values [texels][4] premultiplied RGBA 0..1
   * @param out [height][width][4] premultiplied RGBA, overwritten
   */
  void draw(FragmentView view, float[] values, float[] out) {
    run(
        view,
        (from, to, _) -> {
          Compositing compositing = new Compositing();
          for (int pixel = from; pixel < to; pixel++) {
            compositing.forward(view, values, pixel, out);
          }
        });
  }

  /**
   * Carries a gradient back.
   *
   * @param values as they were drawn
   * @param pictureGradient [height][width][4] by the picture's premultiplied RGBA
   * @param gradient [texels][4] by the texels, added to
   */
  void backward(FragmentView view, float[] values, float[] pictureGradient, float[] gradient) {
    run(
        view,
        (from, to, worker) -> {
          Compositing compositing = new Compositing();
          float[] one = new float[4];
          for (int pixel = from; pixel < to; pixel++) {
            System.arraycopy(pictureGradient, 4 * pixel, one, 0, 4);
            if (view.start[pixel + 1] > view.start[pixel]
                && (one[0] != 0 || one[1] != 0 || one[2] != 0 || one[3] != 0)) {
              compositing.backward(view, values, pixel, one, partial[worker]);
            }
          }
        });
    int parts = workers.count();
    List<Callable<Void>> sums = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) gradient.length * part / parts);
      int to = (int) ((long) gradient.length * (part + 1) / parts);
      sums.add(
          () -> {
            for (float[] of : partial) {
              for (int i = from; i < to; i++) {
                gradient[i] += of[i];
                of[i] = 0;
              }
            }
            return null;
          });
    }
    workers.run(sums);
  }

  private interface Band {
    void work(int from, int to, int worker);
  }

  private void run(FragmentView view, Band band) {
    int parts = workers.count();
    int pixels = view.width * view.height;
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int worker = part;
      int from = (int) ((long) pixels * part / parts);
      int to = (int) ((long) pixels * (part + 1) / parts);
      tasks.add(
          () -> {
            band.work(from, to, worker);
            return null;
          });
    }
    workers.run(tasks);
  }
}
