package org.understudy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.versions.Fixtures;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.deform.KernelVerdict;
import org.understudy.parametric.ArkitExpression;

/** Files of settings that the first window wrote keep their meaning. */
class FirstVersionsTest {
  @TempDir Path folder;

  @Test
  void theFirstSettingsAreReadAndWrittenAnew() throws IOException {
    SettingsFile file = new SettingsFile(Fixtures.copy("settings-1.json", folder));
    SettingsFile.Found found = file.read();
    assertThat(found.notice()).isEmpty();
    Settings settings = found.settings();
    assertThat(settings.welcomed()).isTrue();
    assertThat(settings.theme()).isEqualTo(Theme.DARK);
    CallSettings call = settings.call();
    assertThat(call.camera()).isEqualTo("/dev/video0");
    assertThat(call.avatar()).isEqualTo("mei");
    assertThat(call.sinks()).isEqualTo(List.of("pipewire"));
    assertThat(call.look())
        .isEqualTo(new LookSettings("1080p", 25, "#102030", LightPreset.SIDE, true, false));
    assertThat(call.microphone()).isEqualTo(CallSettings.USUAL.microphone());
    assertThat(settings.calibration().gain(ArkitExpression.JAW_OPEN)).isEqualTo(1.75f);
    assertThat(settings.calibrationBefore()).containsExactly(Calibration.NONE);

    file.write(settings);
    assertThat(file.read().settings()).isEqualTo(settings);
  }

  @Test
  void settingsOfANewerProgramStayAndThisOneKeepsItsOwnBesideThem() throws IOException {
    String newer = "{\"version\":7,\"theme\":[\"of\",\"later\"]}";
    Path path = folder.resolve("settings.json");
    Path own = folder.resolve("settings.version-1.json");
    Files.writeString(path, newer);
    SettingsFile file = new SettingsFile(path);

    SettingsFile.Found first = file.read();
    assertThat(first.settings()).isEqualTo(Settings.USUAL);
    assertThat(first.notice().orElseThrow())
        .contains("newer Understudy", "update it", path.toString(), own.toString());
    file.write(Settings.USUAL.withTheme(Theme.DARK));
    assertThat(new SettingsFile(path).read().settings())
        .isEqualTo(Settings.USUAL.withTheme(Theme.DARK));
    assertThat(file.place()).isEqualTo(own);
    assertThat(path).hasContent(newer);

    // the newer program again, and then this one after the newer one's settings were given up
    Files.delete(path);
    file.write(Settings.USUAL.withTheme(Theme.LIGHT));
    assertThat(file.read().settings().theme()).isEqualTo(Theme.LIGHT);
    assertThat(file.read().notice()).isEmpty();
  }

  @Test
  void damageToItsOwnBesideANewersIsSaid() throws IOException {
    Path path = folder.resolve("settings.json");
    Files.writeString(path, "{\"version\":7}");
    Files.writeString(folder.resolve("settings.version-1.json"), "{");
    assertThat(new SettingsFile(path).read().notice().orElseThrow())
        .contains("settings.version-1.json.damaged");
    assertThat(path).exists();
  }

  @Test
  void theFirstFindingsAboutKernelsHold() throws IOException {
    Path file = Fixtures.copy("kernels-1.json", folder);
    assertThat(new MeasuredKernels(file, "this").recall()).contains(new KernelVerdict(true, 0.61));
    Files.writeString(file, Files.readString(file).replace("{", "{\"version\":2,"));
    String newer = Files.readString(file);
    MeasuredKernels kernels = new MeasuredKernels(file, "this");
    assertThat(kernels.recall()).isEmpty();
    kernels.keep(new KernelVerdict(false, 1.5));
    assertThat(kernels.recall()).contains(new KernelVerdict(false, 1.5));
    assertThat(file).hasContent(newer);
  }
}
