package org.understudy.tracking.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchModelsTest {
  private static final String SCRIPT =
      """
      loadPackage({"files": [{"filename": "/a/first.tflite", "start": 0, "end": 3},\
       {"filename": "/b/c/second.binarypb", "start": 3, "end": 5}], "remote_package_size": 5});
      """;

  @TempDir Path folder;

  @Test
  void partsAreCutOutByTheOffsetsOfTheLoaderScript() throws BuildStopped {
    PackedAssets assets = PackedAssets.ofLoaderScript(SCRIPT);
    byte[] packed = {1, 2, 3, 4, 5};
    assertThat(assets.extract("first.tflite", packed)).containsExactly(1, 2, 3);
    assertThat(assets.extract("second.binarypb", packed)).containsExactly(4, 5);
  }

  @Test
  void problemsOfTheLoaderScriptAreNamed() throws BuildStopped {
    PackedAssets assets = PackedAssets.ofLoaderScript(SCRIPT);
    assertThatThrownBy(() -> assets.extract("third.tflite", new byte[5]))
        .hasMessageContaining("third.tflite")
        .hasMessageContaining("first.tflite");
    assertThatThrownBy(() -> assets.extract("second.binarypb", new byte[4]))
        .hasMessageContaining("bytes 3 to 5");
    assertThatThrownBy(() -> PackedAssets.ofLoaderScript("nothing"))
        .hasMessageContaining("lists no packed files");
  }

  @Test
  void tarEntriesAreReadAcrossBlockPadding() throws IOException, BuildStopped {
    Path archive = folder.resolve("a.tgz");
    byte[] big = new byte[1300];
    big[1299] = 9;
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
      entry(out, "package/skipped", new byte[513]);
      entry(out, "package/big", big);
      entry(out, "package/exact", new byte[512]);
      entry(out, "package/empty", new byte[0]);
      out.write(new byte[1024]);
    }
    Map<String, byte[]> files =
        TarGzip.read(archive, Set.of("package/big", "package/exact", "package/empty"));
    assertThat(files.get("package/big")).isEqualTo(big);
    assertThat(files.get("package/exact")).hasSize(512);
    assertThat(files.get("package/empty")).isEmpty();
    assertThatThrownBy(() -> TarGzip.read(archive, Set.of("package/none")))
        .hasMessageContaining("package/none");
  }

  @Test
  void changedArchiveStopsTheBuild() throws IOException, BuildStopped {
    Path archive = folder.resolve("b.tgz");
    Files.writeString(archive, "abc");
    // SHA-512 of "abc", FIPS 180-4, example C.1
    new NpmPackage(
            "p",
            "1",
            "sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==")
        .verify(archive);
    assertThatThrownBy(() -> new NpmPackage("p", "1", "sha512-AAAA").verify(archive))
        .isInstanceOf(BuildStopped.class)
        .hasMessageContaining("sha512-AAAA")
        .hasMessageContaining("sha512-3a81");
  }

  private static void entry(OutputStream out, String name, byte[] content) throws IOException {
    byte[] header = new byte[512];
    byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(nameBytes, 0, header, 0, nameBytes.length);
    byte[] size = "%011o".formatted(content.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, header, 124, size.length);
    out.write(header);
    out.write(content);
    out.write(new byte[(512 - content.length % 512) % 512]);
  }
}
