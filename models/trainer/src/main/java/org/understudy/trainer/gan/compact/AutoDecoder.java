package org.understudy.trainer.gan.compact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.Arithmetic;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.train.NotFiniteException;
import org.understudy.trainer.studio.Workers;

/**
 * The first stage of training: every picture has an eps of its own, learned together with the
 * decoder so that the decoder gives the picture back (auto-decoding, Bojanowski et al. 2018). Not
 * safe for concurrent use; owns nothing but its optimiser.
 */
public final class AutoDecoder implements AutoCloseable {
  /**
   * One picture to learn.
   *
   * @param index which eps is its own
   * @param codes [C] identity codes of the template
   * @param view its fragments
   * @param rgba [height][width][4] premultiplied colours and coverage, 0..1
   * @param weight [height][width] how much a pixel counts
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Lesson(int index, float[] codes, FragmentView view, float[] rgba, float[] weight) {
    /**
     * Compares a picture with what was to be learned.
     *
     * @param picture [height][width][4] premultiplied RGBA; turned into the gradient of the error
     * @param share factor on the gradient
     * @return mean weighted squared error per pixel and channel
     */
    double miss(float[] picture, float share) {
      double error = 0;
      float scale = 2 * share / picture.length;
      for (int i = 0; i < picture.length; i++) {
        float miss = picture[i] - rgba[i];
        error += weight[i / 4] * miss * miss;
        picture[i] = scale * weight[i / 4] * miss;
      }
      return error / picture.length;
    }
  }

  /**
   * What a step came to.
   *
   * @param error mean weighted squared error per pixel and channel
   * @param codes mean squared length of the eps
   * @param gradientNorm before clipping; where it is not finite nothing was changed
   */
  public record Step(double error, double codes, double gradientNorm) {
    /**
     * Checks it.
     *
     * @param pictures seen before it
     * @param folder of the run, for the message
     * @throws NotFiniteException naming what is not finite
     */
    void requireFinite(long pictures, Path folder) throws NotFiniteException {
      NotFiniteException.check("the pictures' error", error, pictures, folder);
      NotFiniteException.check("the length of eps", codes, pictures, folder);
      NotFiniteException.check("the gradient", gradientNorm, pictures, folder);
    }
  }

  private final SheetDecoder decoder;
  private final Placement placement;
  private final Tensor noise;
  private final AdamOptimiser optimiser;
  private final Workers workers;
  private final double codeWeight;

  /**
   * A trainer.
   *
   * @param placement where tensors live
   * @param eps the parameter [pictures, noise] that holds every eps
   * @param learned what is learned and how: the set of eps, and the decoder's where it is not
   *     finished
   * @param rate learning rate of the first step
   * @param codeWeight of the squared length of every eps, which keeps them near a normal
   *     distribution
   * @param clip largest norm of the gradient
   * @param workers where pictures are drawn; not closed here
   */
  public AutoDecoder(
      SheetDecoder decoder,
      Placement placement,
      Tensor eps,
      List<AdamOptimiser.Group> learned,
      double rate,
      double codeWeight,
      double clip,
      Workers workers) {
    this.decoder = decoder;
    this.placement = placement;
    this.noise = eps;
    this.optimiser = new AdamOptimiser(learned, rate, clip);
    this.codeWeight = codeWeight;
    this.workers = workers;
  }

  /**
   * One step over a batch.
   *
   * @param batch lessons whose fragments are of a template reduced by {@link SheetDecoder#factor}
   * @param levels of the decoder to use
   */
  public Step step(List<Lesson> batch, int levels) {
    try (PointerScope _ = new PointerScope()) {
      int[] rows = batch.stream().mapToInt(Lesson::index).toArray();
      Tensor eps = noise.index_select(0, placement.indices(rows));
      List<float[]> codes = batch.stream().map(Lesson::codes).toList();
      Tensor textures = decoder.apply(placement.batch(codes, codes.getFirst().length), eps, levels);
      float[] values = Placement.readSingle(textures);
      float[] gradient = new float[values.length];
      double error = 0;
      for (double one : workers.call(tasks(batch, values, gradient))) {
        error += one;
      }
      Tensor slope = placement.of(gradient, batch.size(), textures.size(1), 4);
      Tensor length = Arithmetic.times(eps.square().sum(), 1.0 / batch.size());
      Tensor loss = textures.mul(slope).sum().add(Arithmetic.times(length, codeWeight));
      double norm = optimiser.step(loss);
      return new Step(error / batch.size(), length.item_double(), norm);
    }
  }

  /** The optimiser of decoder and codes, for checkpoints; stays the trainer's. */
  public AdamOptimiser optimiser() {
    return optimiser;
  }

  private static List<Callable<Double>> tasks(
      List<Lesson> batch, float[] values, float[] gradient) {
    int length = values.length / batch.size();
    List<Callable<Double>> tasks = new ArrayList<>();
    for (int b = 0; b < batch.size(); b++) {
      Lesson lesson = batch.get(b);
      int from = b * length;
      tasks.add(
          () -> {
            float[] own = Arrays.copyOfRange(values, from, from + length);
            SheetPicture picture = new SheetPicture(lesson.view(), own);
            float[] slope = picture.draw();
            double error = lesson.miss(slope, 1f / batch.size());
            System.arraycopy(picture.backward(slope), 0, gradient, from, length);
            return error;
          });
    }
    return tasks;
  }

  @Override
  public void close() {
    optimiser.close();
  }
}
