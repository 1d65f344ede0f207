package org.understudy.trainer.gan.ablate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateSheet;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.gan.compact.CompactRun;
import org.understudy.trainer.gan.compact.RunSettings;
import org.understudy.trainer.gan.compact.ToyRun;
import org.understudy.trainer.gan.evaluate.PictureFeatures;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.regress.TrainRegressorCommand;
import org.understudy.trainer.gan.tensor.NativeThreads;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine;

class AblationTest {
  private static final int PICTURES = 4;

  @TempDir Path folder;

  @BeforeAll
  static void useOneThread() {
    NativeThreads.use(1);
  }

  private RunSettings first(Workers workers) throws IOException {
    return ToyRun.settings(folder, "run", ToyRun.preset(0.01), ToyRun.bust(), workers);
  }

  @Test
  void everyRowIsTrainedMeasuredAndNotDoneTwice() throws Exception {
    try (Workers workers = new Workers(2)) {
      RunSettings first = first(workers);
      try (CompactRun run = new CompactRun(first)) {
        run.train(Duration.ofMillis(1), () -> false, (_, _) -> {});
      }
      try (FaceRegressor regressor = regressor()) {
        Ablation ablation = ablation(first, PICTURES, regressor);
        List<RowScores> rows = new ArrayList<>();
        for (AblationRow row : AblationRow.values()) {
          assertThat(ablation.scores(row)).isEmpty();
          assertThat(ablation.train(row, () -> false, (_, _) -> {})).isTrue();
          rows.add(ablation.measure(row, _ -> {}));
          assertThat(ablation.scores(row)).hasValue(rows.getLast());
        }
        assertThat(folder.resolve("out/whole-only/refined.safetensors")).isNotEmptyFile();
        assertThat(rows).extracting(RowScores::frechetFace).allMatch(d -> d >= 0).hasSize(6);
        assertThat(AblationTable.text(rows))
            .contains("without D^p", "11.26", "of 10 pairs of rows stand as in the paper");
        Ablation longer = ablation(first, 2 * PICTURES, regressor);
        assertThat(longer.scores(AblationRow.FULL)).isEmpty();
        assertThat(longer.scores(AblationRow.FIRST_STAGE)).isPresent();
      }
    }
  }

  @Test
  void aRowThatWasStoppedIsNotFinishedAndGoesOn() throws Exception {
    try (Workers workers = new Workers(2)) {
      RunSettings first = first(workers);
      try (CompactRun run = new CompactRun(first)) {
        run.train(Duration.ofMillis(1), () -> false, (_, _) -> {});
      }
      try (FaceRegressor regressor = regressor()) {
        Ablation ablation = ablation(first, PICTURES, regressor);
        assertThat(ablation.train(AblationRow.FULL, () -> true, (_, _) -> {})).isFalse();
        assertThat(ablation.train(AblationRow.FULL, () -> false, (_, _) -> {})).isTrue();
      }
    }
  }

  private Ablation ablation(RunSettings first, int pictures, FaceRegressor regressor) {
    return new Ablation(
        first, folder.resolve("out"), pictures, 64, regressor, PictureFeatures.own(regressor));
  }

  /** As it comes of one step: it reads the codes of the toys, which the built-in one does not. */
  private FaceRegressor regressor() throws IOException {
    Path reader = folder.resolve("reader");
    new CommandLine(new TrainRegressorCommand())
        .execute(
            "--data=" + folder.resolve("data"), "--out=" + reader, "--pictures=32", "--held-out=2");
    return FaceRegressor.open(reader.resolve(FaceRegressor.FILE));
  }

  @Test
  void asksForTheFirstStage() throws Exception {
    try (Workers workers = new Workers(1)) {
      RunSettings first = first(workers);
      Files.createDirectories(first.folder());
      try (FaceRegressor regressor = regressor()) {
        Ablation ablation = ablation(first, PICTURES, regressor);
        assertThatThrownBy(() -> ablation.train(AblationRow.FULL, () -> false, (_, _) -> {}))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("run the first stage before an ablation");
      }
    }
  }

  @Test
  void rowsLeaveOutWhatTheySay() {
    CompactPreset full = ToyRun.preset(0.01);
    assertThat(AblationRow.FULL.preset(full, 9).refine().weights()).containsExactly(1.0, 1.0, 0.5);
    assertThat(AblationRow.FULL.preset(full, 9).refine().pictures()).isEqualTo(9);
    assertThat(AblationRow.WHOLE_ONLY.preset(full, 9).refine().weights())
        .containsExactly(1.0, 0.0, 0.0);
    assertThat(AblationRow.WITHOUT_TORSO.preset(full, 9).refine().weights())
        .containsExactly(1.0, 1.0, 0.0);
    assertThat(AblationRow.CUT_FACES.preset(full, 9).refine().drawsFaces()).isFalse();
    assertThat(AblationRow.CUT_FACES.preset(full, 9).refine().judgesFaces()).isTrue();
  }

  @Test
  void withoutPoseDeformationShellsMoveAsTheNearestVertexDoes() throws Exception {
    try (Workers workers = new Workers(1)) {
      SheetTemplate full = first(workers).template();
      TemplateSheet skin = full.sheets().getFirst();
      for (int v = 0; v < skin.vertices(); v++) {
        // the left half moves with one joint, the right with another
        boolean left = skin.mean()[3 * v] < 0;
        skin.weights()[PortraitJoint.COUNT * v] = left ? 1 : 0;
        skin.weights()[PortraitJoint.COUNT * v + 1] = left ? 0 : 1;
      }
      SheetTemplate nearest = AblationRow.WITHOUT_POSE_DEFORMATION.template(full);
      TemplateSheet shell = nearest.sheets().getLast();
      assertThat(shell.seeThrough()).isTrue();
      for (int v = 0; v < shell.vertices(); v++) {
        assertThat(shell.weights()[PortraitJoint.COUNT * v])
            .isEqualTo(shell.mean()[3 * v] < 0 ? 1 : 0);
      }
      assertThat(AblationRow.FULL.template(full)).isSameAs(full);
    }
  }
}
