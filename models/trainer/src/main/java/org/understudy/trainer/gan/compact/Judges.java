package org.understudy.trainer.gan.compact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.loss.AdversarialLoss;
import org.understudy.trainer.gan.loss.R1Penalty;
import org.understudy.trainer.gan.network.Discriminator;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.regress.FaceWindow;
import org.understudy.trainer.gan.tensor.Arithmetic;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * D_whole, D_face and D_torso over pictures of one size (paper, section 3.4), as many of them as
 * have a weight. Owns the networks. Not safe for concurrent use.
 */
final class Judges implements AutoCloseable {
  private final int size;
  private final int faceSize;
  private final List<Judge> judges = new ArrayList<>();

  /** A network, what it sees, and how much it says. */
  private record Judge(Discriminator network, Function<Views, Tensor> part, double weight) {}

  /**
   * What is judged.
   *
   * @param whole [B, 3, size, size] 0..1
   * @param faces [B, 3, faceSize, faceSize]; not needed where nobody judges them
   */
  record Views(Tensor whole, Optional<Tensor> faces) {}

  /** Judges at random. */
  Judges(CompactPreset.Refine refine, Placement placement, RandomGenerator random) {
    this.size = refine.size();
    this.faceSize = refine.faceSize();
    int torsoRows = powerOfTwo(size * refine.torsoShare());
    List<Integer> channels = refine.channels();
    List<Double> weights = refine.weights();
    add(
        new Discriminator("whole", channels, size, size, false, placement, random),
        Views::whole,
        weights.get(0));
    add(
        new Discriminator("face", channels, faceSize, faceSize, false, placement, random),
        views -> views.faces().orElseThrow(),
        weights.get(1));
    add(
        new Discriminator("torso", channels, torsoRows, size, false, placement, random),
        views -> views.whole().narrow(2, size - torsoRows, torsoRows),
        weights.get(2));
  }

  /** Networks without weight are made all the same, so that the others begin alike. */
  private void add(Discriminator network, Function<Views, Tensor> part, double weight) {
    if (weight > 0) {
      judges.add(new Judge(network, part, weight));
    } else {
      network.close();
    }
  }

  /** Rows that can be halved, as near as can be. */
  private static int powerOfTwo(double rows) {
    return 1 << Math.max(2, (int) Math.round(Math.log(rows) / Math.log(2)));
  }

  /** Parameters of all. */
  List<ParameterSet> parameters() {
    return judges.stream().map(judge -> judge.network.parameters()).toList();
  }

  /** Whether they learn from what is computed from now on. */
  void learn(boolean learn) {
    parameters().forEach(set -> set.learn(learn));
  }

  /** What the generator lowers. */
  Tensor generatorLoss(Views fake) {
    Tensor loss = Arithmetic.times(fake.whole.sum(), 0);
    for (Judge judge : judges) {
      Tensor logit = judge.network.apply(judge.part.apply(fake)).logit();
      loss = loss.add(Arithmetic.times(AdversarialLoss.generator(logit), judge.weight));
    }
    return loss;
  }

  /**
   * What the judges lower.
   *
   * @param fake without gradients
   * @param penalty weight of R1, 0 to leave it out
   */
  Tensor judgeLoss(Views real, Views fake, double penalty) {
    Tensor loss = Arithmetic.times(real.whole.sum(), 0);
    for (Judge judge : judges) {
      Tensor own = judge.part.apply(real).detach().requires_grad_(penalty > 0);
      Tensor realLogit = judge.network.apply(own).logit();
      Tensor fakeLogit = judge.network.apply(judge.part.apply(fake)).logit();
      loss = loss.add(AdversarialLoss.discriminator(realLogit, fakeLogit));
      if (penalty > 0) {
        loss = loss.add(Arithmetic.times(R1Penalty.of(realLogit, own), penalty));
      }
    }
    return loss;
  }

  /**
   * Cuts faces out of pictures, squares of whole pixels scaled to one size.
   *
   * @param pictures [B, 3, size, size]
   * @param faces where they are
   * @return [B, 3, faceSize, faceSize]
   */
  Tensor cut(Tensor pictures, List<FaceWindow> faces) {
    Tensor[] cut = new Tensor[faces.size()];
    for (int b = 0; b < cut.length; b++) {
      FaceWindow face = faces.get(b);
      int side = Math.clamp(Math.round(face.side()), 4, size);
      int left = Math.clamp(Math.round(face.centreX() - side / 2.0), 0, size - side);
      int top = Math.clamp(Math.round(face.centreY() - side / 2.0), 0, size - side);
      cut[b] =
          torch.upsample_bilinear2d(
              pictures.narrow(0, b, 1).narrow(2, top, side).narrow(3, left, side),
              new long[] {faceSize, faceSize},
              false);
    }
    return Arithmetic.cat(0, cut);
  }

  @Override
  public void close() {
    judges.forEach(judge -> judge.network.close());
  }
}
