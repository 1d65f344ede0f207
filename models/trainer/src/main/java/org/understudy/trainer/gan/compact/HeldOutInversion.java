package org.understudy.trainer.gan.compact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.studio.Workers;

/**
 * How well a decoder gives back pictures that it never saw: their codes are known, and only eps is
 * sought, by gradient descent from the middle of its distribution (GAN inversion, Zhu et al. 2016).
 * The decoder stays as it is.
 */
final class HeldOutInversion {
  private static final int STEPS = 30;
  private static final double RATE = 0.05;
  private static final double LATER_RATE = 0.02;
  private static final int BATCH = 8;
  private static final String EPS = "eps";

  private final SheetDecoder decoder;
  private final int noise;
  private final double weight;
  private final Placement placement;
  private final Workers workers;

  /**
   * An inversion.
   *
   * @param noise numbers in eps
   * @param weight of the squared length of eps
   */
  HeldOutInversion(
      SheetDecoder decoder, int noise, double weight, Placement placement, Workers workers) {
    this.decoder = decoder;
    this.noise = noise;
    this.weight = weight;
    this.placement = placement;
    this.workers = workers;
  }

  /**
   * Gives pictures back.
   *
   * @param lessons what is to be given back; their weights are not looked at
   * @param levels of the decoder to use
   * @return peak signal-to-noise ratio over all pixels and channels, background included, decibels
   */
  double decibels(List<AutoDecoder.Lesson> lessons, int levels) {
    double error = 0;
    for (int from = 0; from < lessons.size(); from += BATCH) {
      List<AutoDecoder.Lesson> batch = new ArrayList<>();
      for (AutoDecoder.Lesson each :
          lessons.subList(from, Math.min(lessons.size(), from + BATCH))) {
        float[] alike = new float[each.weight().length];
        Arrays.fill(alike, 1);
        batch.add(
            new AutoDecoder.Lesson(batch.size(), each.codes(), each.view(), each.rgba(), alike));
      }
      error += batch.size() * error(batch, levels);
    }
    return -10 * Math.log10(error / lessons.size());
  }

  private double error(List<AutoDecoder.Lesson> batch, int levels) {
    try (ParameterSet eps = new ParameterSet(placement, new Random(1))) {
      eps.scope(EPS).constant(EPS, 0, batch.size(), noise);
      try (AutoDecoder search =
          new AutoDecoder(
              decoder,
              placement,
              eps.get(EPS + "." + EPS),
              List.of(new AdamOptimiser.Group(eps, 1, 0.9, 0.99)),
              RATE,
              weight,
              Float.MAX_VALUE,
              workers)) {
        double error = Double.NaN;
        for (int step = 0; step <= STEPS; step++) {
          search.optimiser().useRate(step < STEPS / 2 ? RATE : LATER_RATE);
          error = search.step(batch, levels).error();
        }
        return error;
      }
    }
  }
}
