package org.understudy.app.guide;

import java.util.Optional;

/**
 * Keeps hints from flickering: one is shown when it has been right for a moment, and stays long
 * enough to be read. Not thread-safe.
 */
public final class SteadyHint {
  private static final long RISE_NANOS = 400_000_000L;
  private static final long STAY_NANOS = 1_500_000_000L;

  /** A movement is over before a moment has passed. */
  private static final long FAST_RISE_NANOS = 100_000_000L;

  private Optional<Hint> candidate = Optional.empty();
  private long candidateSince;
  private Optional<Hint> shown = Optional.empty();
  private long rightUntil;

  /** Without a hint. */
  public SteadyHint() {}

  /**
   * The hint to show.
   *
   * @param found what is wrong in the newest picture
   * @param nanos its time
   */
  public Optional<Hint> show(Optional<Hint> found, long nanos) {
    if (!found.equals(candidate)) {
      candidate = found;
      candidateSince = nanos;
    }
    if (found.isPresent() && found.equals(shown)) {
      rightUntil = nanos;
    }
    long rise = found.equals(Optional.of(Hint.TOO_FAST)) ? FAST_RISE_NANOS : RISE_NANOS;
    boolean risen = nanos - candidateSince >= rise;
    if (found.isPresent() && risen && !found.equals(shown) && moreUrgent(found.get(), nanos)) {
      shown = found;
      rightUntil = nanos;
    } else if (shown.isPresent() && nanos - rightUntil > STAY_NANOS) {
      shown = found.isPresent() && risen ? found : Optional.empty();
      rightUntil = nanos;
    }
    return shown;
  }

  private boolean moreUrgent(Hint hint, long nanos) {
    return shown.isEmpty() || hint.compareTo(shown.get()) < 0 || nanos - rightUntil > STAY_NANOS;
  }
}
