package org.understudy.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.bench.BenchEntry;
import org.understudy.app.bench.BenchHistory;
import org.understudy.app.bench.FigureTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code understudy bench list}: which measurements there are. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "List the measurements of a history.",
    footerHeading = "%nExamples:%n",
    footer = {"  understudy bench list", "  understudy bench list --history bench.jsonl"})
public final class BenchListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private BenchHistoryArgument history = new BenchHistoryArgument();

  /** Called by picocli. */
  public BenchListCommand() {}

  @Override
  public Integer call() throws Exception {
    BenchHistory file = history.required();
    List<BenchEntry> entries = file.entries();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    FigureTable table =
        new FigureTable(
            entries.size() == 1 ? "1 measurement" : entries.size() + " measurements",
            "time",
            "place",
            "label",
            "program",
            "suites",
            "processor");
    for (int i = 0; i < entries.size(); i++) {
      BenchEntry entry = entries.get(i);
      table.row(
          entry.time(),
          String.valueOf(i),
          entry.label(),
          entry.program(),
          suites(entry),
          entry.machine().path("processor").asString(""));
    }
    table.print(out);
    return 0;
  }

  private static String suites(BenchEntry entry) {
    String all = entry.settings().path("suites").asString("");
    return entry.failed().isEmpty()
        ? all
        : "%s (failed: %s)".formatted(all, String.join(" ", entry.failed()));
  }
}
