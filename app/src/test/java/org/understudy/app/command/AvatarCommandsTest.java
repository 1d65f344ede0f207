package org.understudy.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.Understudy;
import org.understudy.app.gallery.UserFolders;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.avatar.Avatar;
import org.understudy.tracking.capture.VideoReader;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands about avatars, in a data folder that the build sets up for tests. */
class AvatarCommandsTest {
  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void emptyTheDataFolder() throws IOException {
    Path data = UserFolders.current().data();
    assertThat(data.toString()).contains("target");
    if (Files.exists(data)) {
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    CommandLine commandLine = Understudy.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private String exported() {
    assertThat(run("avatar", "export", "ada", "--out", file("ada.avatar"))).isZero();
    return file("ada.avatar");
  }

  @Test
  void anImportedAvatarIsListedShownUsedAndRemoved() throws Exception {
    assertThat(run("avatar", "import", exported(), "--name", "clara")).isZero();
    assertThat(err.toString()).contains("imported \"clara\"");
    assertThat(run("avatar", "list")).isZero();
    assertThat(out.toString())
        .containsPattern("ada +bundled +\\d+ kB")
        .containsPattern("clara +own +\\d+ kB")
        .contains("MakeHuman");
    assertThat(run("avatar", "show", "clara")).isZero();
    assertThat(out.toString())
        .contains("own, ")
        .containsPattern("\\d+ sheets, \\d+ vertices")
        .containsPattern("load time +\\d+ ms")
        .contains("psnr yaw 0..20");
    assertThat(run("avatar", "turntable", "clara", "--sheet", file("clara.png"))).isZero();
    assertThat(run("avatar", "remove", "clara")).isEqualTo(2);
    assertThat(err.toString()).contains("--yes");
    assertThat(run("avatar", "remove", "clara", "--yes")).isZero();
    assertThat(run("avatar", "show", "clara")).isEqualTo(2);
    assertThat(err.toString()).contains("no avatar \"clara\"; the gallery has ada");
  }

  @Test
  void listDrawsEverybodyOnASheet() throws IOException {
    Path sheet = folder.resolve("everybody.png");
    assertThat(run("avatar", "list", "--sheet", sheet.toString())).isZero();
    BufferedImage drawn = ImageIO.read(sheet.toFile());
    assertThat(drawn.getWidth()).isEqualTo(6 + 5 * 198);
    // a row for each of the gallery, with no empty cell on the left
    int rows = (drawn.getHeight() - 6) / 218;
    assertThat(rows).isEqualTo(out.toString().lines().count() - 1);
    for (int row = 0; row < rows; row++) {
      Set<Integer> colours = new HashSet<>();
      for (int y = 0; y < 192; y += 4) {
        colours.add(drawn.getRGB(6 + 96, 6 + 218 * row + y));
      }
      assertThat(colours).hasSizeGreaterThan(12);
    }
    assertThat(run("avatar", "list", "--sheet", "everybody.jpg")).isEqualTo(2);
  }

  @Test
  void listAndShowSpeakJson() {
    assertThat(run("avatar", "list", "--json")).isZero();
    JsonNode list = JsonMapper.shared().readTree(out.toString());
    assertThat(list.get(0).get("name").asString()).isEqualTo("ada");
    assertThat(list.get(0).get("bytes").asLong()).isPositive();
    assertThat(run("avatar", "show", "ada", "--json")).isZero();
    JsonNode ada = JsonMapper.shared().readTree(out.toString());
    assertThat(ada.get("where").asString()).isEqualTo("bundled");
    assertThat(ada.get("sheets")).hasSize(33);
    assertThat(ada.get("loadMilliseconds").asDouble()).isPositive();
    assertThat(ada.get("metadata").get("person").asString()).isEqualTo("ada");
  }

  @Test
  void aDamagedAvatarIsListedWithItsDamage() throws Exception {
    assertThat(run("avatar", "import", exported(), "--name", "clara")).isZero();
    Path own = UserFolders.current().avatars().resolve("clara.avatar");
    byte[] bytes = Files.readAllBytes(own);
    bytes[100] ^= 1;
    Files.write(own, bytes);
    assertThat(run("avatar", "list")).isZero();
    assertThat(out.toString()).contains("clara").contains("the checksum of header");
    assertThat(run("avatar", "list", "--json")).isZero();
    assertThat(JsonMapper.shared().readTree(out.toString()).valueStream())
        .filteredOn(avatar -> avatar.get("name").asString().equals("clara"))
        .singleElement()
        .satisfies(
            clara ->
                assertThat(clara.get("problem").asString()).contains("the checksum of header"));
    assertThat(run("avatar", "show", "clara")).isEqualTo(1);
    assertThat(run("avatar", "export", "clara", "--out", file("out.avatar"))).isEqualTo(1);
    assertThat(files()).containsExactly("ada.avatar");
  }

  @Test
  void importRefusesWhatCannotBe() throws Exception {
    String avatar = exported();
    assertThat(run("avatar", "import", avatar)).isEqualTo(2);
    assertThat(err.toString()).contains("\"ada\" is an avatar that comes with the program");
    assertThat(run("avatar", "import", avatar, "--name", "../ada")).isEqualTo(2);
    assertThat(err.toString()).contains("\"../ada\" cannot be the name of an avatar");
    assertThat(run("avatar", "import", file("none.avatar"))).isEqualTo(1);
    assertThat(err.toString()).contains("none.avatar does not exist");
    assertThat(run("avatar", "import", folder.toString(), "--name", "folder")).isEqualTo(1);
    assertThat(err.toString()).contains("is not a file");
    Files.writeString(folder.resolve("text.avatar"), "This is no avatar but a text.");
    assertThat(run("avatar", "import", file("text.avatar"))).isEqualTo(1);
    assertThat(err.toString()).contains("text.avatar: not an avatar file");
    assertThat(UserFolders.current().avatars()).isEmptyDirectory();
  }

  @Test
  void whatComesWithTheProgramStays() {
    assertThat(run("avatar", "remove", "ada", "--yes")).isEqualTo(2);
    assertThat(err.toString()).contains("\"ada\" comes with the program and stays");
    assertThat(run("avatar", "remove", "nobody", "--yes")).isEqualTo(2);
    assertThat(err.toString()).contains("none was imported yet");
  }

  @Test
  void exportNamesItsFile() throws Exception {
    assertThat(run("avatar", "export", "ada", "--out", file("ada.zip"))).isEqualTo(2);
    assertThat(err.toString()).contains("--out must end in .avatar");
    String avatar = exported();
    assertThat(run("avatar", "export", avatar, "--out", avatar)).isEqualTo(2);
    assertThat(err.toString()).contains("would overwrite its own input");
    assertThat(run("avatar", "export", "ada", "--out", file("none/ada.avatar"))).isEqualTo(1);
    assertThat(files()).containsExactly("ada.avatar");
  }

  @Test
  void aTurntableIsAVideoAndASheet() throws Exception {
    assertThat(
            run(
                "avatar",
                "turntable",
                "ada",
                "--out",
                file("ada.mp4"),
                "--sheet",
                file("ada.png"),
                "--size",
                "64"))
        .isZero();
    try (VideoReader video = VideoReader.open(folder.resolve("ada.mp4"))) {
      assertThat(video.info().width()).isEqualTo(64);
      assertThat(video.info().durationNanos() / 1e9).isBetween(40.0, 60.0);
    }
    BufferedImage sheet = ImageIO.read(folder.resolve("ada.png").toFile());
    assertThat(sheet.getWidth()).isEqualTo(1788);
    assertThat(sheet.getHeight()).isBetween(2000, 3000);
    assertThat(files()).containsExactly("ada.mp4", "ada.png");
  }

  @Test
  void aTurntableRefusesWhatCannotBe() throws Exception {
    assertThat(run("avatar", "turntable", "ada")).isEqualTo(2);
    assertThat(err.toString()).contains("say what to write");
    assertThat(run("avatar", "turntable", "ada", "--out", file("a.mp4"), "--size", "63"))
        .isEqualTo(2);
    assertThat(run("avatar", "turntable", "nobody", "--out", file("a.mp4"))).isEqualTo(2);
    assertThat(run("avatar", "turntable", "ada", "--sheet", file("a.jpg"))).isEqualTo(2);
    assertThat(run("avatar", "turntable", "ada", "--out", file("none/a.mp4"))).isEqualTo(1);
    assertThat(files()).isEmpty();
  }

  @Test
  void theNameInAFileIsNoPath() throws Exception {
    Avatar ada = AvatarGallery.load("ada");
    Avatar hostile =
        new Avatar(
            "../../.profile",
            ada.metadata(),
            ada.skeleton(),
            ada.framing(),
            ada.canonicalExpression(),
            ada.sheets());
    assertThat(AvatarArgument.fileName(hostile)).isEqualTo("-profile");
    assertThat(AvatarArgument.fileName(ada)).isEqualTo("ada");
  }
}
