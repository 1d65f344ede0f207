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
      "pictures and of faces, how well expressions and identities obey their codes, and how alike",
      "pictures of one person are. Prints a table; --out writes JSON."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy evaluate --model run/generator --data portraits --regressor parts/regressor/regressor.onnx",
      "  understudy evaluate --data portraits --regressor regressor.onnx --count 20000 --out scores.json",
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
      required = true,
      paramLabel = "DIR",
      description = "The set of portraits to compare with.")
  private Path data = Path.of("portraits");

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
      required = true,
      paramLabel = "FILE.onnx",
      description = "What reads faces, as `understudy train regressor` makes it.")
  private Path regressor = Path.of("regressor.onnx");

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
    PortraitSet set = PortraitSet.open(data);
    BustModel bust = BuiltInModels.read().bust();
    try (Workers workers = new Workers(threads);
        Generator generator = generator(bust);
        FaceRegressor reader = FaceRegressor.open(regressor);
        PictureFeatures seen = seen(reader)) {
      Evaluation evaluation = new Evaluation(generator, set, bust, reader, seen, workers, seed);
      Evaluation.Report report;
      long begin;
      try (ProgressBar bar =
          new ProgressBar("pictures", (long) count + evaluation.realCount(count))) {
        begin = System.nanoTime();
        report = evaluation.measure(count, truncation, bar::stepTo);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      tell(report, seen.name(), (count + evaluation.realCount(count)) / seconds);
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

  private PictureFeatures seen(FaceRegressor reader) throws IOException {
    Optional<Path> own = Optional.ofNullable(features);
    return own.isPresent() ? PictureFeatures.of(own.get()) : PictureFeatures.own(reader);
  }

  private void tell(Evaluation.Report report, String featureName, double picturesPerSecond)
      throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("features", featureName);
    all.put("generated", report.whole().generated());
    all.put("real", report.whole().real());
    all.put("truncation", truncation);
    all.put("frechetWhole", rounded(report.whole().frechet().distance()));
    all.put("frechetFace", rounded(report.face().frechet().distance()));
    all.put("kernelWhole100", rounded(report.whole().kernel().percent()));
    all.put("kernelWhole100StandardError", rounded(100 * report.whole().kernel().standardError()));
    all.put("kernelFace100", rounded(report.face().kernel().percent()));
    all.put("kernelFace100StandardError", rounded(100 * report.face().kernel().standardError()));
    all.put("expressionCorrelation", rounded(report.control().correlation()));
    all.put("expressionCorrelationOfReal", rounded(report.reference().correlation()));
    all.put("expressionMeanError", rounded(report.control().expressionMean()));
    all.put("expressionMeanErrorOfReal", rounded(report.reference().expressionMean()));
    all.put("identityVarianceRead", rounded(report.control().identityExplained()));
    all.put("identityVarianceReadOfReal", rounded(report.reference().identityExplained()));
    all.put("intraclassCorrelation", rounded(report.consistency().intraclassCorrelation()));
    all.put("picturesPerSecond", rounded(picturesPerSecond));
    all.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-30s %s%n", name, value));
    if (report.whole().frechet().rankDeficient()) {
      System.out.println(
          "fewer pictures than features have numbers: the Frechet distances depend much on --count");
    }
    Optional<Path> file = Optional.ofNullable(out);
    if (file.isPresent()) {
      JsonFile.write(file.get(), all);
    }
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(1e4 * value) / 1e4 : value;
  }
}
