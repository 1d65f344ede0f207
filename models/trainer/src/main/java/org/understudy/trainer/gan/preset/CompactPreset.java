package org.understudy.trainer.gan.preset;

import java.util.List;

/**
 * Every constant of the generator that trains on a small machine, and of its first stage.
 * Immutable.
 *
 * @param decoder how large the networks are
 * @param phases of auto-decoding, coarse to fine
 * @param batch pictures in a step
 * @param heldOut pictures at the end of the set that are not learned but measured
 * @param weights how much parts of a picture count
 * @param eps how the code of each picture is learned
 * @param optimiser Adam's constants
 * @param people how new people are drawn
 */
public record CompactPreset(
    Decoder decoder,
    List<Phase> phases,
    int batch,
    int heldOut,
    Weights weights,
    Eps eps,
    Optimiser optimiser,
    People people) {
  public CompactPreset {
    if (phases.isEmpty()) {
      throw new PresetException("phases", "takes one or more, got none");
    }
    phases = List.copyOf(phases);
    Require.atLeast("batch", batch, 1);
    Require.atLeast("heldOut", heldOut, 0);
    for (Phase phase : phases) {
      if (phase.levels > decoder.widths.size()) {
        throw new PresetException(
            "phases",
            "use at most the decoder's %d levels, got %d"
                .formatted(decoder.widths.size(), phase.levels));
      }
    }
  }

  /** Numbers in eps, the mapping network's layers, and channels of the trunks, coarse to fine. */
  public record Decoder(int noise, int hidden, int layers, int style, List<Integer> widths) {
    public Decoder {
      Require.atLeast("noise", noise, 1);
      Require.atLeast("hidden", hidden, 1);
      Require.atLeast("layers", layers, 1);
      Require.atLeast("style", style, 1);
      widths = Require.widths("widths", widths);
      Require.atLeast("number of widths", widths.size(), 2);
    }
  }

  /**
   * A phase of auto-decoding.
   *
   * @param pictures how many are seen
   * @param size pixels along each side of a picture
   * @param levels of the decoder that are used
   * @param mirrored share of the pictures whose left and right are exchanged, so that the side
   *     which a picture does not show is learned too
   * @param firstRate learning rate at the beginning
   * @param lastRate learning rate at the end, reached exponentially
   */
  public record Phase(
      int pictures, int size, int levels, double mirrored, double firstRate, double lastRate) {
    public Phase {
      Require.atLeast("pictures", pictures, 1);
      Require.atLeast("size", size, 8);
      Require.atLeast("levels", levels, 1);
      Require.range("mirrored", mirrored, 0, 1);
      Require.positive("firstRate", firstRate);
      Require.positive("lastRate", lastRate);
    }
  }

  /** Weights of pixels that show the face, the eyes and the mouth; all others have 1. */
  public record Weights(double face, double eyes, double mouth) {
    public Weights {
      Require.positive("face", face);
      Require.positive("eyes", eyes);
      Require.positive("mouth", mouth);
    }
  }

  /**
   * How every picture's eps is learned. Each is seen once a round, so that its gradient is zero in
   * nearly all steps: no running mean, which would go on moving it, and a long memory of squares.
   *
   * @param weight of its squared length, which keeps it near a normal distribution
   * @param deviation at the beginning
   * @param rateShare factor on the learning rate
   * @param beta2 how much of the running mean of squares a step keeps
   */
  public record Eps(double weight, double deviation, double rateShare, double beta2) {
    public Eps {
      Require.range("weight", weight, 0, 1);
      Require.positive("deviation", deviation);
      Require.positive("rateShare", rateShare);
      Require.range("beta2", beta2, 0, 0.999999);
    }
  }

  /**
   * The mixture of codes from which new people are drawn.
   *
   * @param components at most so many
   * @param least and no more than one for so many pictures
   * @param prior how many codes the covariance of all is worth in each component
   */
  public record People(int components, int least, double prior) {
    public People {
      Require.atLeast("components", components, 1);
      Require.atLeast("least", least, 1);
      Require.positive("prior", prior);
    }
  }

  /** Adam's betas, and the largest norm of a gradient. */
  public record Optimiser(double beta1, double beta2, double clip) {
    public Optimiser {
      Require.range("beta1", beta1, 0, 0.9999);
      Require.range("beta2", beta2, 0, 0.999999);
      Require.positive("clip", clip);
    }
  }
}
