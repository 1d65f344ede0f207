package org.understudy.app.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.app.gallery.AvatarSource;

class LicenceManifestTest {
  private static List<Licensed> of(String kind) throws IOException {
    return LicenceManifest.all().stream().filter(one -> one.kind().equals(kind)).toList();
  }

  @Test
  void everyAvatarOfTheProgramHasALicenceAndASource() throws IOException {
    List<String> bundled = AvatarSource.Bundled.all().stream().map(AvatarSource::name).toList();
    List<Licensed> avatars =
        of("avatar").stream().filter(one -> bundled.contains(one.name())).toList();
    assertThat(avatars).hasSameSizeAs(bundled);
    assertThat(avatars)
        .allSatisfy(
            one -> {
              assertThat(one.licence()).isEqualTo("CC0 1.0");
              assertThat(one.source()).contains("MakeHuman");
            });
  }

  @Test
  void everyModelAndTheSampleHaveALicence() throws IOException {
    assertThat(of("model")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(of("model")).extracting(Licensed::licence).doesNotContain(Licensed.NOT_STATED);
    assertThat(of("model")).extracting(Licensed::name).contains("MediaPipe models");
    assertThat(of("sample").getFirst().licence()).isEqualTo("CC0 1.0");
  }

  @Test
  void everyLibraryOfNoticeIsListed() throws IOException {
    assertThat(of("library"))
        .extracting(Licensed::name)
        .contains(
            "MakeHuman assets",
            "FFmpeg",
            "ONNX Runtime",
            "picocli, Jackson, EJML, FlatBuffers, Tribuo, MFL, JSpecify",
            "JavaFX (OpenJFX)",
            "Java itself");
    Licensed ffmpeg =
        of("library").stream().filter(one -> one.name().equals("FFmpeg")).findFirst().orElseThrow();
    assertThat(ffmpeg.licence()).startsWith("LGPL-3.0-or-later").contains("OpenH264");
  }

  @Test
  void proseBetweenTheTablesIsNoEntry() {
    String notice =
        """
        Understudy
        What is bundled or fetched by the build, and its terms:
        Licensed under the Apache License, Version 2.0 (see LICENSE).

        ab, cd,                    MIT,
        ef                         or Apache-2.0.
        """;
    assertThat(NoticeReader.read(notice))
        .containsExactly(new Licensed("library", "ab, cd, ef", "MIT, or Apache-2.0.", ""));
  }
}
