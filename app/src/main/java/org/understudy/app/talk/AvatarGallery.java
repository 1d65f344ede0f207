package org.understudy.app.talk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.understudy.app.console.WrongUse;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.gallery.OwnAvatars;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.file.AvatarFile;

/** The avatars that come with the program, those the user has imported, and files anywhere. */
public final class AvatarGallery {
  /** Who is shown where nobody is asked for. */
  public static final String USUAL = "ada";

  private AvatarGallery() {}

  /** All that have a name: first those of the program, then the user's own, each sorted. */
  public static List<AvatarSource> all() throws IOException {
    List<AvatarSource> all = new ArrayList<>(AvatarSource.Bundled.all());
    for (AvatarSource own : OwnAvatars.current().list()) {
      if (AvatarSource.Bundled.find(own.name()).isEmpty()) {
        all.add(own);
      }
    }
    return all;
  }

  /** Names of the gallery, in the order of {@link #all}. */
  public static List<String> names() throws IOException {
    return all().stream().map(AvatarSource::name).toList();
  }

  /**
   * The avatar of a name, or the file of a path.
   *
   * @throws WrongUse where it is neither; the message lists the gallery
   */
  public static AvatarSource find(String nameOrFile) throws IOException {
    // first by name, not by the catalog: parsing that takes longer than loading an avatar
    Optional<? extends AvatarSource> named = AvatarSource.Bundled.find(nameOrFile);
    if (named.isEmpty()) {
      named = OwnAvatars.current().find(nameOrFile);
    }
    if (named.isPresent()) {
      return named.get();
    }
    Optional<Path> file = path(nameOrFile);
    if (file.isPresent() && Files.isRegularFile(file.get())) {
      return new AvatarSource.Loose(file.get());
    }
    throw new WrongUse(
        "there is no avatar \"%s\"; the gallery has %s, or give the path of an %s file"
            .formatted(nameOrFile, String.join(", ", names()), AvatarFile.ENDING));
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Loads an avatar.
   *
   * @param nameOrFile as {@link #find} takes it
   * @throws WrongUse where there is none; the message lists the gallery
   * @throws IOException where its file is damaged or cannot be read
   */
  public static Avatar load(String nameOrFile) throws IOException {
    return find(nameOrFile).load();
  }
}
