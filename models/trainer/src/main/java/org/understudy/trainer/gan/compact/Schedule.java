package org.understudy.trainer.gan.compact;

import java.util.List;
import java.util.SplittableRandom;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.train.PictureOrder;

/**
 * What is learned when: phases, learning rates, and which picture comes next. All of it follows
 * from the seed and the number of pictures seen. Not thread-safe.
 */
final class Schedule {
  private final List<CompactPreset.Phase> phases;
  private final long seed;
  private final PictureOrder order;

  /**
   * A schedule.
   *
   * @param count pictures that are learned
   */
  Schedule(List<CompactPreset.Phase> phases, long seed, int count) {
    this.phases = phases;
    this.seed = seed;
    this.order = new PictureOrder(seed, count);
  }

  /** Pictures of all phases. */
  long pictures() {
    return phases.stream().mapToLong(CompactPreset.Phase::pictures).sum();
  }

  /** The phase in which a picture is seen; the last one for all after the end. */
  CompactPreset.Phase phase(long seen) {
    return phases.get(number(seen));
  }

  private int number(long seen) {
    long end = 0;
    for (int p = 0; p < phases.size(); p++) {
      end += phases.get(p).pictures();
      if (seen < end) {
        return p;
      }
    }
    return phases.size() - 1;
  }

  /** The learning rate after so many pictures, falling exponentially within each phase. */
  double rate(long seen) {
    int number = number(seen);
    long before = 0;
    for (int p = 0; p < number; p++) {
      before += phases.get(p).pictures();
    }
    CompactPreset.Phase phase = phases.get(number);
    double done = Math.min(1, (double) (seen - before) / phase.pictures());
    return phase.firstRate() * Math.pow(phase.lastRate() / phase.firstRate(), done);
  }

  /** Index of a picture; every round through the set has an order of its own. */
  int index(long number) {
    return order.index(number);
  }

  /** Whether a picture's left and right are exchanged. */
  boolean mirrored(long number) {
    return new SplittableRandom(seed * PictureOrder.GOLDEN + number).nextDouble()
        < phase(number).mirrored();
  }
}
