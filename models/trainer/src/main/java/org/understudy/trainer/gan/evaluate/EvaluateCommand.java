package org.understudy.trainer.gan.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.understudy.assets.Assets;
import org.understudy.avatar.generator.Generator;
import org.understudy.avatar.generator.OnnxNetwork;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.JsonFile;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.photo.StillTracker;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy evaluate}: measures a generator against a set of portraits. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measure a generator of people against a set of portraits: Frechet and kernel distance of whole",
      "pictures and of faces, how well expressions, identities and poses obey their codes as a regressor and",
      "the tracker see it, how alike pictures of one person are, and whether two views agree. Prints a table; --out writes JSON."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy evaluate --model run/generator --data portraits",
      "  understudy evaluate --data portraits --count 20000 --out scores.json",
      "  understudy evaluate --data portraits --regressor regressor.onnx --features inception.onnx"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final String FOLDER = "generator/";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "A generator, as `understudy train` leaves it in RUN/generator (default: the built-in one).")
  private @Nullable Path model;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The set of portraits to compare with.")
  private @Nullable Path data;

  @Option(
      names = "--count",
      defaultValue = "2000",
      description = "Pictures to generate, 64 or more (default: ${DEFAULT-VALUE}).")
  private int count = 2000;

  @Option(
      names = "--truncation",
      defaultValue = "1",
      description = "As in `understudy sample`, 0 to 2 (default: ${DEFAULT-VALUE}).")
  private double truncation = 1;

  @Option(
      names = "--regressor",
      paramLabel = "FILE.onnx",
      description =
          "What reads faces, as `understudy train regressor` makes it (default: the built-in one).")
  private @Nullable Path regressor;

  @Option(
      names = "--features",
      paramLabel = "FILE.onnx",
      description =
          "A feature network of your own such as Inception, [1, 3, S, S] RGB from -1 to 1 to features (default: those of the regressor, whose scores compare with nothing published).")
  private @Nullable Path features;

  @Option(names = "--out", paramLabel = "FILE.json", description = "Also write the figures there.")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of people and poses (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--threads",
      description = "Threads to work with (default: the number of processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** Made by the command line parser. */
  public EvaluateCommand() {}

  @Override
  public Integer call() throws IOException {
    if (count < 64 || threads < 1 || !(truncation >= 0 && truncation <= 2)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--count takes 64 or more, --threads 1 or more, --truncation 0 to 2; got %d, %d and %s"
              .formatted(count, threads, truncation));
    }
    Optional<Path> given = Optional.ofNullable(data);
    if (given.isEmpty()) {
      // not required by the parser, which would ask for it with subcommands too
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "evaluate takes --data, which is missing");
    }
    PortraitSet set = PortraitSet.open(given.get());
    BuiltInModels models = BuiltInModels.read();
    BustModel bust = models.bust();
    try (Workers workers = new Workers(threads);
        Generator generator = generator(bust);
        FaceRegressor reader = FaceRegressor.openOrBuiltIn(Optional.ofNullable(regressor));
        PictureFeatures seen = PictureFeatures.of(Optional.ofNullable(features), reader)) {
      Evaluation evaluation =
          new Evaluation(generator, set, bust, reader, seen, workers, truncation, seed);
      Evaluation.Report report;
      long begin;
      try (ProgressBar bar =
          new ProgressBar("pictures", (long) count + evaluation.realCount(count))) {
        begin = System.nanoTime();
        report = evaluation.measure(count, bar::stepTo);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("features", seen.name());
      all.put("truncation", truncation);
      all.putAll(report.figures());
      all.put(
          "picturesPerSecond",
          Math.round(10 * (count + evaluation.realCount(count)) / seconds) / 10.0);
      evaluation.views().tell(all);
      try (StillTracker tracker = StillTracker.open(models)) {
        evaluation.tracked(tracker).tell("", all);
        evaluation.trackedReal(tracker).tell("OfReal", all);
      }
      tell(all, report.face().frechet().rankDeficient());
    }
    return 0;
  }

  private Generator generator(BustModel bust) throws IOException {
    Optional<Path> own = Optional.ofNullable(model);
    return own.isPresent()
        ? Generator.open(own.get(), bust, OnnxNetwork.Device.AUTO)
        : Generator.open(
            name -> Assets.open(FOLDER + name),
            "the built-in generator",
            bust,
            OnnxNetwork.Device.AUTO);
  }

  private void tell(Map<String, Object> all, boolean rankDeficient) throws IOException {
    all.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-36s %s%n", name, value));
    if (rankDeficient) {
      System.out.println(
          "fewer pictures than features have numbers: the Frechet distances depend much on --count");
    }
    Optional<Path> file = Optional.ofNullable(out);
    if (file.isPresent()) {
      JsonFile.write(file.get(), all);
    }
  }
}
