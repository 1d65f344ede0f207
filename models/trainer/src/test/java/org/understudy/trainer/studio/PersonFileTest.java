package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.trainer.makehuman.CharacterDescription;

class PersonFileTest {
  @Test
  void whatIsWrittenReadsBackEqual(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("someone.json");
    PersonFile.write(someone(), file);
    assertThat(PersonFile.read(file)).isEqualTo(someone());
  }

  @Test
  void absentHairBeardAndGlassesMayBeLeftOut() throws IOException {
    String text = PersonFile.text(someone());
    String shorter = text.replaceAll("(?m)^\\s*\"(hair|glasses)\" : null,\\R", "");
    assertThat(shorter).hasSizeLessThan(text.length());
    assertThat(PersonFile.parse(shorter, "a test")).isEqualTo(someone());
  }

  @Test
  void mistakesAreNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("wrong.json");
    Files.writeString(file, PersonFile.text(someone()).replace("\"lipTint\"", "\"lipTnt\""));
    assertThatThrownBy(() -> PersonFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wrong.json")
        .hasMessageContaining("lipTnt");
    Files.writeString(
        file, PersonFile.text(someone()).replace("\"density\" : 0.5", "\"density\" : 5"));
    assertThatThrownBy(() -> PersonFile.read(file)).hasMessageContaining("density takes 0 to 1");
  }

  static StudioPerson someone() {
    return new StudioPerson(
        "someone",
        CharacterDescription.AVERAGE
            .withSexAndAge(0.95, 41.3)
            .withAncestry(0.1, 0.25, 0.4)
            .withDetail("head/head-oval", 0.3),
        new SkinLook("young_lightskinned_male_diffuse", Rgb.ONE, new Rgb(0.6f, 0.4f, 0.4f), 0.2f),
        Optional.empty(),
        Optional.of(new Beard(Beard.Style.GOATEE, 0.5f, 2, new Rgb(0.1f, 0.08f, 0.07f))),
        new EyeLook("brown", Rgb.ONE),
        "eyebrows/eyebrow001",
        "eyelashes/eyelashes01",
        "teeth/teeth_base",
        new Outfit(
            "clothes/male_casualsuit04",
            Optional.of(new Rgb(0.2f, 0.3f, 0.4f)),
            Rgb.ONE,
            Optional.empty(),
            1),
        Optional.empty(),
        5);
  }
}
