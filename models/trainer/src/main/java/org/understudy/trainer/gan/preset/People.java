package org.understudy.trainer.gan.preset;

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

  /** Components for a number of pictures, 1 or more. */
  public int components(int pictures) {
    return Math.clamp(pictures / least, 1, components);
  }
}
