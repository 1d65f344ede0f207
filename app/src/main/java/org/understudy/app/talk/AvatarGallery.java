package org.understudy.app.talk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.understudy.app.console.CommandFailure;
import org.understudy.assets.Assets;
import org.understudy.assets.CatalogEntry;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.file.AvatarFile;

/** The avatars that come with the program, and a user's own files. */
public final class AvatarGallery {
  /** Who is shown where nobody is asked for. */
  public static final String USUAL = "ada";

  private static final String FOLDER = "avatars/";
  private static final String ENDING = ".avatar";

  private AvatarGallery() {}

  /** Names of the gallery, sorted. */
  public static List<String> names() throws IOException {
    return Assets.list(FOLDER).stream()
        .map(CatalogEntry::name)
        .filter(name -> name.endsWith(ENDING))
        .map(name -> name.substring(FOLDER.length(), name.length() - ENDING.length()))
        .sorted()
        .toList();
  }

  /**
   * Loads an avatar.
   *
   * @param nameOrFile a name of the gallery, or the path of an avatar file
   * @throws CommandFailure where it is neither; the message lists the gallery
   */
  public static Avatar load(String nameOrFile) throws IOException {
    Path file = Path.of(nameOrFile);
    if (Files.isRegularFile(file)) {
      return AvatarFile.read(file);
    }
    String asset = FOLDER + nameOrFile + ENDING;
    // not the catalog: parsing it takes longer than loading an avatar
    if (Assets.url(asset).isEmpty()) {
      throw new CommandFailure(
          "there is no avatar \"%s\"; the gallery has %s, or give the path of an %s file"
              .formatted(nameOrFile, String.join(", ", names()), ENDING));
    }
    try (InputStream in = Assets.open(asset)) {
      return AvatarFile.read(asset, in);
    }
  }
}
