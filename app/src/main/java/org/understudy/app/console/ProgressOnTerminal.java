package org.understudy.app.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is redrawn in place. */
final class ProgressOnTerminal implements Progress {
  private static final int COLUMNS = 100;
  private static final int UPDATE_MILLIS = 200;

  private final Pace pace = new Pace();
  private final ProgressBar bar;

  ProgressOnTerminal(PrintStream out, String task, String unit, long total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total > 0 ? total : -1)
            .setUnit(unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setMaxRenderedLength(COLUMNS)
            .setConsumer(new ConsoleProgressBarConsumer(out, COLUMNS))
            .showSpeed()
            .setEtaFunction(state -> left(state.getMax()))
            .build();
  }

  @Override
  public void at(long done) {
    if (bar.getMax() > 0 && done > bar.getMax()) {
      bar.maxHint(done);
    }
    bar.stepTo(done);
    pace.at(done, System.nanoTime());
  }

  private Optional<Duration> left(long total) {
    OptionalDouble seconds = pace.secondsLeft(total);
    return total > 0 && seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(Math.round(seconds.getAsDouble())))
        : Optional.empty();
  }

  @Override
  public void close() {
    bar.close();
  }
}
