package org.understudy.trainer.gan.compact;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.Arithmetic;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
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
  public record Lesson(int index, float[] codes, FragmentView view, float[] rgba, float[] weight) {}

  /**
   * What a step came to.
   *
   * @param error mean weighted squared error per pixel and channel
   * @param codes mean squared length of the eps
   * @param gradientNorm before clipping; where it is not finite nothing was changed
   */
  public record Step(double error, double codes, double gradientNorm) {}

  private final SheetDecoder decoder;
  private final Placement placement;
  private final Tensor noise;
  private final AdamOptimiser optimiser;
  private final SheetPicture picture;
  private final int texels;
  private final double codeWeight;

  /**
   * A trainer.
   *
   * @param parameters of the decoder
   * @param noise the parameter [pictures, noise] that holds every eps, and its set
   * @param texels of all sheets
   * @param rate learning rate of the first step
   * @param codeWeight of the squared length of every eps, which keeps them near a normal
   *     distribution
   * @param constants of Adam
   * @param workers where pictures are drawn; not closed here
   */
  public AutoDecoder(
      SheetDecoder decoder,
      ParameterSet parameters,
      ParameterSet noise,
      int texels,
      double rate,
      double codeWeight,
      CompactPreset.Optimiser constants,
      Workers workers) {
    this.decoder = decoder;
    this.placement = parameters.placement();
    this.noise = noise.get("noise.all");
    this.optimiser =
        new AdamOptimiser(
            List.of(parameters, noise),
            rate,
            constants.beta1(),
            constants.beta2(),
            constants.clip());
    this.codeWeight = codeWeight;
    this.picture = new SheetPicture(texels, workers);
    this.texels = texels;
  }

  /**
   * One step over a batch.
   *
   * @param levels of the decoder to use
   */
  public Step step(List<Lesson> batch, int levels) {
    try (PointerScope _ = new PointerScope()) {
      int[] rows = batch.stream().mapToInt(Lesson::index).toArray();
      Tensor eps = noise.index_select(0, placement.indices(rows));
      Tensor textures = decoder.apply(identity(batch), eps, levels);
      float[] values = read(textures);
      float[] gradient = new float[values.length];
      double error = 0;
      for (int b = 0; b < batch.size(); b++) {
        error += backward(batch.get(b), b, values, gradient, batch.size());
      }
      Tensor slope = placement.of(gradient, batch.size(), texels, 4);
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

  private Tensor identity(List<Lesson> batch) {
    int width = batch.getFirst().codes().length;
    float[] all = new float[batch.size() * width];
    for (int b = 0; b < batch.size(); b++) {
      System.arraycopy(batch.get(b).codes(), 0, all, b * width, width);
    }
    return placement.of(all, batch.size(), width);
  }

  private double backward(Lesson lesson, int index, float[] values, float[] gradient, int batch) {
    int pixels = lesson.view().width * lesson.view().height;
    float[] own = Arrays.copyOfRange(values, index * 4 * texels, (index + 1) * 4 * texels);
    float[] drawn = new float[4 * pixels];
    picture.draw(lesson.view(), own, drawn);
    double error = 0;
    float scale = 2f / (4 * pixels * batch);
    for (int i = 0; i < drawn.length; i++) {
      float miss = drawn[i] - lesson.rgba()[i];
      float weight = lesson.weight()[i / 4];
      error += weight * miss * miss;
      drawn[i] = scale * weight * miss;
    }
    float[] slope = new float[4 * texels];
    picture.backward(lesson.view(), own, drawn, slope);
    System.arraycopy(slope, 0, gradient, index * slope.length, slope.length);
    return error / (4.0 * pixels);
  }

  /** A float32 tensor's numbers in row-major order. */
  static float[] read(Tensor tensor) {
    try (PointerScope _ = new PointerScope()) {
      Tensor plain = tensor.detach().cpu().contiguous();
      float[] out = new float[Math.toIntExact(plain.numel())];
      new FloatPointer(plain.data_ptr()).get(out);
      return out;
    }
  }

  @Override
  public void close() {
    optimiser.close();
  }
}
