package org.understudy.trainer.gan.compact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.regress.FaceWindow;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.Arithmetic;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.train.NotFiniteException;
import org.understudy.trainer.studio.Workers;

/**
 * Steps of the adversarial game: the decoder's pictures of new people against real ones. Pictures
 * are drawn by own code, so the judges' gradient by pixels is carried back to texels by hand. Owns
 * judges and optimisers. Not safe for concurrent use.
 */
final class Refinement implements AutoCloseable {
  private static final float GREY = 0.5f;

  private final CompactPreset.Refine preset;
  private final CompactState state;
  private final Workers workers;
  final Judges judges;
  final AdamOptimiser generatorOptimiser;
  final AdamOptimiser judgeOptimiser;

  /**
   * What a step came to.
   *
   * @param generator loss of the generator
   * @param judges loss of the judges, with the penalty where it was added
   * @param generatorNorm norm of the decoder's gradient
   * @param judgeNorm norm of the judges' gradient
   */
  record Step(double generator, double judges, double generatorNorm, double judgeNorm) {
    /**
     * Checks it.
     *
     * @param pictures seen before it
     * @param folder of the run, for the message
     * @throws NotFiniteException naming what is not finite
     */
    void requireFinite(long pictures, Path folder) throws NotFiniteException {
      NotFiniteException.check("the generator's loss", generator, pictures, folder);
      NotFiniteException.check("the judges' loss", judges, pictures, folder);
      NotFiniteException.check("the generator's gradient", generatorNorm, pictures, folder);
      NotFiniteException.check("the judges' gradient", judgeNorm, pictures, folder);
    }
  }

  Refinement(CompactPreset preset, CompactState state, long seed, Workers workers) {
    this.preset = preset.refine();
    this.state = state;
    this.workers = workers;
    this.judges = new Judges(this.preset, state.placement, new Random(seed + 2));
    this.generatorOptimiser =
        new AdamOptimiser(
            List.of(new AdamOptimiser.Group(state.parameters, 1, 0, this.preset.beta2())),
            this.preset.generatorRate(),
            preset.optimiser().clip());
    this.judgeOptimiser =
        new AdamOptimiser(
            judges.parameters().stream()
                .map(set -> new AdamOptimiser.Group(set, 1, 0, this.preset.beta2()))
                .toList(),
            this.preset.judgeRate(),
            preset.optimiser().clip());
  }

  /**
   * One step of the decoder, then one of the judges on the same pictures.
   *
   * @param made new people
   * @param real as many real pictures
   * @param realFaces where their faces are
   * @param penalised whether R1 is added
   */
  Step step(
      List<NewPictures.Made> made,
      List<AutoDecoder.Lesson> real,
      List<FaceWindow> realFaces,
      boolean penalised) {
    List<FaceWindow> faces = made.stream().map(NewPictures.Made::face).toList();
    try (PointerScope _ = new PointerScope()) {
      Placement placement = state.placement;
      Tensor textures =
          state.decoder.apply(
              placement.batch(
                  made.stream().map(NewPictures.Made::identity).toList(),
                  made.getFirst().identity().length),
              placement.batch(
                  made.stream().map(NewPictures.Made::eps).toList(), made.getFirst().eps().length),
              preset.levels());
      float[] values = Placement.readSingle(textures);
      int length = values.length / made.size();
      List<SheetPicture> pictures = new ArrayList<>();
      List<float[]> drawn = drawn(made, values, length, pictures);

      judges.learn(false);
      Tensor pixels = pixels(drawn).requires_grad_(true);
      Tensor generatorLoss = judges.generatorLoss(overGrey(pixels), faces);
      generatorLoss.backward();
      float[] slope = carriedBack(pictures, Placement.readSingle(pixels.grad()), length);
      Tensor surrogate = textures.mul(placement.of(slope, made.size(), textures.size(1), 4)).sum();
      double generatorNorm = generatorOptimiser.step(surrogate);

      judges.learn(true);
      Tensor judgeLoss =
          judges.judgeLoss(
              overGrey(pixels(real.stream().map(AutoDecoder.Lesson::rgba).toList())),
              realFaces,
              overGrey(pixels(drawn)),
              faces,
              penalised ? preset.penalty() * preset.penaltyEvery() : 0);
      double judgeNorm = judgeOptimiser.step(judgeLoss);
      return new Step(
          generatorLoss.item_double(), judgeLoss.item_double(), generatorNorm, judgeNorm);
    }
  }

  private List<float[]> drawn(
      List<NewPictures.Made> made, float[] values, int length, List<SheetPicture> pictures) {
    List<Callable<float[]>> tasks = new ArrayList<>();
    for (int b = 0; b < made.size(); b++) {
      SheetPicture picture =
          new SheetPicture(
              made.get(b).view(), Arrays.copyOfRange(values, b * length, (b + 1) * length));
      pictures.add(picture);
      tasks.add(picture::draw);
    }
    return workers.call(tasks);
  }

  private float[] carriedBack(List<SheetPicture> pictures, float[] byPixels, int length) {
    int perPicture = byPixels.length / pictures.size();
    List<Callable<float[]>> tasks = new ArrayList<>();
    for (int b = 0; b < pictures.size(); b++) {
      SheetPicture picture = pictures.get(b);
      float[] own = Arrays.copyOfRange(byPixels, b * perPicture, (b + 1) * perPicture);
      tasks.add(() -> picture.backward(own));
    }
    float[] slope = new float[pictures.size() * length];
    List<float[]> slopes = workers.call(tasks);
    for (int b = 0; b < slopes.size(); b++) {
      System.arraycopy(slopes.get(b), 0, slope, b * length, length);
    }
    return slope;
  }

  /** [B, size, size, 4]. */
  private Tensor pixels(List<float[]> pictures) {
    return state.placement.batch(pictures, preset.size(), preset.size(), 4);
  }

  /** [B, 3, size, size]. */
  private static Tensor overGrey(Tensor pixels) {
    Tensor planes = pixels.permute(0, 3, 1, 2);
    Tensor left = Arithmetic.times(Arithmetic.oneMinus(planes.narrow(1, 3, 1)), GREY);
    return planes.narrow(1, 0, 3).add(left);
  }

  @Override
  public void close() {
    generatorOptimiser.close();
    judgeOptimiser.close();
    judges.close();
  }
}
