package org.understudy.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.app.Understudy;
import picocli.CommandLine;

class CommandLineTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Understudy.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void assertNothingWritten() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.contains("out")))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "window",
        "drive",
        "track",
        "render",
        "compare",
        "bench",
        "bench compare",
        "bench list",
        "doctor",
        "doctor camera",
        "licences"
      })
  void everyCommandHasHelpWithExamples(String command) {
    assertThat(run((command + " --help").split(" "))).isZero();
    assertThat(out.toString()).contains("Usage: understudy " + command).contains("Examples:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model build",
        "model chart",
        "avatar bake",
        "avatar export",
        "avatar fit",
        "avatar import",
        "avatar list",
        "avatar remove",
        "avatar show",
        "avatar turntable",
        "studio person",
        "studio sheet",
        "studio talk"
      })
  void toolsHaveHelp(String line) {
    String[] words = line.split(" ");
    assertThat(run(words[0], words[1], "--help")).isZero();
    assertThat(out.toString()).contains("Usage: understudy " + line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "avatar", "studio"})
  void aGroupAloneIsWrongUseThatListsItsTools(String group) {
    assertThat(run(group)).isEqualTo(2);
    assertThat(err.toString()).contains("say which: ");
  }

  @Test
  void versionNamesProgramAndJava() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("understudy ").contains("Java 25");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drive --size 77",
        "drive --size 9000",
        "drive --size many",
        "drive --background mauve-ish",
        "drive --view sideways",
        "drive --pose heavy",
        "drive --backend fastest",
        "drive --fov 400",
        "drive --follow me",
        "drive --side-by-side --background transparent",
        "drive --nonsense",
        "track --self-test --out x.jsonl",
        "render",
        "compare one.jsonl",
        "bench --only chains",
        "bench --rounds 0",
        "bench --seconds 0",
        "bench --size many",
        "bench compare -1",
        "bench compare --thresholds 0 1",
        "bench compare --threshold 0",
        "fly"
      })
  void wrongUseIsExitCodeTwoWithOneMessage(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("understudy: ")
        .contains("--help")
        .doesNotContain("\tat ");
  }

  @Test
  void aMissingVideoIsNamed() throws Exception {
    assertThat(run("drive", "--video", file("talk.mp4"), "--out", file("out.mp4"))).isEqualTo(1);
    assertThat(err.toString()).contains("talk.mp4 does not exist").doesNotContain("\tat ");
    assertNothingWritten();
  }

  @Test
  void anEmptyVideoIsNamed() throws Exception {
    Files.createFile(folder.resolve("talk.mp4"));
    assertThat(run("drive", "--video", file("talk.mp4"), "--out", file("out.mp4"))).isEqualTo(1);
    assertThat(err.toString()).contains("is empty");
    assertNothingWritten();
  }

  @Test
  void whatIsNoVideoIsNamed() throws Exception {
    Files.writeString(folder.resolve("talk.mp4"), "This is no video at all. ".repeat(100));
    assertThat(run("track", "--video", file("talk.mp4"), "--out", file("out.jsonl"))).isEqualTo(1);
    assertThat(err.toString()).contains("talk.mp4").contains("not a video");
    assertNothingWritten();
  }

  @Test
  void anUnknownAvatarListsTheGallery() throws Exception {
    assertThat(run("drive", "--avatar", "nobody", "--out", file("out.mp4"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("no avatar \"nobody\"")
        .contains("the gallery has ada")
        .contains("See `understudy drive --help`");
    assertNothingWritten();
  }

  @Test
  void anOutputNeverOverwritesItsInput() throws Exception {
    Path talk = Files.writeString(folder.resolve("talk.mp4"), "x");
    assertThat(run("drive", "--video", talk.toString(), "--out", talk.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("overwrite its own input");
    assertThat(talk).hasContent("x");
  }

  @Test
  void transparentTakesWebm() {
    assertThat(run("drive", "--background", "transparent", "--out", file("out.mp4"))).isEqualTo(2);
    assertThat(err.toString()).contains("must end in .webm");
  }

  @Test
  void aDamagedMotionFileIsNamedWithItsLine() throws Exception {
    Files.writeString(folder.resolve("motion.jsonl"), "{\"frame\":0}\n");
    assertThat(run("render", file("motion.jsonl"), "--out", file("out.mp4"))).isEqualTo(1);
    assertThat(err.toString()).contains("motion.jsonl, line 1");
    assertNothingWritten();
  }
}
