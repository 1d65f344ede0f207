package org.understudy.trainer.bake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.understudy.trainer.studio.Workers;

/**
 * Fits textures to pictures by stochastic gradient descent with {@link Adam}: the squared error
 * over premultiplied colours and coverage, alpha slower than colour, a weak pull back to the
 * painted start, and late a push of alpha to empty or full. Not thread-safe.
 */
public final class TextureFit {
  private static final int CHECKPOINT_STEPS = 60;
  private static final float SMALL = 2e-3f;
  private static final float ALPHA_RATE = 0.4f;
  private static final float PULL = 0.006f;
  private static final float BINARISE = 0.004f;
  private static final float DIFFUSION = 0.25f;
  private static final float STRAND_DIFFUSION = 0.06f;

  /**
   * One picture.
   *
   * @param view its fragments
   * @param target the colours wanted, [height][width][4] as bytes
   * @param weight factor on its squared error
   */
  public record Observation(FragmentView view, byte[] target, float weight) {}

  private final TextureSet textures;
  private final Workers workers;
  private final float rate;
  private final float[] painted;
  private final Adam adam;
  private final float[][] gradients;
  private final ShadeFit shades;

  /**
   * A fit.
   *
   * @param textures what is fitted
   * @param workers where the work runs
   * @param rate first learning rate, falling to a tenth
   */
  public TextureFit(TextureSet textures, Workers workers, float rate) {
    this(textures, workers, rate, AnswerPrior.NONE);
  }

  /**
   * A fit.
   *
   * @param textures what is fitted
   * @param workers where the work runs
   * @param rate first learning rate, falling to a tenth
   * @param prior what is known of how light answers to poses
   */
  public TextureFit(TextureSet textures, Workers workers, float rate, AnswerPrior prior) {
    this.textures = textures;
    this.workers = workers;
    this.rate = rate;
    this.painted = textures.values.clone();
    this.adam = new Adam(painted.length, SMALL);
    this.gradients = new float[workers.count()][painted.length];
    this.shades = new ShadeFit(textures, workers.count(), prior);
  }

  /**
   * Runs the fit.
   *
   * @param observations what to fit to
   * @param before steps done in earlier calls
   * @param steps number of steps to do now; each takes one picture per worker
   * @param all number of steps of the whole fit, which rates and late terms go by
   * @param seed of the order of the pictures
   * @param progress told the number of steps done after each
   * @return mean squared error per pixel and channel over these steps
   */
  public double run(
      List<Observation> observations,
      int before,
      int steps,
      int all,
      long seed,
      IntConsumer progress) {
    List<Integer> order = new ArrayList<>();
    Random random = new Random(seed);
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      List<Callable<Double>> tasks = new ArrayList<>();
      for (int w = 0; w < workers.count(); w++) {
        if (order.isEmpty()) {
          for (int i = 0; i < observations.size(); i++) {
            order.add(i);
          }
          Collections.shuffle(order, random);
        }
        Observation observation = observations.get(order.removeLast());
        int worker = w;
        tasks.add(() -> accumulate(observation, worker));
      }
      List<Double> errors = workers.call(tasks);
      float done = (float) (before + step) / all;
      float now = rate * (float) Math.pow(0.1, done);
      update(now, done > 0.6f ? BINARISE : 0, step);
      shades.update(now);
      if (step % 2 == 1) {
        shades.diffuse();
      }
      sum += errors.stream().mapToDouble(Double::doubleValue).sum() / errors.size();
      progress.accept(step + 1);
    }
    return sum / Math.max(1, steps);
  }

  /**
   * Runs a whole fit, going on where an earlier one was cut off.
   *
   * @param cache where the textures are kept every {@value #CHECKPOINT_STEPS} steps
   * @param observations what to fit to
   * @param all number of steps of the whole fit
   * @param seed of the order of the pictures
   * @param progress told the number of steps done after each
   * @param kept run whenever the textures have been kept
   * @throws IOException if the cache cannot be used
   */
  public void resume(
      PictureCache cache,
      List<Observation> observations,
      int all,
      long seed,
      IntConsumer progress,
      Runnable kept)
      throws IOException {
    int done = TextureCheckpoint.restore(cache, textures);
    while (done < all) {
      int steps = Math.min(CHECKPOINT_STEPS, all - done);
      int before = done;
      run(observations, done, steps, all, seed + done, s -> progress.accept(before + s));
      done += steps;
      TextureCheckpoint.save(cache, textures, done);
      kept.run();
    }
  }

  private double accumulate(Observation observation, int worker) {
    Compositing compositing = new Compositing();
    FragmentView view = observation.view;
    view.relight(textures.shades);
    float[] gradient = gradients[worker];
    float[] answers = shades.answers(worker);
    float[] target = new float[4];
    double sum = 0;
    int pixels = view.width * view.height;
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int c = 0; c < 4; c++) {
        target[c] = (observation.target[4 * pixel + c] & 255) / 255f;
      }
      if (view.start[pixel + 1] > view.start[pixel]) {
        sum +=
            compositing.backward(
                view, textures.values, pixel, target, observation.weight, gradient, answers);
      }
    }
    shades.accumulate(worker, view.features, view.highlights);
    return sum / (4.0 * pixels);
  }

  private void update(float now, float binarise, int step) {
    int parts = workers.count();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) textures.count * part / parts);
      int to = (int) ((long) textures.count * (part + 1) / parts);
      tasks.add(
          () -> {
            update(from, to, now, binarise);
            return null;
          });
    }
    workers.run(tasks);
    if (step % 2 == 1) {
      diffuse();
    }
  }

  private void update(int from, int to, float now, float binarise) {
    float[] values = textures.values;
    for (int t = from; t < to; t++) {
      if (!textures.free[t]) {
        continue;
      }
      if (textures.kept[t]) {
        for (float[] gradient : gradients) {
          Arrays.fill(gradient, 4 * t, 4 * t + 4, 0);
        }
        continue;
      }
      boolean alphaFree = textures.alphaFree[t];
      for (int c = alphaFree ? 3 : 2; c >= 0; c--) {
        int k = 4 * t + c;
        float g = 0;
        for (float[] gradient : gradients) {
          g += gradient[k];
          gradient[k] = 0;
        }
        if (g == 0) {
          continue;
        }
        g += PULL * (values[k] - painted[k]);
        if (c == 3) {
          g += binarise * (1 - 2 * values[k]);
        }
        float move = (c == 3 ? ALPHA_RATE : 1) * now * adam.step(k, g);
        float limit = c == 3 ? 1 : values[4 * t + 3];
        values[k] = Math.clamp(values[k] - move, 0f, limit);
      }
      for (float[] gradient : gradients) {
        gradient[4 * t + 3] = 0;
      }
    }
  }

  /** Lets the change against the painted start spread a little to neighbouring texels. */
  private void diffuse() {
    float[] values = textures.values;
    for (int s = 0; s < textures.drafts.size(); s++) {
      int width = textures.width(s);
      int first = textures.start[s];
      int height = textures.drafts.get(s).height();
      boolean strands = textures.drafts.get(s).fitted() == SheetDraft.Fitted.COLOUR_AND_ALPHA;
      float amount = strands ? STRAND_DIFFUSION : DIFFUSION;
      for (int y = 1; y < height - 1; y++) {
        for (int x = 1; x < width - 1; x++) {
          int t = first + y * width + x;
          if (!allFree(t, width)) {
            continue;
          }
          for (int c = 0; c < 3; c++) {
            int k = 4 * t + c;
            float around =
                0.25f
                    * (change(k - 4)
                        + change(k + 4)
                        + change(k - 4 * width)
                        + change(k + 4 * width));
            values[k] =
                Math.clamp(values[k] + amount * (around - change(k)), 0f, values[4 * t + 3]);
          }
        }
      }
    }
  }

  private boolean allFree(int t, int width) {
    boolean[] free = textures.free;
    return free[t] && free[t - 1] && free[t + 1] && free[t - width] && free[t + width];
  }

  private float change(int k) {
    return textures.values[k] - painted[k];
  }
}
