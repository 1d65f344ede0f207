package org.understudy.app.bench;

/**
 * How long is measured.
 *
 * @param programRounds runs of the program for each figure of the chain and of the start, at least
 *     1
 * @param liveSeconds a live session lasts, more than 0
 * @param drawRounds rounds in which drawing is compared, at least 1
 * @param roundFrames frames that each takes in a round, at least 1
 * @param warmUpSeconds drawing goes on unmeasured before, at least 0
 * @param copyBytes size of the arrays that are copied for the memory's bandwidth
 */
public record BenchEffort(
    int programRounds,
    double liveSeconds,
    int drawRounds,
    int roundFrames,
    double warmUpSeconds,
    long copyBytes) {
  /** Arrays beyond any cache of a desktop's processor. */
  private static final long USUAL_COPY_BYTES = 128L << 20;

  private static final int DRAW_ROUNDS_EACH = 4;
  private static final int ROUND_FRAMES = 24;
  private static final double WARM_UP_SECONDS = 5;

  public BenchEffort {
    if (programRounds < 1 || programRounds > 100) {
      throw new IllegalArgumentException(
          "figures are measured in 1 to 100 rounds, got " + programRounds);
    }
    if (!(liveSeconds > 0 && liveSeconds <= 3600)) {
      throw new IllegalArgumentException(
          "a live session is measured for more than 0 and at most 3600 seconds, got "
              + liveSeconds);
    }
    if (drawRounds < 1 || roundFrames < 1 || !(warmUpSeconds >= 0) || copyBytes < 1) {
      throw new IllegalArgumentException("every effort takes at least one round of one frame");
    }
  }

  /** As much as is usual, for a number of rounds and seconds of a session. */
  public static BenchEffort usual(int rounds, double liveSeconds) {
    return new BenchEffort(
        rounds,
        liveSeconds,
        rounds * DRAW_ROUNDS_EACH,
        ROUND_FRAMES,
        WARM_UP_SECONDS,
        USUAL_COPY_BYTES);
  }
}
