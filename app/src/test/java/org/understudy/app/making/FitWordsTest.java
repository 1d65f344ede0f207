package org.understudy.app.making;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to the fit and what comes back. */
class FitWordsTest {
  @TempDir Path folder;

  @Test
  void linesAreRead() {
    assertThat(
            FitLine.parse(
                "{\"stage\":\"fitting textures\",\"done\":120,\"total\":600,\"share\":0.61,\"secondsLeft\":88}"))
        .contains(new FitLine.Progress("fitting textures", 120, 600, 0.61, OptionalLong.of(88)));
    assertThat(FitLine.parse("{\"stage\":\"x\",\"done\":1,\"total\":2,\"share\":7}"))
        .contains(new FitLine.Progress("x", 1, 2, 1, OptionalLong.empty()));
    assertThat(
            FitLine.parse(
                "{\"finding\":\"light\",\"value\":\"0.02\",\"verdict\":\"unusable\",\"advice\":\"a lamp\"}"))
        .contains(new FitLine.Finding("light", "0.02", true, "a lamp"));
    assertThat(FitLine.parse("{\"avatar\":\"me.avatar\",\"metrics\":{\"psnr\":\"27 dB\"}}"))
        .contains(new FitLine.Done(Map.of("psnr", "27 dB")));
  }

  @Test
  void whatIsNoneOfThemIsPassedOver() {
    for (String line : new String[] {"", "INFO: XNNPACK", "{", "{}", "{\"stage\":", "[1]"}) {
      assertThat(FitLine.parse(line)).as(line).isEmpty();
    }
  }

  @Test
  void failuresAreToldInPlainWords() {
    assertThat(
            FitFailure.words(
                List.of(), "warning: x\nunderstudy: no frame of the clip shows a face\n", 1))
        .isEqualTo("No frame of the clip shows a face.");
    assertThat(FitFailure.mayGoOn(List.of(), "understudy: no frame of the clip shows a face\n"))
        .isFalse();
    assertThat(FitFailure.words(List.of(), "understudy: out of memory (Java heap space)", 1))
        .contains("not enough memory");
    assertThat(FitFailure.words(List.of(), "", 137))
        .contains("exit code 137")
        .contains("can go on");
    assertThat(FitFailure.mayGoOn(List.of(), "")).isTrue();
  }

  @Test
  void theLauncherScriptIsUsedWhereThereIsOne() throws Exception {
    Path script = Files.writeString(folder.resolve("understudy"), "#!/bin/sh\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Properties properties = new Properties();
    properties.setProperty("understudy.home", folder.toString());
    FitLauncher launcher = FitLauncher.of(properties, Map.of(), List.of("-Xmx1g"));
    FitJob job = new FitJob("me", Path.of("/clips/me.mp4"), false, false);
    assertThat(launcher.with("--size", "128").command(job, Path.of("/making/me.avatar")))
        .containsExactly(
            script.toString(),
            "avatar",
            "fit",
            "--video",
            "/clips/me.mp4",
            "--name",
            "me",
            "--out",
            "/making/me.avatar",
            "--consent",
            "--progress",
            "json",
            "--size",
            "128");
  }

  @Test
  void otherwiseJavaIsWithMoreMemoryAndBehindOthers() throws Exception {
    Path nice = Files.writeString(folder.resolve("nice"), "#!/bin/sh\n");
    assertThat(nice.toFile().setExecutable(true)).isTrue();
    Properties properties = new Properties();
    properties.setProperty("java.home", "/java");
    properties.setProperty("java.class.path", "/lib/*");
    FitLauncher launcher =
        FitLauncher.of(
            properties,
            Map.of("PATH", folder.toString()),
            List.of("-Xmx1g", "-XX:+UseParallelGC", "-agentlib:jdwp=x", "--add-modules=m"));
    assertThat(launcher.program())
        .containsExactly(
            "nice",
            "-n",
            "15",
            "/java/bin/java",
            "-XX:+UseParallelGC",
            "--add-modules=m",
            "-XX:MaxRAMPercentage=60",
            "-cp",
            "/lib/*",
            "org.understudy.app.Understudy");
  }
}
