package org.understudy.trainer.gan.preset;

import java.util.List;
import java.util.Locale;

/**
 * Every constant of the generator that trains on a small machine, and of its first stage.
 * Immutable.
 *
 * @param setting what is learned of portraits
 * @param decoder how large the networks are
 * @param phases of auto-decoding, coarse to fine
 * @param batch pictures in a step
 * @param heldOut pictures at the end of the set that are not learned but measured
 * @param weights how much parts of a picture count
 * @param eps how the code of each picture is learned
 * @param optimiser Adam's constants
 * @param people how new people are drawn
 * @param refine the adversarial second stage
 */
public record CompactPreset(
    Setting setting,
    Decoder decoder,
    List<Phase> phases,
    int batch,
    int heldOut,
    Weights weights,
    Eps eps,
    Optimiser optimiser,
    People people,
    Refine refine)
    implements AnyPreset {
  public CompactPreset {
    if (phases.isEmpty()) {
      throw new PresetException("phases", "takes one or more, got none");
    }
    phases = List.copyOf(phases);
    if (refine.levels > decoder.widths.size()) {
      throw new PresetException(
          "refine.levels",
          "is at most the decoder's %d, got %d".formatted(decoder.widths.size(), refine.levels));
    }
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

  /** What is learned of portraits. */
  public enum Setting {
    /** Head and shoulders with expression and pose. */
    PORTRAIT,
    /** The part of the picture about the face alone, as AniFaceGAN does (Wu et al. 2022). */
    HEAD,
    /** Head and shoulders that never deform, as GRAM-HD does (Xiang et al. 2023). */
    STATIC;

    /** As presets and manifests have it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
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
   * Adversarial refinement: pictures of new people against those of the set, judged as a whole, by
   * their faces and by their lower parts (paper, section 3.4), beside reconstruction that goes on.
   *
   * @param pictures how many are generated
   * @param size pixels along each side
   * @param faceSize pixels along each side of the face, cut out and scaled
   * @param levels of the decoder that are used
   * @param batch pictures in a step
   * @param reconstructionRate learning rate of the reconstruction
   * @param generatorRate learning rate of the decoder against the judges
   * @param judgeRate learning rate of the judges
   * @param beta2 of Adam, whose beta1 is 0
   * @param penalty weight of R1
   * @param penaltyEvery steps; the penalty is weighted accordingly
   * @param torsoShare lower part of the picture that is judged by itself
   * @param faceCamera whether faces are drawn by a camera of their own (the paper's dual-camera
   *     scheme), or else cut out of the drawn portraits
   * @param weights of the judges of the whole, the face and the lower part; there is no judge of
   *     weight 0
   * @param channels of the judges
   */
  public record Refine(
      int pictures,
      int size,
      int faceSize,
      int levels,
      int batch,
      double reconstructionRate,
      double generatorRate,
      double judgeRate,
      double beta2,
      double penalty,
      int penaltyEvery,
      double torsoShare,
      boolean faceCamera,
      List<Double> weights,
      List<Integer> channels) {
    public Refine {
      Require.atLeast("pictures", pictures, 1);
      Require.atLeast("size", size, 8);
      Require.atLeast("faceSize", faceSize, 4);
      Require.atLeast("levels", levels, 1);
      Require.atLeast("batch", batch, 1);
      Require.positive("reconstructionRate", reconstructionRate);
      Require.positive("generatorRate", generatorRate);
      Require.positive("judgeRate", judgeRate);
      Require.range("beta2", beta2, 0, 0.999999);
      Require.range("penalty", penalty, 0, 1e6);
      Require.atLeast("penaltyEvery", penaltyEvery, 1);
      Require.range("torsoShare", torsoShare, 0.1, 1);
      channels = Require.widths("channels", channels);
      weights = List.copyOf(weights);
      if (weights.size() != 3
          || weights.stream().anyMatch(w -> !(w >= 0 && w <= 1e6))
          || weights.stream().noneMatch(w -> w > 0)) {
        throw new PresetException(
            "weights",
            "takes three numbers for the whole, the face and the rest, not all of them 0, got "
                + weights);
      }
    }

    /** Whether there is a judge of faces. */
    public boolean judgesFaces() {
      return weights.get(1) > 0;
    }

    /** Whether faces are drawn by a camera of their own. */
    public boolean drawsFaces() {
      return faceCamera && judgesFaces();
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
