package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.assets.Assets;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.file.AvatarFile;
import picocli.CommandLine;

/** The whole way from a clip to a file, with the synthetic speaker of the sample talk. */
class ClipFitTest {
  @TempDir private Path folder;

  private int run(StringWriter err, String... arguments) {
    CommandLine command = new CommandLine(new AvatarFitCommand());
    command.setErr(new PrintWriter(err, true));
    command.setExecutionExceptionHandler(
        (e, c, r) -> {
          c.getErr().println(e.getMessage());
          return 1;
        });
    return command.execute(arguments);
  }

  private Path talk() throws IOException {
    Path talk = folder.resolve("talk.mp4");
    try (InputStream in = Assets.open("talks/sample.mp4")) {
      Files.copy(in, talk);
    }
    return talk;
  }

  @Test
  void aClipBecomesAnAvatarThatLooksLikeIt() throws IOException {
    StringWriter err = new StringWriter();
    Path out = folder.resolve("me.avatar");
    int exit =
        run(
            err,
            "--video",
            talk().toString(),
            "--name",
            "me",
            "--out",
            out.toString(),
            "--picture",
            folder.resolve("me.png").toString(),
            "--consent",
            "--force",
            "--fov",
            "20",
            "--size",
            "128",
            "--pictures",
            "12",
            "--iterations",
            "40");
    assertThat(exit).as(err.toString()).isZero();
    Avatar avatar = AvatarFile.read(out);
    assertThat(avatar.name()).isEqualTo("me");
    assertThat(avatar.sheets().stream().map(Sheet::name))
        .contains("face", "mouth", "lids-left", "eye-right", "hair-core", "torso");
    assertThat(avatar.metadata().get("consent")).contains("--consent");
    assertThat(number(avatar, "psnr")).isGreaterThan(19);
    assertThat(number(avatar, "mask intersection over union")).isGreaterThan(0.85);
    assertThat(number(avatar, "landmarks tracked again")).isLessThan(6);
    assertThat(Files.size(out)).isLessThan(2_500_000);
    assertThat(folder.resolve("me.png")).exists();
    assertThat(folder.resolve("me.avatar.work")).doesNotExist();
  }

  private static double number(Avatar avatar, String key) {
    return Double.parseDouble(
        Objects.requireNonNull(avatar.metadata().get(key), key).split(" ")[0]);
  }

  @Test
  void whatIsWrongIsSaidBeforeAnyWork() throws IOException {
    String talk = talk().toString();
    StringWriter err = new StringWriter();
    assertThat(run(err, "--video", talk, "--name", "Me!", "--consent")).isEqualTo(2);
    assertThat(run(err, "--video", talk, "--name", "me", "--consent", "--size", "3")).isEqualTo(2);
    assertThat(run(err, "--video", talk, "--name", "me", "--consent", "--template", "nobody"))
        .isEqualTo(2);
    assertThat(run(err, "--video", "nowhere.mp4", "--name", "me", "--consent")).isEqualTo(1);
    assertThat(err.toString())
        .contains("small letters")
        .contains("64 to 1024")
        .contains("nobody")
        .contains("nowhere.mp4 is not there");
  }

  @Test
  void withoutConsentNothingIsMade() throws IOException {
    StringWriter err = new StringWriter();
    Path out = folder.resolve("me.avatar");
    int exit = run(err, "--video", talk().toString(), "--name", "me", "--out", out.toString());
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--consent");
    assertThat(out).doesNotExist();
  }
}
