package org.understudy.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.understudy.app.gallery.UserFolders;
import org.understudy.app.report.WholeFile;

/**
 * The file that settings are kept in. It is written beside its place and renamed, so that a crash
 * leaves the old one or the new one whole. Not thread-safe.
 *
 * @param path where it lies; its folder need not exist
 */
public record SettingsFile(Path path) {
  private static final String NAME = "settings.json";
  private static final String ASIDE = ".damaged";

  /** That of this user. */
  public static SettingsFile current() {
    return new SettingsFile(UserFolders.current().config().resolve(NAME));
  }

  /**
   * What was found.
   *
   * @param settings to go on with
   * @param notice for the user where the file could not be used; empty otherwise
   */
  public record Found(Settings settings, Optional<String> notice) {}

  /**
   * Reads the settings. A damaged file is kept beside, under its name with {@code .damaged} behind,
   * and the usual settings are used; this never fails.
   */
  public Found read() {
    if (!Files.exists(path)) {
      return new Found(Settings.USUAL, Optional.empty());
    }
    try {
      return new Found(SettingsCodec.read(Files.readString(path)), Optional.empty());
    } catch (DamagedSettings e) {
      return new Found(Settings.USUAL, Optional.of(putAside(String.valueOf(e.getMessage()))));
    } catch (IOException e) {
      // text in another encoding comes here too
      return new Found(Settings.USUAL, Optional.of(putAside("it cannot be read: " + e)));
    }
  }

  private String putAside(String reason) {
    Path aside = path.resolveSibling(path.getFileName() + ASIDE);
    try {
      Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
      return "Your settings could not be used (%s). The usual ones are used; the file is kept as %s."
          .formatted(reason, aside);
    } catch (IOException e) {
      return "Your settings in %s could not be used (%s). The usual ones are used."
          .formatted(path, reason);
    }
  }

  /**
   * Writes the settings whole, or not at all.
   *
   * @throws IOException where the folder cannot be made or written to
   */
  public void write(Settings settings) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    WholeFile.write(path, SettingsCodec.write(settings));
  }
}
