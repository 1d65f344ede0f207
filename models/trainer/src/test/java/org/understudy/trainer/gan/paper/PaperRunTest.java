package org.understudy.trainer.gan.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.file.AvatarFile;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.dataset.ToyPortraits;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.preset.PresetReader;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.train.NotFiniteException;
import org.understudy.trainer.gan.train.TrainingRun;
import org.understudy.trainer.studio.Workers;

class PaperRunTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final String LENGTH = "\"stageOnePictures\": 200";

  @TempDir Path folder;
  private final GanFixture fixture = new GanFixture();
  private final Workers workers = new Workers(1);

  PaperRunTest() throws IOException {}

  @AfterEach
  void endThreads() {
    workers.close();
  }

  /** The preset smoke with one text in the place of another, and so on. */
  private static Preset preset(String... fromTo) throws IOException {
    try (InputStream in = PresetReader.class.getResourceAsStream("smoke.json")) {
      assertThat(in).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (int i = 0; i < fromTo.length; i += 2) {
        assertThat(text).contains(fromTo[i]);
        text = text.replace(fromTo[i], fromTo[i + 1]);
      }
      return PresetReader.read(
          "mine.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static Preset shortPreset() throws IOException {
    return preset(
        LENGTH, "\"stageOnePictures\": 12", "\"stageTwoPictures\": 100", "\"stageTwoPictures\": 8");
  }

  private PaperRun run(String name, Preset preset, int stage, int size, long seed)
      throws IOException {
    Path data = folder.resolve("data" + size);
    if (!Files.exists(data)) {
      ToyPortraits.writeLively(
          data, 6, size, fixture.face.identityCount(), fixture.bust.shapeCount());
    }
    PaperSettings settings =
        new PaperSettings(
            folder.resolve(name),
            PortraitSet.open(data),
            fixture.face,
            fixture.bust,
            preset,
            Optional.of(FaceRegressor.builtIn()),
            "cpu",
            seed,
            workers);
    return new PaperRun(settings, stage);
  }

  private void train(String name, Preset preset, int stage, boolean resumed, long until)
      throws IOException {
    try (PaperRun run = run(name, preset, stage, 64, 1)) {
      if (resumed) {
        run.resume();
      } else {
        run.begin();
      }
      BooleanSupplier reached = () -> run.pictures() >= until;
      run.train(LONG, reached, (_, _) -> {});
      assertThat(run.pictures()).isEqualTo(Math.min(until, run.allPictures()));
    }
  }

  private List<Double> column(String file, String name) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(file));
    int at = List.of(lines.getFirst().split(",", -1)).indexOf(name);
    List<Double> out = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      out.add(Double.parseDouble(line.split(",", -1)[at]));
    }
    return out;
  }

  @Test
  void whatIsToFallFallsAndEveryTermIsLogged() throws Exception {
    Preset steep =
        preset(
            LENGTH,
            "\"stageOnePictures\": 100",
            "\"generatorRate\": 5e-5",
            "\"generatorRate\": 5e-4",
            "\"faceModel\": 1.0",
            "\"faceModel\": 20.0");
    train("run", steep, 1, false, Long.MAX_VALUE);
    List<String> lines = Files.readAllLines(folder.resolve("run/log.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .startsWith("pictures,size,rate,generator.whole,generator.face,generator.torso,")
        .contains("faceModel", "poseSmooth", "expressionSmooth", "expressionMinimal", "landmarks")
        .contains("judges.r1.face", "generator.gradientNorm", "judges.gradientNorm");
    for (String falling : List.of("judges.whole", "judges.face", "generator.faceModel")) {
      List<Double> values = column("run/log.csv", falling);
      assertThat(values.getLast()).as(falling).isLessThan(values.getFirst());
    }
    assertThat(folder.resolve("run/events")).isNotEmptyDirectory();
    Path sheet = folder.resolve("run/samples/stage1-000000100.png");
    assertThat(ImageIO.read(sheet.toFile()).getWidth()).isEqualTo(9 * 16);
  }

  @Test
  void bothStagesGoOnAsIfTheyHadNotBeenStopped() throws Exception {
    Preset preset = shortPreset();
    train("straight", preset, 1, false, Long.MAX_VALUE);
    train("stopped", preset, 1, false, 6);
    train("stopped", preset, 1, true, Long.MAX_VALUE);
    assertThat(folder.resolve("stopped/" + TrainingRun.FIRST_CHECKPOINT))
        .hasSameBinaryContentAs(folder.resolve("straight/" + TrainingRun.FIRST_CHECKPOINT));
    byte[] first = Files.readAllBytes(folder.resolve("stopped/" + TrainingRun.FIRST_CHECKPOINT));

    train("straight", preset, 2, false, Long.MAX_VALUE);
    train("stopped", preset, 2, false, 2);
    train("stopped", preset, 2, true, Long.MAX_VALUE);
    assertThat(folder.resolve("stopped/" + PaperRun.SECOND_CHECKPOINT))
        .hasSameBinaryContentAs(folder.resolve("straight/" + PaperRun.SECOND_CHECKPOINT));
    assertThat(folder.resolve("stopped/" + TrainingRun.FIRST_CHECKPOINT)).hasBinaryContent(first);
    assertThat(Files.readAllLines(folder.resolve("stopped/upsampler.csv")).getFirst())
        .contains("generator.whole")
        .doesNotContain("faceModel");
    Path sheet = folder.resolve("straight/samples/stage2-000000008.png");
    assertThat(ImageIO.read(sheet.toFile()).getHeight()).isEqualTo(4 * 64);
    assertThat(folder.resolve("straight/onnx/upsampler.onnx")).isNotEmptyFile();
    Avatar avatar = AvatarFile.read(folder.resolve("straight/people/seed2.avatar"));
    assertThat(avatar.sheets()).hasSize(preset.manifolds().levels());
    assertThat(avatar.metadata()).containsEntry("seed", "2").containsEntry("licence", "CC0 1.0");
  }

  @Test
  void whatDoesNotFitIsRefused() throws Exception {
    Preset preset = shortPreset();
    try (PaperRun none = run("none", preset, 2, 64, 1)) {
      assertThatThrownBy(none::begin)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("run the first stage before the second");
      assertThatThrownBy(none::resume)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("leave out --resume");
    }
    train("run", preset, 1, false, 2);
    try (PaperRun other = run("run", preset, 1, 64, 2)) {
      assertThatThrownBy(other::resume)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("was trained on the set \"lively\" with seed 1");
    }
    try (PaperRun other =
        run("run", preset("\"hiddenWidth\": 32", "\"hiddenWidth\": 16"), 2, 64, 1)) {
      assertThatThrownBy(other::begin)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is the checkpoint of another network")
          .hasMessageContaining("use the preset it was made with");
    }
    assertThatThrownBy(() -> run("small", preset, 2, 32, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("learns from pictures of 64 pixels, the set's have 32");
  }

  @Test
  void saysWhatIsNotFiniteAndKeepsTheCheckpointBefore() throws Exception {
    Preset wild = preset("\"discriminatorRate\": 2e-3", "\"discriminatorRate\": 1e30");
    try (PaperRun run = run("wild", wild, 1, 64, 1)) {
      run.save();
      Path checkpoint = folder.resolve("wild/" + TrainingRun.FIRST_CHECKPOINT);
      byte[] before = Files.readAllBytes(checkpoint);
      assertThatThrownBy(() -> run.train(LONG, () -> false, (_, _) -> {}))
          .isInstanceOf(NotFiniteException.class)
          .hasMessageContaining("generator.whole is not finite after 2 pictures");
      assertThat(checkpoint).hasBinaryContent(before);
    }
  }
}
