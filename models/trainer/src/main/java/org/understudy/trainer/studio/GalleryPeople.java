package org.understudy.trainer.studio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.understudy.trainer.makehuman.MakeHuman;

/**
 * The people of the gallery, designed by hand, and how a person is named on a command line. The
 * designs are JSON files among the resources, as {@link PersonFile} reads them.
 */
public final class GalleryPeople {
  private static final List<String> NAMES =
      List.of("ada", "theo", "mei", "kofi", "ines", "noah", "zola", "omar", "ruth", "karl");

  private GalleryPeople() {}

  /** Names of the designed people. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A designed person by name, the person of a seed, or the person of a file.
   *
   * @param who one of {@link #names}, a whole number, or the path of a JSON file
   * @param data whose sliders a random person's details are drawn for
   * @throws IllegalArgumentException if it is none of these
   * @throws IOException if the file is missing or no person
   */
  public static StudioPerson find(String who, MakeHuman data) throws IOException {
    if (NAMES.contains(who)) {
      return named(who);
    }
    if (who.endsWith(".json")) {
      return PersonFile.read(Path.of(who));
    }
    try {
      return RandomPerson.of(Long.parseLong(who), data.modifiers());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "no person %s; there are %s, one for every whole number, and those of JSON files"
              .formatted(who, NAMES),
          e);
    }
  }

  private static StudioPerson named(String name) throws IOException {
    String resource = "people/" + name + ".json";
    try (InputStream in = GalleryPeople.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the program lacks its resource " + resource);
      }
      return PersonFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
    }
  }
}
