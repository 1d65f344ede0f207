package org.understudy.trainer.gan.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.understudy.trainer.JsonFile;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.regress.RegressorError;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.photo.StillTracker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy evaluate regressor}: the regressor beside the tracker on videos. */
@Command(
    name = "regressor",
    mixinStandardHelpOptions = true,
    description = {
      "Compare what the regressor reads from faces in videos with what the tracker sees there: the",
      "correlation of each expression that moves, and with two videos or more how much of the identity",
      "that is read lies between people. Prints JSON."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy evaluate regressor --video talk.mp4",
      "  understudy evaluate regressor --regressor parts/regressor/regressor.onnx --video a.mp4 --video b.mp4 --every 10"
    })
public final class EvaluateRegressorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--video",
      required = true,
      paramLabel = "FILE",
      description = "A video of one person; again for more of them.")
  private List<Path> videos = List.of();

  @Option(
      names = "--regressor",
      paramLabel = "FILE.onnx",
      description =
          "As `understudy train regressor` makes it (default: the one that comes with the program).")
  private @Nullable Path regressor;

  @Option(
      names = "--every",
      defaultValue = "5",
      paramLabel = "N",
      description = "Look at every Nth frame (default: ${DEFAULT-VALUE}).")
  private int every = 5;

  @Option(names = "--out", paramLabel = "FILE.json", description = "Also write the figures there.")
  private @Nullable Path out;

  /** Made by the command line parser. */
  public EvaluateRegressorCommand() {}

  @Override
  public Integer call() throws IOException {
    if (every < 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--every takes 1 or more, got " + every);
    }
    BuiltInModels models = BuiltInModels.read();
    Map<String, Object> all = new LinkedHashMap<>();
    try (FaceRegressor reader = FaceRegressor.openOrBuiltIn(Optional.ofNullable(regressor));
        StillTracker tracker = StillTracker.open(models)) {
      RegressorAgreement agreement =
          new RegressorAgreement(
              reader,
              tracker,
              models.bust().skeleton(new float[models.bust().shapeCount()]),
              every);
      for (Path video : videos) {
        all.put(String.valueOf(video.getFileName()), told(compare(agreement, video)));
      }
      agreement
          .identity()
          .ifPresent(
              identity ->
                  all.put(
                      "intraclassCorrelation",
                      Evaluation.rounded(identity.intraclassCorrelation())));
    }
    System.out.print(JsonFile.text(all));
    Optional<Path> file = Optional.ofNullable(out);
    if (file.isPresent()) {
      JsonFile.write(file.get(), all);
    }
    return 0;
  }

  private static RegressorAgreement.OfVideo compare(RegressorAgreement agreement, Path video)
      throws IOException {
    try (ProgressBar bar = new ProgressBar(String.valueOf(video.getFileName()), -1)) {
      return agreement.compare(video, (frames, all) -> bar.maxHint(all).stepTo(frames));
    }
  }

  private static Map<String, Object> told(RegressorAgreement.OfVideo video) {
    RegressorError error = video.expressions();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("frames", video.frames());
    all.put("faces", video.faces());
    all.put("expressionCorrelation", Evaluation.rounded(error.correlation()));
    Map<String, Object> each = new LinkedHashMap<>();
    error
        .correlations()
        .forEach((name, value) -> each.put(name.arkitName(), Evaluation.rounded(value)));
    all.put("correlations", each);
    return all;
  }
}
