package org.understudy.trainer.gan.compact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.bake.FragmentView;
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
   * @param penalised whether R1 is added
   */
  Step step(List<NewPictures.Made> made, List<RealPicture> real, boolean penalised) {
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
      List<DrawnPictures> drawn = new ArrayList<>();
      drawn.add(draw(made.stream().map(NewPictures.Made::view).toList(), values, preset.size()));
      if (preset.drawsFaces()) {
        List<FragmentView> faces = made.stream().map(one -> one.faceView().orElseThrow()).toList();
        drawn.add(draw(faces, values, preset.faceSize()));
      }
      List<FaceWindow> windows = made.stream().map(NewPictures.Made::face).toList();

      judges.learn(false);
      List<Tensor> pixels = drawn.stream().map(DrawnPictures::pixels).toList();
      Tensor generatorLoss = judges.generatorLoss(views(pixels, windows));
      generatorLoss.backward();
      float[] slope = new float[values.length];
      drawn.forEach(one -> one.addTo(slope));
      Tensor surrogate = textures.mul(placement.of(slope, made.size(), textures.size(1), 4)).sum();
      double generatorNorm = generatorOptimiser.step(surrogate);

      judges.learn(true);
      Tensor judgeLoss =
          judges.judgeLoss(
              views(pixels(real), real.stream().map(RealPicture::face).toList()),
              views(pixels.stream().map(Tensor::detach).toList(), windows),
              penalised ? preset.penalty() * preset.penaltyEvery() : 0);
      double judgeNorm = judgeOptimiser.step(judgeLoss);
      return new Step(
          generatorLoss.item_double(), judgeLoss.item_double(), generatorNorm, judgeNorm);
    }
  }

  private DrawnPictures draw(List<FragmentView> views, float[] values, int size) {
    return new DrawnPictures(views, values, size, state.placement, workers);
  }

  /** Pictures of the set [B, size, size, 4], and where there is a judge of them, of their faces. */
  private List<Tensor> pixels(List<RealPicture> real) {
    List<Tensor> pixels = new ArrayList<>();
    int size = preset.size();
    pixels.add(state.placement.batch(real.stream().map(RealPicture::rgba).toList(), size, size, 4));
    if (preset.drawsFaces()) {
      int side = preset.faceSize();
      List<float[]> faces = real.stream().map(one -> one.facePixels().orElseThrow()).toList();
      pixels.add(state.placement.batch(faces, side, side, 4));
    }
    return pixels;
  }

  /** Whole pictures, and faces by their own camera or else cut out of those. */
  private Judges.Views views(List<Tensor> pixels, List<FaceWindow> windows) {
    Tensor whole = overGrey(pixels.getFirst());
    if (preset.drawsFaces()) {
      return new Judges.Views(whole, Optional.of(overGrey(pixels.getLast())));
    }
    return new Judges.Views(
        whole, preset.judgesFaces() ? Optional.of(judges.cut(whole, windows)) : Optional.empty());
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
