package org.understudy.trainer.gan.evaluate;

/**
 * How far one set of pictures is from another.
 *
 * @param frechet Fréchet distance of the features
 * @param kernel kernel distance of the features
 * @param real pictures of the first set
 * @param generated pictures of the second
 */
public record SetDistance(
    FrechetDistance.Measured frechet, KernelDistance.Measured kernel, long real, long generated) {

  static SetDistance of(FeatureStatistics real, FeatureStatistics generated, long seed) {
    return new SetDistance(
        FrechetDistance.measure(real, generated),
        new KernelDistance(seed).between(real, generated),
        real.count(),
        generated.count());
  }
}
