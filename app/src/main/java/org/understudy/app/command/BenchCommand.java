package org.understudy.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.understudy.app.bench.Bench;
import org.understudy.app.bench.BenchEffort;
import org.understudy.app.bench.BenchEntry;
import org.understudy.app.bench.BenchHistory;
import org.understudy.app.bench.BenchInput;
import org.understudy.app.bench.BenchOutcome;
import org.understudy.app.bench.BenchSuite;
import org.understudy.app.bench.FigureTable;
import org.understudy.app.bench.MachineFacts;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.Progress;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.talk.SampleTalk;
import org.understudy.app.talk.TrackingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code understudy bench}: how long everything takes on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {BenchCompareCommand.class, BenchListCommand.class},
    description = {
      "Measure the program on this machine: the whole chain, live sessions, renderers, growth and start. The whole takes some minutes.",
      "Without --size, chain and sessions are measured at 256, 512 and 720p, and everything else at 512.",
      "docs/performance.md tells what each figure means."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy bench",
      "  understudy bench --only backends --no-history",
      "  understudy bench --only chain --video talk.mp4 --size 720p --json",
      "  understudy bench --label before",
      "  understudy bench compare before after"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final List<PictureShape> SHAPES =
      List.of(PictureShape.square(256), PictureShape.square(512), PictureShape.parse("720p"));
  private static final PictureShape DRAWN = PictureShape.square(512);
  private static final List<String> SHARED =
      List.of("--avatar", "--background", "--light", "--mirror", "--pose", "--fov");
  private static final List<String> OF_DRIVE = List.of("--view");

  /** What live sessions take as a switch only. */
  private static final String MIRROR = "--mirror";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "SUITE",
      split = ",",
      description = "What to measure, of chain, live, backends, growth, startup (default: all).")
  private List<String> only = List.of();

  @Option(
      names = {"-i", "--video"},
      paramLabel = "FILE",
      description = "The talk (default: the sample talk).")
  private @Nullable Path video;

  @Mixin private AvatarArgument avatar = new AvatarArgument();

  @Mixin private PictureArguments picture = new PictureArguments();

  @Mixin private TrackingArguments tracking = new TrackingArguments();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Rounds in which the program is run, and a quarter of those in which renderers take turns (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "30",
      description = "How long a live session is measured (default: ${DEFAULT-VALUE}).")
  private double seconds = 30;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Mixin private BenchHistoryArgument history = new BenchHistoryArgument();

  @Option(names = "--no-history", description = "Keep the figures in no history.")
  private boolean noHistory;

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What to call the entry of the history.")
  private String label = "";

  /** Called by picocli. */
  public BenchCommand() {}

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    Set<BenchSuite> suites = Usage.checked(command, () -> BenchSuite.parse(only));
    PictureOptions options = Usage.checked(command, () -> picture.options(false));
    TrackingOptions trackingOptions = Usage.checked(command, tracking::options);
    BenchEffort effort = Usage.checked(command, () -> BenchEffort.usual(rounds, seconds));
    Optional<BenchHistory> kept = noHistory ? Optional.empty() : history.history();
    if (kept.isPresent()) {
      // a damaged history is told of now, not after minutes of measuring
      var _ = kept.get().entries();
    }
    String avatarName = avatar.load().name();
    Path folder = Files.createTempDirectory("understudy-bench");
    try (SampleTalk talk = SampleTalk.orVideo(video)) {
      ParseResult given = command.commandLine().getParseResult();
      boolean sized = given.hasMatchedOption("--size");
      Bench bench =
          new Bench(
              new BenchInput(
                  talk.file(),
                  talk.name(),
                  sized ? List.of(options.shape()) : SHAPES,
                  sized ? options.shape() : DRAWN,
                  trackingOptions,
                  passedOn(given, SHARED),
                  passedOn(given, OF_DRIVE),
                  folder,
                  avatar::load,
                  effort),
              suites);
      PrintWriter out = command.commandLine().getOut();
      Optional<Double> load = MachineFacts.load();
      List<FigureTable> tables = new ArrayList<>();
      BenchOutcome outcome;
      try {
        outcome =
            bench.run(
                (task, total) ->
                    Progress.on(System.err, Progress.atTerminal(), task, " s of work", total),
                tables::add);
      } finally {
        // not while a line of progress stands
        if (!json) {
          tables.forEach(table -> table.print(out));
        }
      }
      BenchEntry entry =
          BenchEntry.of(Instant.now(), label, load, bench.settings(avatarName), outcome);
      keep(command, kept, entry, outcome);
    } finally {
      delete(folder);
    }
    return 0;
  }

  /**
   * Prints what is wanted for programs, and keeps the figures of the suites that were measured.
   *
   * @throws CommandFailure naming the suites that failed, after the others were kept
   */
  void keep(
      CommandSpec command, Optional<BenchHistory> kept, BenchEntry entry, BenchOutcome outcome)
      throws IOException {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    if (json) {
      out.println(entry.indented());
      out.flush();
    }
    if (kept.isPresent() && !outcome.figures().isEmpty()) {
      kept.get().append(entry);
      err.println("added to " + kept.get().file());
      err.flush();
    }
    if (!outcome.failures().isEmpty()) {
      throw new CommandFailure(
          outcome.failures().entrySet().stream()
              .map(failure -> "%s failed: %s".formatted(failure.getKey(), failure.getValue()))
              .collect(Collectors.joining("; ")));
    }
  }

  /** Some of the options that were given, as they were given. */
  private static List<String> passedOn(ParseResult given, List<String> names) {
    List<String> arguments = new ArrayList<>();
    for (String name : names) {
      OptionSpec option = given.matchedOption(name);
      if (option != null) {
        if (name.equals(MIRROR)) {
          if (Boolean.TRUE.equals(option.getValue())) {
            arguments.add(name);
          }
        } else {
          arguments.add(name);
          arguments.addAll(option.originalStringValues());
        }
      }
    }
    return arguments;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
