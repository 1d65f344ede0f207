package org.understudy.app.console;

import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Shows how far a long task is. Called from one thread; closed when the task is over. */
public sealed interface Progress extends AutoCloseable
    permits ProgressLines, ProgressOnTerminal, ReportedProgress, SilentProgress {

  /**
   * Tells how far the task is.
   *
   * @param done units done
   */
  void at(long done);

  @Override
  void close();

  /**
   * A bar with the time left where {@code out} is a terminal, else a line every few seconds.
   *
   * @param task what is being done, a word or two
   * @param unit what is counted, with a space before it
   * @param total units in all, 0 where unknown
   */
  static Progress on(PrintStream out, boolean terminal, String task, String unit, long total) {
    return terminal
        ? new ProgressOnTerminal(out, task, unit, total)
        : new ProgressLines(out, System::nanoTime, task, unit, total);
  }

  /** Whether this process talks to a terminal that can redraw a line. */
  @SuppressWarnings("SystemConsoleNull") // null by its contract, whatever newer versions do
  static boolean atTerminal() {
    String kind = System.getenv("TERM");
    @Nullable Console console = System.console();
    return kind != null && !kind.equals("dumb") && console != null && console.isTerminal();
  }
}
