package org.understudy.trainer.gan.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which picture comes when: every round through a set has an order of its own, which follows from
 * the seed and the round's number. Not thread-safe.
 */
public final class PictureOrder {
  /** Spreads seeds that follow one another. */
  public static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final int count;
  private final List<Integer> order = new ArrayList<>();
  private long shuffledRound = -1;

  /**
   * An order.
   *
   * @param count pictures of a round, 1 or more
   */
  public PictureOrder(long seed, int count) {
    this.seed = seed;
    this.count = count;
  }

  /** Index of the picture that comes after so many others. */
  public int index(long number) {
    long round = number / count;
    if (round != shuffledRound) {
      order.clear();
      for (int i = 0; i < count; i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(seed * GOLDEN + round));
      shuffledRound = round;
    }
    return order.get((int) (number % count));
  }
}
