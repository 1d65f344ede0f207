package org.understudy.trainer.gan.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PresetTest {
  private static Preset altered(String from, String to) throws IOException {
    try (InputStream in = PresetReader.class.getResourceAsStream("smoke.json")) {
      assertThat(in).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(from);
      return PresetReader.read(
          "mine.json",
          new ByteArrayInputStream(text.replace(from, to).getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void assertRefused(String from, String to, String message) {
    assertThatThrownBy(() -> altered(from, to))
        .isInstanceOf(PresetException.class)
        .hasMessageContaining(message);
  }

  @Test
  void paperHasTheFiguresOfThePaperAndItsReleases() throws IOException {
    Preset paper = PresetReader.named("paper");
    assertThat(paper.manifolds().levels()).isEqualTo(24);
    assertThat(paper.manifolds().level(0)).isEqualTo(23);
    assertThat(paper.manifolds().level(23)).isEqualTo(8);
    assertThat(paper.manifolds().samplesPerRay()).isEqualTo(64);
    assertThat(paper.radiance().layers()).isEqualTo(8);
    assertThat(paper.upsampler().upsampledSize()).isEqualTo(512);
    assertThat(paper.poseDeformation().kernel()).containsExactly(5, 9, 9);
    assertThat(paper.losses().whole()).isEqualTo(0.1);
    assertThat(paper.losses().face()).isEqualTo(1.0);
    assertThat(paper.losses().torso()).isEqualTo(0.5);
    assertThat(paper.rendering().portrait().reachMetres()).isEqualTo(0.32);
  }

  @Test
  void everyNamedPresetCanBeRead() throws IOException {
    for (String name : PresetReader.names()) {
      assertThat(PresetReader.named(name).codes().expression()).isEqualTo(52);
    }
    assertThatThrownBy(() -> PresetReader.named("huge")).hasMessageContaining("paper, smoke");
  }

  @Test
  void compactCanBeReadAndIsCheckedToo() throws IOException {
    CompactPreset compact = PresetReader.compact();
    assertThat(compact.phases()).isNotEmpty();
    try (InputStream in = PresetReader.class.getResourceAsStream("compact.json")) {
      assertThat(in).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      byte[] spoilt = text.replace("\"batch\": 8", "\"batch\": 0").getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(
              () -> PresetReader.readCompact("own.json", new ByteArrayInputStream(spoilt)))
          .isInstanceOf(PresetException.class)
          .hasMessageContaining("own.json: batch takes 1 or more, got 0");
    }
  }

  private static CompactPreset own(String text) throws IOException {
    return PresetReader.readCompact(
        "own.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aPresetThatIsLikeAnotherStatesWhatDiffers() throws IOException {
    CompactPreset compact = PresetReader.compact();
    CompactPreset mine =
        own("{\"like\": \"compact\", \"refine\": {\"pictures\": 7}, \"batch\": 3}");
    assertThat(mine.refine().pictures()).isEqualTo(7);
    assertThat(mine.refine().size()).isEqualTo(compact.refine().size());
    assertThat(mine.batch()).isEqualTo(3);
    assertThat(mine.phases()).isEqualTo(compact.phases());
    assertThatThrownBy(() -> own("{\"like\": \"compact\", \"refine\": {\"picture\": 7}}"))
        .isInstanceOf(PresetException.class)
        .hasMessageContaining("own.json: refine.picture");
    assertThatThrownBy(() -> own("{\"like\": \"paper\"}"))
        .isInstanceOf(PresetException.class)
        .hasMessageContaining("takes one of compact, head-only, static, got paper");
  }

  @Test
  void othersSettingsAreCompactButForWhatTheyLeaveOut() throws IOException {
    CompactPreset compact = PresetReader.compact();
    CompactPreset head = PresetReader.compact("head-only");
    assertThat(head.setting()).isEqualTo(CompactPreset.Setting.HEAD);
    assertThat(head.refine().judgesFaces()).isFalse();
    assertThat(head.phases()).isEqualTo(compact.phases());
    assertThat(PresetReader.compact("static").setting()).isEqualTo(CompactPreset.Setting.STATIC);
    assertThat(PresetReader.changed(compact, "{\"setting\": \"static\"}"))
        .isEqualTo(PresetReader.compact("static"));
  }

  @Test
  void refusalsNameFileFieldAndReason() {
    assertRefused(
        "\"levels\": 6", "\"levels\": 1", "mine.json: manifolds.levels takes 2 or more, got 1");
    assertRefused(
        "\"firstLevel\": 23.0",
        "\"firstLevel\": 7.5",
        "mine.json: manifolds.firstLevel takes more than lastLevel (8.0), got 7.5");
    assertRefused(
        "\"readOutLayers\": [2, 3]",
        "\"readOutLayers\": [2, 4]",
        "mine.json: radiance.readOutLayers takes 1.0 to 3.0, got 4.0");
    assertRefused(
        "\"kernel\": [3, 3, 3]",
        "\"kernel\": [3, 4, 3]",
        "mine.json: poseDeformation.kernel takes three odd numbers, got [3, 4, 3]");
    assertRefused(
        "\"reachMetres\": 0.16",
        "\"reachMetres\": 0",
        "mine.json: rendering.face.reachMetres takes a number above 0, got 0.0");
  }

  @Test
  void missingUnknownAndMistypedFieldsAreNamed() {
    assertRefused("\"metresPerUnit\": 2.66", "\"unit\": 2.66", "mine.json: space.metresPerUnit");
    assertRefused("\"lowSize\": 16,", "", "mine.json: rendering.lowSize");
    assertRefused("\"lowSize\": 16,", "\"lowSize\": 16, \"size\": 3,", "mine.json: rendering.size");
    assertRefused("\"lowSize\": 16", "\"lowSize\": \"sixteen\"", "mine.json: rendering.lowSize");
    assertRefused("\"lowSize\": 16", "\"lowSize\": 16.5", "mine.json: rendering.lowSize");
  }
}
