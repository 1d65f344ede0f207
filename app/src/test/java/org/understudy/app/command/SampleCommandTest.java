package org.understudy.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.file.AvatarFile;

/** People made up by the built-in generator. */
class SampleCommandTest {
  @TempDir Path folder;
  private String err = "";

  private int run(String... arguments) {
    ProgramRun run = ProgramRun.of(arguments);
    err = run.err();
    return run.code();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aSeedIsAPerson() throws Exception {
    assertThat(run("sample", "--seed", "7", "--out", file("nova.avatar"))).isZero();
    assertThat(run("sample", "--seed", "7", "--out", file("nova2.avatar"), "--name", "nova"))
        .isZero();
    assertThat(run("sample", "--seed", "8", "--out", file("other.avatar"), "--name", "nova"))
        .isZero();
    Avatar avatar = AvatarFile.read(folder.resolve("nova.avatar"));
    assertThat(avatar.name()).isEqualTo("nova");
    assertThat(avatar.metadata())
        .containsEntry("seed", "7")
        .containsEntry("truncation", "0.7")
        .containsKeys("licence", "origin", "data", "picturesSeen");
    assertThat(folder.resolve("nova2.avatar"))
        .hasSameBinaryContentAs(folder.resolve("nova.avatar"));
    assertThat(Files.mismatch(folder.resolve("nova.avatar"), folder.resolve("other.avatar")))
        .isNotNegative();
  }

  @Test
  void sheetsShowManyPeopleOrEachInManyPoses() throws Exception {
    assertThat(run("sample", "--grid", "3x2", "--size", "64", "--out", file("people.png")))
        .isZero();
    BufferedImage people = ImageIO.read(folder.resolve("people.png").toFile());
    assertThat(people.getWidth()).isEqualTo(3 * 64);
    assertThat(people.getHeight()).isEqualTo(2 * 64);
    assertThat(
            run("sample", "--grid", "2", "--sweeps", "--size", "64", "--out", file("moving.png")))
        .isZero();
    BufferedImage moving = ImageIO.read(folder.resolve("moving.png").toFile());
    assertThat(moving.getWidth()).isEqualTo(8 * 64);
    assertThat(moving.getHeight()).isEqualTo(2 * 64);
  }

  @Test
  void wrongUseIsExplained() throws Exception {
    assertThat(run("sample", "--truncation", "5", "--out", file("a.avatar"))).isEqualTo(2);
    assertThat(err).contains("--truncation takes a number from 0 to 2, got 5.0");
    assertThat(run("sample", "--grid", "0x4", "--out", file("a.png"))).isEqualTo(2);
    assertThat(err).contains("--grid takes columns by rows such as 4x4");
    assertThat(run("sample", "--grid", "2x2", "--out", file("a.avatar"))).isEqualTo(2);
    assertThat(err).contains("must end in .png");
    assertThat(run("sample", "--sweeps", "--out", file("a.avatar"))).isEqualTo(2);
    assertThat(err).contains("--grid 8");
    assertThat(run("sample")).isEqualTo(2);
    assertThat(run("sample", "--model", file("none"), "--out", file("a.avatar"))).isEqualTo(1);
    assertThat(err).contains("is no generator, it has no sheets.template");
    assertThat(files()).isEmpty();
  }
}
