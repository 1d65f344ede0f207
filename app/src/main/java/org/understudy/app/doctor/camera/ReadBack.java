package org.understudy.app.doctor.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.understudy.app.doctor.Finding;
import org.understudy.camera.probe.CounterPicture;
import org.understudy.camera.probe.PictureClock;

/**
 * Numbers that came back from a sink, with how long each took. Any thread may add; one waits for
 * the verdict.
 */
final class ReadBack {
  private static final int WANTED = 24;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

  private final String subject;
  private final PictureClock clock;
  private final List<Integer> numbers = new ArrayList<>();
  private final List<Long> delays = new ArrayList<>();
  private int unreadable;

  /**
   * Nothing read yet.
   *
   * @param clock that shows the pictures; stays the caller's
   */
  ReadBack(String subject, PictureClock clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /** A picture was seen; the same one again counts once. */
  synchronized void add(int number) {
    if (number == CounterPicture.UNREADABLE || number > clock.shown()) {
      unreadable++;
    } else if (number > 0 && (numbers.isEmpty() || numbers.getLast() != number)) {
      numbers.add(number);
      delays.add(System.nanoTime() - clock.shownNanos(number));
    }
    notifyAll();
  }

  /** Whether enough was seen. */
  synchronized boolean isEnough() {
    return numbers.size() >= WANTED;
  }

  /** Waits until enough was seen, the sink failed or patience ends. */
  synchronized void await() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!isEnough() && clock.failure().isEmpty() && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.timedWait(this, PATIENCE_NANOS / 100);
    }
  }

  /**
   * What came of it.
   *
   * @param who read
   * @param remedies what helps where nothing came
   */
  synchronized Finding verdict(String who, String... remedies) {
    if (clock.failure().isPresent()) {
      return Finding.missing(subject, String.valueOf(clock.failure().get().getMessage()), remedies);
    }
    if (!isEnough()) {
      return Finding.missing(
          subject,
          "%s got %d numbered pictures and %d without a number in %d s"
              .formatted(
                  who, numbers.size(), unreadable, TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS)),
          remedies);
    }
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i) < numbers.get(i - 1)) {
        return Finding.missing(
            subject,
            "%s got picture %d after %d".formatted(who, numbers.get(i), numbers.get(i - 1)),
            remedies);
      }
    }
    // the first ones wait for code that is compiled
    List<Long> sorted = delays.subList(delays.size() / 2, delays.size()).stream().sorted().toList();
    return Finding.ok(
        subject,
        String.format(
            Locale.ROOT,
            "%s got %d numbered pictures in order, %.0f ms after they were shown",
            who,
            numbers.size(),
            sorted.get(sorted.size() / 2) / 1e6));
  }
}
