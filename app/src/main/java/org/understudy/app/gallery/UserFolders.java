package org.understudy.app.gallery;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a user's own things are kept.
 *
 * @param data what the user gave to the program and wants to keep, such as avatars
 */
public record UserFolders(Path data) {
  /** The environment variable that names the folder itself. */
  public static final String DATA_VARIABLE = "UNDERSTUDY_DATA";

  private static final String NAME = "understudy";

  /** The folders of this process. */
  public static UserFolders current() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", "")));
  }

  /**
   * The folders by the customs of a system: the XDG base directories, {@code %LOCALAPPDATA%} on
   * Windows, {@code ~/Library/Application Support} on macOS; {@link #DATA_VARIABLE} goes first.
   *
   * @param environment variables by name
   * @param system name of the operating system as Java tells it
   * @param home the user's home folder
   */
  public static UserFolders of(Map<String, String> environment, String system, Path home) {
    String named = environment.getOrDefault(DATA_VARIABLE, "");
    if (!named.isBlank()) {
      return new UserFolders(Path.of(named).toAbsolutePath().normalize());
    }
    String kind = system.toLowerCase(Locale.ROOT);
    Path base;
    if (kind.startsWith("windows")) {
      base = absolute(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
    } else if (kind.startsWith("mac")) {
      base = home.resolve("Library").resolve("Application Support");
    } else {
      base = absolute(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"));
    }
    return new UserFolders(base.resolve(NAME));
  }

  /** The folder in a variable; a relative one counts as not set, as the XDG customs have it. */
  private static Path absolute(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    Path path = Path.of(value);
    return !value.isBlank() && path.isAbsolute() ? path : otherwise;
  }

  /** Where the user's own avatars lie. */
  public Path avatars() {
    return data.resolve("avatars");
  }
}
