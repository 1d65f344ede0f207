package org.understudy.app.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.understudy.app.bench.BenchHistory;
import org.understudy.app.console.WrongUse;
import picocli.CommandLine.Option;

/** Where measurements are kept: the option that bench and its subcommands share. */
final class BenchHistoryArgument {
  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "The history of measurements, JSON Lines (default: docs/bench-history.jsonl of the sources, where the program was started from them; none elsewhere).")
  private @Nullable Path file;

  /** The history, if there is any. */
  Optional<BenchHistory> history() {
    return file != null
        ? Optional.of(new BenchHistory(file))
        : BenchHistory.usual(System.getProperties());
  }

  /**
   * The history.
   *
   * @throws WrongUse where none was given and there is no usual one
   */
  BenchHistory required() {
    return history()
        .orElseThrow(() -> new WrongUse("say which history, such as --history bench.jsonl"));
  }
}
