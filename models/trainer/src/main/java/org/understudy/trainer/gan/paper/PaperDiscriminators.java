package org.understudy.trainer.gan.paper;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.network.Discriminator;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * D_whole, D_face and D_torso of one stage (paper, section 3.4). Whole and face regress their
 * camera. Owns the networks; close it. Not safe for concurrent use.
 */
public final class PaperDiscriminators implements AutoCloseable {
  private final int size;
  private final int torsoRows;
  private final Discriminator whole;
  private final Discriminator face;
  private final Discriminator torso;

  /**
   * Discriminators at random.
   *
   * @param size pixels along each side of the portrait
   * @param faceSize pixels along each side of the face camera's picture
   */
  public PaperDiscriminators(
      Preset preset, int size, int faceSize, Placement placement, RandomGenerator random) {
    this.size = size;
    torsoRows = (int) Math.round(size * preset.discriminator().torsoShare());
    List<Integer> channels = preset.discriminator().channels();
    whole = new Discriminator("whole", channels, size, size, true, placement, random);
    face = new Discriminator("face", channels, faceSize, faceSize, true, placement, random);
    torso = new Discriminator("torso", channels, torsoRows, size, false, placement, random);
  }

  /** Judges portraits [B, 3, size, size]. */
  public Discriminator.Verdict whole(Tensor portraits) {
    return whole.apply(portraits);
  }

  /** Judges the face camera's pictures [B, 3, faceSize, faceSize]. */
  public Discriminator.Verdict face(Tensor faces) {
    return face.apply(faces);
  }

  /** Judges the lower rows of portraits [B, 3, size, size]. */
  public Discriminator.Verdict torso(Tensor portraits) {
    return torso.apply(portraits.narrow(2, size - torsoRows, torsoRows));
  }

  /** Parameters of all three. */
  public List<ParameterSet> parameters() {
    return List.of(whole.parameters(), face.parameters(), torso.parameters());
  }

  /** Whether they learn from what is computed from now on. */
  public void learn(boolean learns) {
    parameters().forEach(set -> set.learn(learns));
  }

  @Override
  public void close() {
    whole.close();
    face.close();
    torso.close();
  }
}
