package org.understudy.app.live;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.understudy.app.params.PoseLine;

/**
 * Writes what was shown, line by line, on a thread of its own: a slow disk holds up nothing. When
 * the queue is full, or the disk, the log ends with a word to the person and the session goes on;
 * what was written before stays, as a whole log that is shorter.
 */
public final class SessionLog {
  private static final int ROOM = 256;

  /** Where lines go; used by the log's thread. */
  public interface Lines extends AutoCloseable {
    /** Appends a line. */
    void write(PoseLine line) throws IOException;

    /** Completes the file. */
    void finish() throws IOException;

    /** Frees everything; leaves nothing half done behind where it was not finished. */
    @Override
    void close() throws IOException;
  }

  private final BlockingQueue<Optional<PoseLine>> queue = new ArrayBlockingQueue<>(ROOM);
  private final Lines lines;
  private final Consumer<String> problems;
  private volatile boolean broken;
  private final LongAdder written = new LongAdder();

  /**
   * A log.
   *
   * @param problems told, at most once, why the log ended early
   */
  public SessionLog(Lines lines, Consumer<String> problems) {
    this.lines = lines;
    this.problems = problems;
  }

  /** Adds a line; never waits. For one thread. */
  public void add(PoseLine line) {
    if (!broken && !queue.offer(Optional.of(line))) {
      breakOff("the disk is too slow for it");
    }
  }

  /** Asks for the end; {@link #run} returns when everything before is written. */
  public void end() throws InterruptedException {
    queue.put(Optional.empty());
  }

  /** Writes until the end. For a thread of its own. */
  public void run() throws InterruptedException {
    Optional<PoseLine> next = queue.take();
    while (next.isPresent()) {
      if (!broken) {
        try {
          lines.write(next.get());
          written.increment();
        } catch (IOException e) {
          breakOff(String.valueOf(e.getMessage()));
        }
      }
      next = queue.take();
    }
    try (lines) {
      lines.finish();
    } catch (IOException e) {
      breakOff(String.valueOf(e.getMessage()));
    }
  }

  private synchronized void breakOff(String reason) {
    if (!broken) {
      broken = true;
      problems.accept("the log ends early: " + reason);
    }
  }

  /** Lines written. */
  public long written() {
    return written.sum();
  }

  /** Whether the log ended early. */
  public boolean broken() {
    return broken;
  }
}
