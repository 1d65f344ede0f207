package org.understudy.app.live.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.understudy.app.live.LiveEnd;

/**
 * Every trouble once, each on its own; or, with {@code -Dunderstudy.soak.minutes=30}, troubles at
 * random for so long, in sessions of some minutes one after the other. Figures are written to
 * {@code target/soak.md}.
 */
class SoakTest {
  private static final Path RESULT = Path.of("target", "soak.md");
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("understudy.soak.minutes", "0"));
  private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE_NANOS = 120_000_000L;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Recoveries recoveries = new Recoveries();
  private final Random random = new Random(20);

  @Test
  void aSessionSurvivesEverythingAndLeavesNothingBehind() throws Exception {
    Files.deleteIfExists(RESULT);
    run(false, true);
    ProcessState first = ProcessState.now();
    note("After the first session: " + first);
    run(true, true);
    List<ProcessState> states = new ArrayList<>(List.of(first));
    long end = System.nanoTime() + Math.round(MINUTES * 60e9);
    for (int i = 0; System.nanoTime() < end; i++) {
      run(i % 2 == 0, false);
      states.add(ProcessState.now());
      note("After %d troubles: %s".formatted(recoveries.size(), states.getLast()));
    }
    ProcessState last = ProcessState.now();
    note("After %d troubles, at the end: %s".formatted(recoveries.size(), last));
    note("\n" + recoveries.table());
    assertThat(last.threads()).isEmpty();
    assertThat(last.files()).isLessThanOrEqualTo(first.files() + 8);
    assertThat(last.heapBytes()).isLessThan(first.heapBytes() + 20_000_000);
    // memory of the first sessions is kept for the next; what grows after them is a leak
    ProcessState settled = states.get(states.size() / 3);
    assertThat(last.nativeBytes()).isLessThan(settled.nativeBytes() + 150_000_000);
  }

  private static void note(String line) throws IOException {
    Files.writeString(RESULT, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void run(boolean logged, boolean eachOnce) throws Exception {
    try (TroubledSession session = new TroubledSession(logged)) {
      untilSteady(session, System.nanoTime());
      for (Trouble trouble : troubles(logged, eachOnce)) {
        recoveries.add(trouble, recovery(session, trouble));
        assertThat(session.running()).as("running after " + trouble).isTrue();
        assertThat(session.magenta()).as("magenta after " + trouble).isZero();
        if (!eachOnce) {
          Thread.sleep(random.nextInt(2000));
        }
      }
      assertThat(session.finish()).isEqualTo(new LiveEnd.Fine("stopped"));
    }
  }

  /** Each that is possible, in one of two sessions; or all at random, twice but for a log's end. */
  private List<Trouble> troubles(boolean logged, boolean eachOnce) {
    List<Trouble> possible =
        new ArrayList<>(Arrays.stream(Trouble.values()).filter(t -> t.possible(logged)).toList());
    if (eachOnce) {
      possible.removeIf(t -> (t.ordinal() % 2 == 0) != logged && t.possible(!logged));
    } else {
      possible.addAll(possible.stream().filter(t -> t != Trouble.LOG_DISK_FULL).toList());
    }
    Collections.shuffle(possible, random);
    return possible;
  }

  private static Recoveries.Recovery recovery(TroubledSession session, Trouble trouble)
      throws Exception {
    long begin = System.nanoTime();
    session.begin(trouble);
    Thread.sleep(trouble.milliseconds());
    long patience = System.nanoTime() + PATIENCE_NANOS;
    if (trouble.milliseconds() > 0) {
      session.end(trouble);
    }
    while (!session.mischief().over()) {
      assertThat(System.nanoTime()).as("nobody met " + trouble).isLessThan(patience);
      Thread.sleep(2);
    }
    long over = session.mischief().overNanos();
    long back = untilSteady(session, over);
    if (trouble == Trouble.OUTPUT_GONE || trouble == Trouble.OUTPUT_HANGS) {
      while (session.troubled().firstAfter(over) == Long.MAX_VALUE) {
        assertThat(System.nanoTime()).as("no output again").isLessThan(patience);
        Thread.sleep(2);
      }
      back = session.troubled().firstAfter(over);
    }
    return new Recoveries.Recovery(
        session.steady().longestGap(begin), Math.max(0, (back - over) / 1e6));
  }

  /**
   * Waits until pictures have followed the face for a second without a pause, and tells when that
   * second began; the given moment where there was none before.
   */
  private static long untilSteady(TroubledSession session, long sinceNanos) throws Exception {
    long patience = System.nanoTime() + PATIENCE_NANOS;
    long steadySince = sinceNanos;
    long count = session.picturesWithFace();
    long last = sinceNanos;
    while (last - steadySince < STEADY_NANOS) {
      assertThat(session.running()).as("the session runs").isTrue();
      assertThat(System.nanoTime()).as("the face is not followed again").isLessThan(patience);
      Thread.sleep(2);
      long now = System.nanoTime();
      long newCount = session.picturesWithFace();
      if (newCount > count) {
        if (now - last > PAUSE_NANOS) {
          steadySince = now;
        }
        last = now;
        count = newCount;
      }
    }
    return steadySince;
  }
}
