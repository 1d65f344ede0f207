package org.understudy.app.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.assets.Assets;
import org.understudy.assets.CatalogEntry;
import org.understudy.tracking.inference.MediaPipeAsset;
import tools.jackson.databind.json.JsonMapper;

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
    assertThat(of("model")).hasSize(3 + MediaPipeAsset.values().length);
    assertThat(of("model"))
        .extracting(Licensed::licence)
        .containsOnly("CC0 1.0", "CC0 1.0 and Apache-2.0", "Apache-2.0");
    assertThat(of("model"))
        .allSatisfy(
            one -> {
              assertThat(one.what()).isNotEmpty();
              assertThat(one.source()).containsAnyOf("MakeHuman", "MediaPipe");
            });
    assertThat(of("model"))
        .extracting(Licensed::name)
        .contains("MediaPipe face landmark with attention");
    assertThat(of("sample").getFirst().licence()).isEqualTo("CC0 1.0");
  }

  @Test
  void everyManifestOfTheProgramStatesItsLicence() throws IOException {
    for (CatalogEntry entry : Assets.list("")) {
      if (entry.name().endsWith(".json")) {
        try (InputStream in = Assets.open(entry.name())) {
          assertThat(JsonMapper.shared().readTree(in).path("licence").asString(""))
              .as(entry.name())
              .startsWith("CC0 1.0");
        }
      }
    }
  }

  @Test
  void termsAreToldInASentence() {
    assertThat(LicenceTerms.of("CC0 1.0")).startsWith("No conditions");
    assertThat(LicenceTerms.of("CC0 1.0 and Apache-2.0")).contains("notices");
    assertThat(LicenceTerms.of("GPL-2.0 with the Classpath Exception")).contains("any licence");
    assertThat(LicenceTerms.of("GPL-3.0-or-later")).contains("same licence");
    assertThat(LicenceTerms.of("LGPL-3.0-or-later")).contains("can be replaced");
    assertThat(LicenceTerms.of("limited to my friends")).startsWith("As its maker says");
    assertThat(LicenceTerms.of(Licensed.NOT_STATED)).contains("ask");
  }

  @Test
  void everyLibraryHasTermsThatAreKnown() throws IOException {
    assertThat(of("library"))
        .extracting(Licensed::terms)
        .doesNotContain(LicenceTerms.of("limited to my friends"));
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
    assertThat(ffmpeg.licence()).isEqualTo("LGPL-3.0-or-later");
    assertThat(ffmpeg.source()).contains("OpenH264");
  }

  @Test
  void proseBetweenTheTablesIsNoEntry() {
    String notice =
        """
        Understudy
        What is bundled or fetched by the build, and its terms:
        Licensed under the Apache License, Version 2.0 (see LICENSE).

        ab, cd,                    MIT,
        ef                         or Apache-2.0. Changed
                                   by nobody.
        """;
    assertThat(NoticeReader.read(notice))
        .containsExactly(
            new Licensed("library", "ab, cd, ef", "", "MIT, or Apache-2.0", "Changed by nobody."));
  }
}
