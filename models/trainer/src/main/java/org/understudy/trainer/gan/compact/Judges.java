package org.understudy.trainer.gan.compact;

import java.util.List;
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
 * D_whole, D_face and D_torso over pictures of one size (paper, section 3.4). Owns the networks.
 * Not safe for concurrent use.
 */
final class Judges implements AutoCloseable {
  private final int size;
  private final int faceSize;
  private final int torsoRows;
  private final List<Double> weights;
  private final List<Discriminator> networks;

  /** Judges at random. */
  Judges(CompactPreset.Refine refine, Placement placement, RandomGenerator random) {
    this.size = refine.size();
    this.faceSize = refine.faceSize();
    this.torsoRows = powerOfTwo(size * refine.torsoShare());
    this.weights = refine.weights();
    List<Integer> channels = refine.channels();
    this.networks =
        List.of(
            new Discriminator("whole", channels, size, size, false, placement, random),
            new Discriminator("face", channels, faceSize, faceSize, false, placement, random),
            new Discriminator("torso", channels, torsoRows, size, false, placement, random));
  }

  /** Rows that can be halved, as near as can be. */
  private static int powerOfTwo(double rows) {
    return 1 << Math.max(2, (int) Math.round(Math.log(rows) / Math.log(2)));
  }

  /** Parameters of all three. */
  List<ParameterSet> parameters() {
    return networks.stream().map(Discriminator::parameters).toList();
  }

  /** Whether they learn from what is computed from now on. */
  void learn(boolean learn) {
    parameters().forEach(set -> set.learn(learn));
  }

  /**
   * What the generator lowers.
   *
   * @param fake [B, 3, size, size] 0..1
   * @param faces where the faces are
   */
  Tensor generatorLoss(Tensor fake, List<FaceWindow> faces) {
    Tensor loss = Arithmetic.times(fake.sum(), 0);
    for (int j = 0; j < networks.size(); j++) {
      Tensor logit = networks.get(j).apply(part(j, fake, faces)).logit();
      loss = loss.add(Arithmetic.times(AdversarialLoss.generator(logit), weights.get(j)));
    }
    return loss;
  }

  /**
   * What the judges lower.
   *
   * @param real [B, 3, size, size] 0..1
   * @param realFaces where their faces are
   * @param fake [B, 3, size, size] 0..1, without gradients
   * @param penalty weight of R1, 0 to leave it out
   */
  Tensor judgeLoss(
      Tensor real,
      List<FaceWindow> realFaces,
      Tensor fake,
      List<FaceWindow> fakeFaces,
      double penalty) {
    Tensor loss = Arithmetic.times(real.sum(), 0);
    for (int j = 0; j < networks.size(); j++) {
      Tensor own = part(j, real, realFaces).detach().requires_grad_(penalty > 0);
      Tensor realLogit = networks.get(j).apply(own).logit();
      Tensor fakeLogit = networks.get(j).apply(part(j, fake, fakeFaces)).logit();
      loss = loss.add(AdversarialLoss.discriminator(realLogit, fakeLogit));
      if (penalty > 0) {
        loss = loss.add(Arithmetic.times(R1Penalty.of(realLogit, own), penalty));
      }
    }
    return loss;
  }

  private Tensor part(int judge, Tensor pictures, List<FaceWindow> faces) {
    return switch (judge) {
      case 0 -> pictures;
      case 1 -> faces(pictures, faces);
      default -> pictures.narrow(2, size - torsoRows, torsoRows);
    };
  }

  /** Squares of whole pixels about the faces, scaled to one size. */
  private Tensor faces(Tensor pictures, List<FaceWindow> faces) {
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
    networks.forEach(Discriminator::close);
  }
}
