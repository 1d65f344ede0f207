package org.understudy.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.WrongUse;
import org.understudy.app.pipeline.CancelOnExit;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.trainer.NeedsLibtorch;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.compact.CompactRun;
import org.understudy.trainer.gan.compact.RefineRun;
import org.understudy.trainer.gan.compact.RunSettings;
import org.understudy.trainer.gan.paper.PaperRun;
import org.understudy.trainer.gan.paper.PaperSettings;
import org.understudy.trainer.gan.preset.AnyPreset;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.tensor.NativeThreads;
import org.understudy.trainer.gan.train.TrainingRun;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a generator of people on a set of portraits. */
@NeedsLibtorch
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Train a generator of people on a set of portraits: the compact one first by auto-decoding, then adversarially;",
      "the paper's adversarially, first at the low size, then its upsampler at the high one.",
      "Ctrl-C and --minutes end it with a checkpoint, from which --resume goes on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy model template --data makehuman/data --out parts",
      "  understudy train --data portraits --template parts/generator/sheets.template --out run",
      "  understudy train --data portraits --template parts/generator/sheets.template --out run --resume --minutes 60",
      "  understudy train --stage 2 --data portraits --template parts/generator/sheets.template --out run",
      "  understudy train --preset paper --data portraits --out paper --device cuda",
      "  understudy train regressor --data portraits --out parts/regressor"
    })
public final class TrainCommand implements Callable<Integer> {
  private static final String COMPACT = "compact";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A set of portraits, as `understudy dataset` makes it.")
  private @Nullable Path data;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "The sheets that the preset compact paints on, as `understudy model template` makes them.")
  private @Nullable Path template;

  @Option(
      names = "--preset",
      defaultValue = COMPACT,
      paramLabel = "compact|head-only|static|paper|smoke|FILE.json",
      description =
          "All constants of networks and training; head-only and static are for comparison, smoke is the paper's at its smallest (default: ${DEFAULT-VALUE}).")
  private String preset = COMPACT;

  @Option(
      names = "--regressor",
      paramLabel = "FILE.onnx",
      description =
          "What reads codes from generated faces for the paper's landmark loss (default: the built-in one).")
  private @Nullable Path regressor;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run's folder: checkpoint, log.csv, events for TensorBoard.")
  private @Nullable Path out;

  @Option(
      names = "--stage",
      defaultValue = "1",
      paramLabel = "1|2",
      description =
          "Compact: 1 learns to give the set's pictures back, 2 refines that against networks that judge new ones. Paper: 1 trains all but the upsampler, 2 the upsampler (default: ${DEFAULT-VALUE}).")
  private int stage = 1;

  @Option(names = "--resume", description = "Go on from the checkpoint of the stage in --out.")
  private boolean resume;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "End after this time, with a checkpoint (default: when all phases are done).")
  private double minutes = Double.POSITIVE_INFINITY;

  @Mixin private TrainingArguments training = new TrainingArguments();

  /** Made by the command line parser. */
  public TrainCommand() {}

  @Override
  public Integer call() throws IOException {
    Path folder = given("--out", out);
    Path pictures = given("--data", data);
    if (!(minutes > 0)) {
      throw new WrongUse("--minutes takes a number above 0, got " + minutes);
    }
    int workerCount = training.threads();
    if (stage != 1 && stage != 2) {
      throw new WrongUse("--stage takes 1 or 2, got " + stage);
    }
    String where = training.device();
    AnyPreset constants = TrainingInput.preset(preset);
    SheetTemplate sheets =
        constants instanceof CompactPreset
            ? TrainingInput.template(given("--template", template))
            : null;
    PortraitSet set = PortraitSet.open(pictures);
    AtomicBoolean stopped = new AtomicBoolean();
    try (CancelOnExit _ = new CancelOnExit(() -> stopped.set(true));
        Workers workers = new Workers(workerCount);
        TrainingRun run = run(constants, folder, set, sheets, where, workers)) {
      train(run, stopped);
    }
    return 0;
  }

  private TrainingRun run(
      AnyPreset constants,
      Path folder,
      PortraitSet set,
      @Nullable SheetTemplate sheets,
      String where,
      Workers workers)
      throws IOException {
    BuiltInModels models = BuiltInModels.read();
    return switch (constants) {
      case Preset paper -> {
        if (where.equals("cpu")) {
          // those of small matrix products wait for each other where other work goes on beside
          NativeThreads.use(Math.max(1, training.threads() / 2));
        }
        yield new PaperRun(
            new PaperSettings(
                folder,
                set,
                models.face(),
                models.bust(),
                paper,
                Optional.of(FaceRegressor.bytes(Optional.ofNullable(regressor))),
                where,
                training.seed(),
                workers),
            stage);
      }
      case CompactPreset compact -> {
        RunSettings settings =
            new RunSettings(
                folder,
                set,
                Objects.requireNonNull(sheets),
                models.bust(),
                compact,
                where,
                training.seed(),
                workers);
        yield stage == 1 ? new CompactRun(settings) : new RefineRun(settings);
      }
    };
  }

  private void train(TrainingRun run, AtomicBoolean stopped) throws IOException {
    if (resume) {
      run.resume();
    } else if (Files.exists(run.checkpoint())) {
      throw new WrongUse(
          "%s holds a run already; add --resume to go on with it, or name another --out"
              .formatted(run.checkpoint().getParent()));
    } else {
      run.begin();
    }
    Duration limit =
        Double.isInfinite(minutes)
            ? Duration.ofDays(3650)
            : Duration.ofMillis(Math.round(60_000 * minutes));
    // pictures seen before took time that says nothing about what is left
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("pictures")
            .setInitialMax(run.allPictures())
            .startsFrom(run.pictures(), Duration.ZERO)
            .build()) {
      run.train(
          limit,
          stopped::get,
          (seen, words) -> {
            bar.stepTo(seen);
            bar.setExtraMessage(" " + words);
          });
    }
    tell(run.checkpoint(), run.pictures(), run.allPictures());
  }

  private static void tell(Path checkpoint, long seen, long all) {
    System.out.printf(
        "%s: %d of %d pictures seen%s%n",
        checkpoint, seen, all, seen < all ? "; --resume goes on" : "");
  }

  /** Not required by the parser, which would ask for it with subcommands too. */
  private static Path given(String option, @Nullable Path value) {
    if (value == null) {
      throw new WrongUse(
          "a run takes --data and --out, and --template with the preset compact; %s is missing (see understudy train --help)"
              .formatted(option));
    }
    return value;
  }
}
