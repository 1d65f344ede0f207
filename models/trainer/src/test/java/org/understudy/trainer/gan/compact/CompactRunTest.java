package org.understudy.trainer.gan.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.generator.Generator;
import org.understudy.avatar.generator.OnnxNetwork;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.gan.evaluate.EvaluateCommand;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.regress.TrainRegressorCommand;
import org.understudy.trainer.gan.tensor.NativeThreads;
import org.understudy.trainer.gan.train.NotFiniteException;
import org.understudy.trainer.gan.train.TrainingRun;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompactRunTest {
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir Path folder;

  @BeforeAll
  static void useOneThread() {
    NativeThreads.use(1);
  }

  private static CompactPreset preset(double rate) {
    return ToyRun.preset(rate);
  }

  private CompactRun run(String name, CompactPreset preset, BustModel bust, Workers workers)
      throws IOException {
    return new CompactRun(settings(name, preset, bust, workers));
  }

  private RunSettings settings(String name, CompactPreset preset, BustModel bust, Workers workers)
      throws IOException {
    return ToyRun.settings(folder, name, preset, bust, workers);
  }

  @Test
  void goesThroughItsPhasesAndLogsThatTheErrorFalls() throws Exception {
    BustModel bust = ToyTemplate.bust();
    try (Workers workers = new Workers(2);
        CompactRun run = run("run", preset(0.01), bust, workers)) {
      run.train(LONG, () -> false, (_, _) -> {});
      assertThat(run.pictures()).isEqualTo(200);
    }
    List<String> lines = Files.readAllLines(folder.resolve("run/log.csv"));
    assertThat(lines.getFirst()).startsWith("pictures,size,rate,error");
    assertThat(lines).hasSize(5);
    double first = Double.parseDouble(lines.get(1).split(",", -1)[3]);
    double last = Double.parseDouble(lines.get(4).split(",", -1)[3]);
    assertThat(last).isLessThan(0.7 * first);
    assertThat(folder.resolve("run/events")).isNotEmptyDirectory();
    assertThat(folder.resolve("run/samples/000000200.png")).isNotEmptyFile();
    try (Generator generator =
        Generator.open(folder.resolve("run/generator"), bust, OnnxNetwork.Device.CPU)) {
      Avatar avatar = generator.avatar("toy", 7, 1);
      assertThat(avatar.sheets()).hasSize(3);
      assertThat(avatar.metadata())
          .containsEntry("seed", "7")
          .containsEntry("picturesSeen", "200")
          .containsEntry("licence", "CC0 1.0")
          .containsKey("heldOutDecibels");
      assertThat(generator.person(7, 1)).isEqualTo(generator.person(7, 1));
    }
  }

  @Test
  void refinesAndGoesOnAsIfItHadNotBeenStopped() throws Exception {
    BustModel bust = ToyTemplate.bust();
    CompactPreset preset = preset(0.01);
    try (Workers workers = new Workers(2)) {
      for (String name : List.of("straight", "stopped")) {
        try (CompactRun first = run(name, preset, bust, workers)) {
          first.train(LONG, () -> first.pictures() >= 40, (_, _) -> {});
        }
      }
      try (RefineRun straight = new RefineRun(settings("straight", preset, bust, workers))) {
        straight.begin();
        straight.train(LONG, () -> false, (_, _) -> {});
        assertThat(straight.pictures()).isEqualTo(24);
      }
      try (RefineRun stopped = new RefineRun(settings("stopped", preset, bust, workers))) {
        stopped.begin();
        stopped.train(LONG, () -> stopped.pictures() >= 10, (_, _) -> {});
      }
      try (RefineRun resumed = new RefineRun(settings("stopped", preset, bust, workers))) {
        resumed.resume();
        assertThat(resumed.pictures()).isEqualTo(10);
        resumed.train(LONG, () -> false, (_, _) -> {});
      }
    }
    assertThat(folder.resolve("stopped/" + RefineRun.CHECKPOINT))
        .hasSameBinaryContentAs(folder.resolve("straight/" + RefineRun.CHECKPOINT));
    assertThat(folder.resolve("straight/generator/manifest.json"))
        .content()
        .contains("refined adversarially on 24 pictures");
  }

  private static int execute(Object command, String... arguments) {
    return new CommandLine(command).execute(arguments);
  }

  @Test
  void isMeasuredByARegressorThatWasTrainedOnTheSameSet() throws Exception {
    BustModel bust = ToyTemplate.bust();
    try (Workers workers = new Workers(2);
        CompactRun run = run("run", preset(0.01), bust, workers)) {
      run.train(Duration.ofMillis(1), () -> false, (_, _) -> {});
    }
    Path data = folder.resolve("data");
    Path reader = folder.resolve("reader");
    assertThat(
            execute(
                new TrainRegressorCommand(),
                "--data=" + data,
                "--out=" + reader,
                "--pictures=64",
                "--held-out=2"))
        .isZero();
    assertThat(reader.resolve("regressor.json"))
        .content()
        .contains("\"version\" : 1", "\"licence\" : \"CC0 1.0\"", "identityVarianceRead");
    Path scores = folder.resolve("scores.json");
    assertThat(
            execute(
                new EvaluateCommand(),
                "--model=" + folder.resolve("run/generator"),
                "--data=" + data,
                "--regressor=" + reader.resolve(FaceRegressor.FILE),
                "--count=64",
                "--out=" + scores))
        .isZero();
    assertThat(scores)
        .content()
        .contains("\"generated\" : 64", "\"real\" : 5", "frechetFace", "intraclassCorrelation")
        .contains("trackedFaces\" : ", "trackedFacesOfReal")
        .contains("compare with nothing published");
    JsonNode figures = JsonMapper.shared().readTree(Files.readString(scores));
    assertThat(figures.get("viewPixelsCompared").asDouble()).isBetween(0.2, 1.0);
    assertThat(figures.get("viewColourError255").asDouble()).isBetween(0.0, 10.0);
    assertThat(execute(new EvaluateCommand(), "--data=" + data, "--regressor=x.onnx", "--count=3"))
        .isEqualTo(2);
  }

  @Test
  void theSecondStageAsksForTheFirst() throws Exception {
    BustModel bust = ToyTemplate.bust();
    try (Workers workers = new Workers(1);
        RefineRun run = new RefineRun(settings("none", preset(0.01), bust, workers))) {
      assertThatThrownBy(run::begin)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("run the first stage before the second");
    }
  }

  @Test
  void aGeneratorWithoutOneOfItsFilesIsRefused() throws Exception {
    BustModel bust = ToyTemplate.bust();
    try (Workers workers = new Workers(1);
        CompactRun run = run("run", preset(0.01), bust, workers)) {
      run.train(Duration.ofMillis(1), () -> false, (_, _) -> {});
    }
    Path generator = folder.resolve("run/generator");
    Path manifest = generator.resolve(Generator.MANIFEST);
    String text = Files.readString(manifest);
    assertThat(text).contains("\"version\" : 1");
    Files.writeString(manifest, text.replace("\"version\" : 1", "\"version\" : 2"));
    assertThatThrownBy(() -> Generator.open(generator, bust, OnnxNetwork.Device.CPU))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2, written by a newer Understudy");
    Files.writeString(manifest, text);
    Files.write(generator.resolve(Generator.MIXTURE), new byte[] {1, 2, 3, 4, 5});
    assertThatThrownBy(() -> Generator.open(generator, bust, OnnxNetwork.Device.CPU))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Generator.MIXTURE);
    Files.delete(generator.resolve(Generator.MIXTURE));
    assertThatThrownBy(() -> Generator.open(generator, bust, OnnxNetwork.Device.CPU))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no generator, it has no " + Generator.MIXTURE);
  }

  @Test
  void aRunThatWasStoppedEndsAsOneThatWasNot() throws Exception {
    BustModel bust = ToyTemplate.bust();
    try (Workers workers = new Workers(2)) {
      try (CompactRun straight = run("straight", preset(0.01), bust, workers)) {
        straight.train(LONG, () -> false, (_, _) -> {});
      }
      try (CompactRun stopped = run("stopped", preset(0.01), bust, workers)) {
        stopped.train(LONG, () -> stopped.pictures() >= 74, (_, _) -> {});
        assertThat(stopped.pictures()).isEqualTo(74);
      }
      try (CompactRun resumed = run("stopped", preset(0.01), bust, workers)) {
        resumed.resume();
        assertThat(resumed.pictures()).isEqualTo(74);
        resumed.train(LONG, () -> false, (_, _) -> {});
      }
    }
    assertThat(folder.resolve("stopped/" + TrainingRun.FIRST_CHECKPOINT))
        .hasSameBinaryContentAs(folder.resolve("straight/" + TrainingRun.FIRST_CHECKPOINT));
  }

  @Test
  void saysWhatIsNotFiniteAndKeepsTheCheckpointBefore() throws Exception {
    BustModel bust = ToyTemplate.bust();
    try (Workers workers = new Workers(1);
        CompactRun run = run("wild", preset(1e30), bust, workers)) {
      run.save();
      byte[] before = Files.readAllBytes(folder.resolve("wild/" + TrainingRun.FIRST_CHECKPOINT));
      assertThatThrownBy(() -> run.train(LONG, () -> false, (_, _) -> {}))
          .isInstanceOf(NotFiniteException.class)
          .hasMessageContaining("is not finite after");
      assertThat(folder.resolve("wild/" + TrainingRun.FIRST_CHECKPOINT)).hasBinaryContent(before);
    }
  }

  @Test
  void refusesToGoOnWithWhatIsNotThere() throws Exception {
    BustModel bust = ToyTemplate.bust();
    try (Workers workers = new Workers(1);
        CompactRun run = run("empty", preset(0.01), bust, workers)) {
      assertThatThrownBy(run::resume)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("leave out --resume");
    }
  }
}
