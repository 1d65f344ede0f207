package org.understudy.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.understudy.app.gallery.UserFolders;
import org.understudy.app.report.VersionedPlace;
import org.understudy.parametric.file.WholeFile;

/**
 * The file that settings are kept in. It is written beside its place and renamed, so that a crash
 * leaves the old one or the new one whole. What a newer program wrote is neither read nor touched.
 * Not thread-safe.
 *
 * @param path where it usually lies; its folder need not exist
 */
public record SettingsFile(Path path) {
  private static final String NAME = "settings.json";
  private static final String ASIDE = ".damaged";

  /** That of this user. */
  public static SettingsFile current() {
    return new SettingsFile(UserFolders.current().config().resolve(NAME));
  }

  /**
   * Where the settings of this program are read and written: {@link #path}, or beside it where that
   * is a newer program's.
   */
  public Path place() {
    return VersionedPlace.of(path, SettingsCodec.VERSION);
  }

  /**
   * What was found.
   *
   * @param settings to go on with
   * @param notice for the user where the file could not be used; empty otherwise
   */
  public record Found(Settings settings, Optional<String> notice) {}

  /**
   * Reads the settings. A damaged file is kept beside, under its name with {@code .damaged} behind
   * ({@code .damaged2} and so on where earlier ones lie), and the usual settings are used. A newer
   * program's file stays where it is; this program's own, from the last time that was so, are used
   * then, or the usual ones. This never fails.
   */
  public Found read() {
    Path place = place();
    Found found = read(place);
    if (place.equals(path) || found.notice().isPresent()) {
      return found;
    }
    return new Found(
        found.settings(),
        Optional.of(
            "Your settings in %s were written by a newer Understudy and stay as they are; this one keeps its own in %s: update it to have yours back."
                .formatted(path, place)));
  }

  private static Found read(Path place) {
    if (!Files.exists(place)) {
      return new Found(Settings.USUAL, Optional.empty());
    }
    try {
      return new Found(SettingsCodec.read(Files.readString(place)), Optional.empty());
    } catch (DamagedSettings e) {
      return new Found(
          Settings.USUAL, Optional.of(putAside(place, String.valueOf(e.getMessage()))));
    } catch (IOException e) {
      // text in another encoding comes here too
      return new Found(Settings.USUAL, Optional.of(putAside(place, "it cannot be read: " + e)));
    }
  }

  private static String putAside(Path place, String reason) {
    Path aside = place.resolveSibling(place.getFileName() + ASIDE);
    for (int more = 2; Files.exists(aside); more++) {
      aside = place.resolveSibling(place.getFileName() + ASIDE + more);
    }
    try {
      Files.move(place, aside);
      return "Your settings could not be used (%s). The usual ones are used; the file is kept as %s."
          .formatted(reason, aside);
    } catch (IOException e) {
      return "Your settings in %s could not be used (%s). The usual ones are used."
          .formatted(place, reason);
    }
  }

  /**
   * Writes the settings whole, or not at all.
   *
   * @throws IOException where the folder cannot be made or written to
   */
  public void write(Settings settings) throws IOException {
    Path place = place();
    Path folder = place.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    WholeFile.write(place, SettingsCodec.write(settings));
  }
}
