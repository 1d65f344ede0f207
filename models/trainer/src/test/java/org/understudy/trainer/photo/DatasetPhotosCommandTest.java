package org.understudy.trainer.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.trainer.dataset.DatasetManifest;
import org.understudy.trainer.dataset.DatasetManifest.Reject;
import org.understudy.trainer.dataset.PortraitSet;
import picocli.CommandLine;

class DatasetPhotosCommandTest {
  @TempDir private static Path drawn;
  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void draw() throws IOException {
    PaintedPhoto.write(PaintedPhoto.of("noah", 0.2, 0.1, 0).picture(), drawn.resolve("a.png"));
    PaintedPhoto.write(PaintedPhoto.wall(), drawn.resolve("b.png"));
    PaintedPhoto.write(PaintedPhoto.of("mei", -0.2, -0.1, 0.3f).picture(), drawn.resolve("c.png"));
    Files.writeString(drawn.resolve("d.jpg"), "no picture");
    PaintedPhoto.write(PaintedPhoto.of("omar", 0, 0, 0).picture(), drawn.resolve("e.png"));
  }

  private int run(Path in, Path out, String... more) {
    CommandLine command = new CommandLine(new DatasetPhotosCommand());
    command.setErr(new PrintWriter(err, true));
    command.setExecutionExceptionHandler(
        (e, c, r) -> {
          c.getErr().println(e.getMessage());
          return 1;
        });
    List<String> arguments =
        new java.util.ArrayList<>(List.of("--in", in.toString(), "--out", out.toString()));
    arguments.addAll(List.of("--size", "64", "--per-file", "2", "--threads", "2"));
    arguments.addAll(List.of(more));
    return command.execute(arguments.toArray(String[]::new));
  }

  private Path photos(String... names) throws IOException {
    Path photos = Files.createDirectories(folder.resolve("photos"));
    for (String name : names) {
      Files.copy(drawn.resolve(name), photos.resolve(name));
    }
    return photos;
  }

  @Test
  void photosBecomeASetAndAnInterruptedRunTheSameOne() throws Exception {
    Path in = photos("a.png", "b.png");
    Files.writeString(in.resolve("readme.txt"), "about them");
    Path out = folder.resolve("set");
    assertThat(run(in, out, "--licence", "CC0 1.0")).as(err.toString()).isZero();
    assertThat(PortraitSet.open(out).names()).containsExactly("a.png");
    photos("c.png", "d.jpg", "e.png");
    assertThat(run(in, out, "--licence", "CC0 1.0")).as(err.toString()).isZero();
    PortraitSet set = PortraitSet.open(out);
    set.verify(out);
    assertThat(set.names()).containsExactly("a.png", "c.png", "e.png");
    assertThat(set.manifest().licence()).isEqualTo("CC0 1.0");
    assertThat(set.manifest().rejects().stream().map(Reject::name))
        .containsExactly("b.png", "d.jpg");
    assertThat(set.manifest().rejects().getFirst().reason()).contains("no face");
    assertThat(out.resolve("sheet.png")).exists();
    Path once = folder.resolve("once");
    assertThat(run(in, once, "--licence", "CC0 1.0")).as(err.toString()).isZero();
    assertThat(DatasetManifest.read(once)).isEqualTo(DatasetManifest.read(out));
    assertThat(run(in, once, "--licence", "CC0 1.0")).as("nothing left to do").isZero();
    assertThat(DatasetManifest.read(once)).isEqualTo(DatasetManifest.read(out));
    assertThat(run(in, once, "--licence", "other")).isEqualTo(1);
    assertThat(err.toString()).contains("other settings");
  }

  @Test
  void whereNoPhotoWillDoNothingIsLeft() throws Exception {
    Path out = folder.resolve("set");
    assertThat(run(photos("b.png", "d.jpg"), out)).isEqualTo(1);
    assertThat(err.toString()).contains("none of the 2 photos").contains("b.png: no face");
    assertThat(out).doesNotExist();
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run(empty, out)).isEqualTo(1);
    assertThat(err.toString()).contains("holds no photos");
    assertThat(out).doesNotExist();
  }

  @Test
  void wrongUseIsTold() throws Exception {
    Path in = photos("a.png");
    Path out = folder.resolve("set");
    assertThat(run(folder.resolve("missing"), out)).isEqualTo(2);
    assertThat(err.toString()).contains("--in names no folder");
    assertThat(run(in, out, "--size", "7")).isEqualTo(2);
    assertThat(run(in, out, "--most-enlarged", "0.5")).isEqualTo(2);
    assertThat(run(in, out, "--super-resolution", "missing.onnx")).isEqualTo(2);
    assertThat(run(in, in.resolve("set"))).isEqualTo(2);
    assertThat(out).doesNotExist();
  }
}
