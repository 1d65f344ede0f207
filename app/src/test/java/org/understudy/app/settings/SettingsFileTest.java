package org.understudy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.ResponseCurve;
import org.understudy.app.calibration.ResponseCurves;
import org.understudy.avatar.LightPreset;
import org.understudy.parametric.ArkitExpression;

class SettingsFileTest {
  @TempDir Path folder;

  private SettingsFile file() {
    return new SettingsFile(folder.resolve("deep").resolve("settings.json"));
  }

  private static Settings unusual() {
    float[] gain = new float[ArkitExpression.COUNT];
    Arrays.fill(gain, 1);
    gain[ArkitExpression.JAW_OPEN.ordinal()] = 1.75f;
    float[] offset = new float[ArkitExpression.COUNT];
    offset[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = 0.125f;
    CallSettings call =
        CallSettings.USUAL
            .withCamera("synthetic")
            .withLoop(false)
            .withCameraSize("1280x720")
            .withSinks(List.of("pipewire", "file:/tmp/ä b.mp4"))
            .withAvatar("mei")
            .withBudget(70)
            .withMicrophone("delayed:80")
            .withLook(new LookSettings("1080p", 25, "#102030", LightPreset.SIDE, true, true));
    return Settings.USUAL
        .afterWelcome()
        .withTheme(Theme.DARK)
        .withSelfView(false)
        .withCall(call)
        .calibrated(new Calibration(gain, offset, 0.75))
        .curved(curves(0.3), false);
  }

  private static ResponseCurves curves(double x) {
    return ResponseCurves.IDENTITY.with(
        List.of(ArkitExpression.JAW_OPEN, ArkitExpression.BROW_INNER_UP),
        ResponseCurve.IDENTITY.with(x, 0.625));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    file().write(unusual());
    assertThat(file().read()).isEqualTo(new SettingsFile.Found(unusual(), Optional.empty()));
    file().write(Settings.USUAL);
    assertThat(file().read().settings()).isEqualTo(Settings.USUAL);
    try (Stream<Path> files = Files.list(folder.resolve("deep"))) {
      assertThat(files).as("nothing is left beside").hasSize(1);
    }
  }

  @Test
  void withoutAFileEverythingIsAsUsual() {
    assertThat(file().read().settings()).isEqualTo(Settings.USUAL);
    assertThat(file().read().notice()).isEmpty();
  }

  @Test
  void whatIsAbsentIsUsualAndWhatIsUnknownIsPassedOver() throws IOException {
    Path path = folder.resolve("settings.json");
    Files.writeString(path, "{\"version\":1,\"theme\":\"dark\",\"later\":{\"x\":1}}");
    SettingsFile.Found found = new SettingsFile(path).read();
    assertThat(found.settings()).isEqualTo(Settings.USUAL.withTheme(Theme.DARK));
    assertThat(found.notice()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"version\":1,\"theme\":\"da",
        "[1]",
        "{}",
        "{\"version\":0}",
        "{\"version\":\"2\"}",
        "{\"version\":1,\"theme\":\"loud\"}",
        "{\"version\":1,\"theme\":3}",
        "{\"version\":1,\"selfView\":\"yes\"}",
        "{\"version\":1,\"call\":{\"sinks\":\"pipewire\"}}",
        "{\"version\":1,\"call\":{\"sinks\":[1]}}",
        "{\"version\":1,\"call\":{\"framesPerSecond\":1e9}}",
        "{\"version\":1,\"call\":{\"budgetMilliseconds\":-1}}",
        "{\"version\":1,\"calibration\":{\"gain\":{\"jawOpen\":40}}}",
        "{\"version\":1,\"calibration\":{\"curves\":{\"jawOpen\":[[0,0],[0.5,0.6],[1,0.4]]}}}",
        "{\"version\":1,\"calibration\":{\"curves\":{\"jawOpen\":[[0,0],[1]]}}}",
        "{\"version\":1,\"calibration\":{\"curves\":{\"jawOpen\":[[0,\"0\"],[1,1]]}}}",
        "{\"version\":1,\"calibration\":{\"curves\":{\"jawOpen\":\"steep\"}}}",
        "{\"version\":1,\"calibrationBefore\":[1]}",
        "{\"version\":1,\"calibrationBefore\":7}"
      })
  void aDamagedFileIsKeptAsideAndSaid(String text) throws IOException {
    Path path = folder.resolve("settings.json");
    Files.writeString(path, text);
    SettingsFile.Found found = new SettingsFile(path).read();
    assertThat(found.settings()).isEqualTo(Settings.USUAL);
    assertThat(found.notice().orElseThrow()).contains("could not be used", "settings.json.damaged");
    assertThat(folder.resolve("settings.json.damaged")).hasContent(text);
    assertThat(path).doesNotExist();
    assertThat(new SettingsFile(path).read().notice()).as("it is said once").isEmpty();
  }

  @Test
  void eachDamagedFileIsKept() throws IOException {
    Path path = folder.resolve("settings.json");
    for (String text : new String[] {"first", "second", "third"}) {
      Files.writeString(path, text);
      assertThat(new SettingsFile(path).read().notice()).isPresent();
    }
    assertThat(folder.resolve("settings.json.damaged")).hasContent("first");
    assertThat(folder.resolve("settings.json.damaged2")).hasContent("second");
    assertThat(folder.resolve("settings.json.damaged3")).hasContent("third");
  }

  @Test
  void bytesThatAreNoTextAreDamageToo() throws IOException {
    Path path = folder.resolve("settings.json");
    Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThat(new SettingsFile(path).read().notice()).isPresent();
    assertThat(folder.resolve("settings.json.damaged")).exists();
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOldOneWhole() throws IOException {
    Path path = folder.resolve("settings.json");
    Files.createDirectory(path);
    Files.writeString(path.resolve("full"), "x", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new SettingsFile(path).write(Settings.USUAL))
        .isInstanceOf(IOException.class);
    assertThat(path.resolve("full")).exists();
  }

  @Test
  void aDamagedCurveIsNamed() throws IOException {
    Path path = folder.resolve("settings.json");
    Files.writeString(
        path,
        "{\"version\":1,\"calibration\":{\"curves\":{\"jawOpen\":[[0,0],[0.5,0.6],[1,0.4]]}}}");
    assertThat(new SettingsFile(path).read().notice().orElseThrow())
        .contains("the curve of jawOpen", "never falls");
  }

  @Test
  void filesOfBeforeThereWereCurvesAreRead() throws IOException {
    Path path = folder.resolve("settings.json");
    Files.writeString(
        path,
        """
        {"version":1,
         "calibration":{"gain":{"jawOpen":1.75},"offset":{},"smoothing":0.75},
         "calibrationBefore":{"gain":{},"offset":{},"smoothing":1}}
        """);
    SettingsFile.Found found = new SettingsFile(path).read();
    assertThat(found.notice()).isEmpty();
    assertThat(found.settings().calibration().gain(ArkitExpression.JAW_OPEN)).isEqualTo(1.75f);
    assertThat(found.settings().calibration().curves()).isEqualTo(ResponseCurves.IDENTITY);
    assertThat(found.settings().calibrationBefore()).containsExactly(Calibration.NONE);
  }

  @Test
  void undoingGoesBackStepByStep() {
    Settings calibrated = unusual();
    Settings fitted = calibrated.calibrationUndone();
    assertThat(fitted.calibration().curves()).isEqualTo(ResponseCurves.IDENTITY);
    assertThat(fitted.calibration().isFitted()).isTrue();
    assertThat(fitted.calibrationUndone().calibration()).isEqualTo(Calibration.NONE);
    assertThat(fitted.calibrationUndone().calibrationBefore()).isEmpty();
    assertThat(fitted.calibrationUndone().calibrationUndone().calibration())
        .isEqualTo(Calibration.NONE);
  }

  @Test
  void stepsThatBelongTogetherAreUndoneTogether() {
    Settings stepped = unusual().curved(curves(0.4), false).curved(curves(0.42), true);
    assertThat(stepped.calibration().curves()).isEqualTo(curves(0.42));
    assertThat(stepped.calibrationUndone()).isEqualTo(unusual());
  }

  @Test
  void undoingForgetsWhatIsLongPast() {
    Settings settings = unusual();
    for (int i = 0; i < 2 * Settings.MOST_UNDO; i++) {
      settings = settings.curved(curves(0.1 + 0.01 * i), false);
    }
    assertThat(settings.calibrationBefore()).hasSize(Settings.MOST_UNDO);
    assertThat(settings.calibrationUndone().calibration().curves())
        .isEqualTo(curves(0.1 + 0.01 * (2 * Settings.MOST_UNDO - 2)));
  }
}
