package org.understudy.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.bench.BenchEntry;
import org.understudy.app.bench.BenchHistory;
import org.understudy.app.bench.EntryComparison;
import org.understudy.app.console.WrongUse;
import org.understudy.app.report.IndentedJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy bench compare}: how two measurements differ. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compare two measurements of a history, figure by figure, and mark what differs. The ratio is that of the second to the first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy bench compare                     (the last two)",
      "  understudy bench compare 0 -1 --differing    (the first and the last, what differs alone)",
      "  understudy bench compare before after --threshold 5",
      "  understudy bench compare --history bench.jsonl --json"
    })
public final class BenchCompareCommand implements Callable<Integer> {
  private static final double PERCENT = 100;

  private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..2",
      paramLabel = "ENTRY",
      description =
          "Two entries: places from 0, places from the end as -1, or labels (default: -2 -1).")
  private List<String> which = List.of();

  @Mixin private BenchHistoryArgument history = new BenchHistoryArgument();

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description = "By how much a figure differs that is marked (default: ${DEFAULT-VALUE}).")
  private double threshold = 10;

  @Option(names = "--differing", description = "Leave out figures that do not differ by so much.")
  private boolean differing;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Called by picocli. */
  public BenchCompareCommand() {}

  /** Called by picocli; lets -1 be an entry instead of an option nobody knows. */
  @Spec
  void setSpec(CommandSpec command) {
    spec = command;
    command.parser().unmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    for (String entry : which) {
      if (entry.startsWith("-") && !entry.matches("-\\d+")) {
        throw new ParameterException(command.commandLine(), "Unknown option: '" + entry + "'");
      }
    }
    if (which.size() == 1) {
      throw new ParameterException(
          command.commandLine(), "give two entries to compare, as in `bench compare -2 -1`");
    }
    if (!(threshold > 0)) {
      throw new ParameterException(
          command.commandLine(), "--threshold is more than 0 percent, got " + threshold);
    }
    BenchHistory file = history.required();
    List<BenchEntry> entries = file.entries();
    if (entries.size() < 2 && which.isEmpty()) {
      throw new WrongUse(
          "%s holds %d entries; two are compared".formatted(file.file(), entries.size()));
    }
    List<String> wanted = which.isEmpty() ? List.of("-2", "-1") : which;
    BenchEntry first = BenchHistory.find(entries, wanted.getFirst());
    BenchEntry second = BenchHistory.find(entries, wanted.getLast());
    EntryComparison comparison = EntryComparison.of(first, second);
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(toJson(first, second, comparison));
    } else {
      print(first, second, comparison, out);
    }
    out.flush();
    return 0;
  }

  private void print(
      BenchEntry first, BenchEntry second, EntryComparison comparison, PrintWriter out) {
    out.println("A: " + words(first));
    out.println("B: " + words(second));
    out.println();
    comparison.warnings().forEach(warning -> out.println("careful: " + warning));
    if (!comparison.warnings().isEmpty()) {
      out.println();
    }
    comparison.table(threshold / PERCENT, differing).print(out);
    only("A", comparison.onlyFirst(), out);
    only("B", comparison.onlySecond(), out);
  }

  /** An entry in a line. */
  static String words(BenchEntry entry) {
    return "%s  %s, understudy %s, %s"
        .formatted(
            entry.time(),
            entry.label().isEmpty() ? "without a label" : "\"" + entry.label() + "\"",
            entry.program(),
            entry.machine().path("processor").asString("?"));
  }

  /** Tells of figures that one entry alone has, by what they are about. */
  private static void only(String entry, List<String> names, PrintWriter out) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String name : names) {
      String[] path = name.split("\\.", 3);
      counts.merge(path.length < 3 ? path[0] : path[0] + " " + path[1], 1, Integer::sum);
    }
    List<String> words = new ArrayList<>();
    counts.forEach((about, count) -> words.add("%d of %s".formatted(count, about)));
    if (!words.isEmpty()) {
      out.println("figures only in %s: %s".formatted(entry, String.join(", ", words)));
    }
  }

  private String toJson(BenchEntry first, BenchEntry second, EntryComparison comparison) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (EntryComparison.Row row : comparison.rows()) {
      boolean differs = row.differs(threshold / PERCENT);
      if (differs || !differing) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("figure", row.name());
        one.put("first", row.first());
        one.put("second", row.second());
        one.put("ratio", Double.isFinite(row.ratio()) ? row.ratio() : null);
        one.put("differs", differs);
        one.put("better", row.better());
        rows.add(one);
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("first", Map.of("time", first.time(), "label", first.label()));
    all.put("second", Map.of("time", second.time(), "label", second.label()));
    all.put("warnings", comparison.warnings());
    all.put("figures", rows);
    all.put("onlyFirst", comparison.onlyFirst());
    all.put("onlySecond", comparison.onlySecond());
    return IndentedJson.text(all);
  }
}
