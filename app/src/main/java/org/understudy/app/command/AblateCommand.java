package org.understudy.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.WrongUse;
import org.understudy.app.pipeline.CancelOnExit;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.parametric.file.WholeFile;
import org.understudy.trainer.NeedsLibtorch;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.ablate.Ablation;
import org.understudy.trainer.gan.ablate.AblationRow;
import org.understudy.trainer.gan.ablate.AblationTable;
import org.understudy.trainer.gan.ablate.RowScores;
import org.understudy.trainer.gan.compact.RunSettings;
import org.understudy.trainer.gan.evaluate.PictureFeatures;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Leaves parts of the method out, one by one, and prints the paper's Table 2 of what comes of it.
 */
@NeedsLibtorch
@Command(
    name = "ablate",
    mixinStandardHelpOptions = true,
    description = {
      "Refine a trained first stage several times, each time with a part of the method left out, with the",
      "same seed and number of pictures, and print how far each is from the set, as the paper's Table 2",
      "does. What is done is kept in --out: run again after Ctrl-C, and it goes on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy ablate --run run --data portraits --template parts/generator/sheets.template --out ablation",
      "  understudy ablate --run run --data portraits --template sheets.template --out ablation --pictures 20000 --count 5000"
    })
public final class AblateCommand implements Callable<Integer> {
  @Option(
      names = "--run",
      required = true,
      paramLabel = "RUN",
      description = "Folder of `understudy train`, its first stage finished.")
  private Path run = Path.of("run");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The set of portraits it was trained on.")
  private Path data = Path.of("portraits");

  @Option(
      names = "--template",
      required = true,
      paramLabel = "FILE",
      description = "The sheets it was trained with.")
  private Path template = Path.of("sheets.template");

  @Option(
      names = "--preset",
      defaultValue = "compact",
      paramLabel = "compact|FILE.json",
      description = "The preset it was trained with (default: ${DEFAULT-VALUE}).")
  private String preset = "compact";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the rows, and table.txt.")
  private Path out = Path.of("ablation");

  @Option(
      names = "--regressor",
      paramLabel = "FILE.onnx",
      description = "What reads faces, as in `understudy evaluate` (default: the built-in one).")
  private @Nullable Path regressor;

  @Option(
      names = "--features",
      paramLabel = "FILE.onnx",
      description = "A feature network of your own, as in `understudy evaluate`.")
  private @Nullable Path features;

  @Option(
      names = "--pictures",
      defaultValue = "8000",
      description = "Pictures that each row generates in training (default: ${DEFAULT-VALUE}).")
  private int pictures = 8000;

  @Option(
      names = "--count",
      defaultValue = "2000",
      description =
          "Pictures that each row is measured by, 64 or more (default: ${DEFAULT-VALUE}).")
  private int count = 2000;

  @Mixin private TrainingArguments training = new TrainingArguments();

  /** Made by the command line parser. */
  public AblateCommand() {}

  @Override
  public Integer call() throws IOException {
    if (pictures < 1 || count < 64) {
      throw new WrongUse(
          "--pictures takes 1 or more, --count 64 or more; got %d and %d"
              .formatted(pictures, count));
    }
    CompactPreset constants = TrainingInput.compactPreset(preset);
    String where = training.device();
    int workerCount = training.threads();
    SheetTemplate sheets = TrainingInput.template(template);
    PortraitSet set = PortraitSet.open(data);
    AtomicBoolean stopped = new AtomicBoolean();
    try (CancelOnExit _ = new CancelOnExit(() -> stopped.set(true));
        Workers workers = new Workers(workerCount);
        FaceRegressor reader = FaceRegressor.openOrBuiltIn(Optional.ofNullable(regressor));
        PictureFeatures seen = PictureFeatures.of(Optional.ofNullable(features), reader)) {
      RunSettings first =
          new RunSettings(
              run,
              set,
              sheets,
              BuiltInModels.read().bust(),
              constants,
              where,
              training.seed(),
              workers);
      Ablation ablation = new Ablation(first, out, pictures, count, reader, seen);
      List<RowScores> done = new ArrayList<>();
      for (AblationRow row : AblationRow.values()) {
        Optional<RowScores> scores = scores(ablation, row, stopped);
        if (scores.isEmpty()) {
          System.out.println("stopped; run it again to go on");
          break;
        }
        done.add(scores.get());
      }
      String table = "features: %s%n%s".formatted(seen.name(), AblationTable.text(done));
      System.out.print(table);
      if (done.size() == AblationRow.values().length) {
        WholeFile.write(
            out.resolve("table.txt"), to -> to.write(table.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return 0;
  }

  private static Optional<RowScores> scores(
      Ablation ablation, AblationRow row, AtomicBoolean stopped) throws IOException {
    Optional<RowScores> before = ablation.scores(row);
    if (before.isPresent()) {
      return before;
    }
    String number =
        "%s (%d of %d)".formatted(row.title(), row.ordinal() + 1, AblationRow.values().length);
    try (ProgressBar bar = new ProgressBar("train " + number, ablation.pictures(row))) {
      boolean finished =
          ablation.train(
              row,
              stopped::get,
              (seen, words) -> {
                bar.stepTo(seen);
                bar.setExtraMessage(" " + words);
              });
      if (!finished) {
        return Optional.empty();
      }
      bar.stepTo(ablation.pictures(row));
    }
    try (ProgressBar bar = new ProgressBar("measure " + number, ablation.measured())) {
      return Optional.of(ablation.measure(row, bar::stepTo));
    }
  }
}
