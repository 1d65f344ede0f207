package org.understudy.trainer.gan.regress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.understudy.parametric.file.WholeFile;
import org.understudy.trainer.JsonFile;
import org.understudy.trainer.NeedsLibtorch;
import org.understudy.trainer.VersionedCard;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy train regressor}: learns to read identity and expression from faces. */
@NeedsLibtorch
@Command(
    name = "regressor",
    mixinStandardHelpOptions = true,
    description = {
      "Train the network that reads identity and expression from a picture of a face, on a set of",
      "portraits whose codes are known. Faces at the end of the set are held out to measure it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy train regressor --data portraits --out parts/regressor",
      "  understudy train regressor --data portraits --out parts/regressor --pictures 400000"
    })
public final class TrainRegressorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A set of portraits, as `understudy dataset` makes it.")
  private Path data = Path.of("portraits");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the network and its manifest.")
  private Path out = Path.of("regressor");

  @Option(
      names = "--pictures",
      defaultValue = "150000",
      description = "How many pictures are seen, 32 or more (default: ${DEFAULT-VALUE}).")
  private long pictures = 150_000;

  @Option(
      names = "--held-out",
      defaultValue = "256",
      description = "Faces that are not learned but measured (default: ${DEFAULT-VALUE}).")
  private int heldOut = 256;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of initial values and order (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      paramLabel = "cpu|cuda",
      description = "Where the network is computed (default: ${DEFAULT-VALUE}).")
  private String device = "cpu";

  @Option(
      names = "--threads",
      description = "Threads to prepare pictures with (default: the number of processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** Made by the command line parser. */
  public TrainRegressorCommand() {}

  @Override
  public Integer call() throws IOException {
    require(pictures >= 32, "--pictures takes 32 or more, got " + pictures);
    require(threads >= 1, "--threads takes 1 or more, got " + threads);
    PortraitSet set = PortraitSet.open(data);
    require(
        heldOut >= 1 && heldOut < set.count(),
        "--held-out takes 1 to %d with this set, got %d".formatted(set.count() - 1, heldOut));
    try (Workers workers = new Workers(threads);
        RegressorTraining training =
            new RegressorTraining(
                new FaceLessons(set, BuiltInModels.read().bust(), workers),
                set.manifest().identityCount(),
                heldOut,
                seed,
                device,
                workers);
        ProgressBar bar = new ProgressBar("faces", pictures)) {
      training.train(pictures, bar::stepTo);
      write(training, set);
    }
    return 0;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), otherwise);
    }
  }

  private void write(RegressorTraining training, PortraitSet set) throws IOException {
    RegressorError error = training.measure();
    Map<String, String> card = new LinkedHashMap<>();
    card.put("network", "reads identity and expression from faces");
    card.put("data", "%d portraits: %s".formatted(set.count() - heldOut, set.manifest().source()));
    card.put("origin", set.manifest().origin());
    card.put("licence", set.manifest().licence());
    card.put("picturesSeen", String.valueOf(pictures));
    card.put("trainingSeed", String.valueOf(seed));
    card.put("heldOutFaces", String.valueOf(error.faces()));
    card.put("identityVarianceRead", number(error.identityExplained()));
    card.put("expressionMeanError", number(error.expressionMean()));
    card.put("expressionCorrelation", number(error.correlation()));
    error
        .correlations()
        .forEach(
            (expression, value) ->
                card.put("correlation." + expression.arkitName(), number(value)));
    Files.createDirectories(out);
    byte[] network = training.onnx(card);
    WholeFile.write(out.resolve(FaceRegressor.FILE), stream -> stream.write(network));
    JsonFile.write(out.resolve(FaceRegressor.MANIFEST), VersionedCard.of(card));
    System.out.print(JsonFile.text(card));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
