package org.understudy.app.gallery;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a user's own things are kept.
 *
 * @param data what the user gave to the program and wants to keep, such as avatars
 * @param config what the user has chosen
 */
public record UserFolders(Path data, Path config) {
  /** The environment variable that names the data folder itself. */
  public static final String DATA_VARIABLE = "UNDERSTUDY_DATA";

  /** The environment variable that names the folder of settings itself. */
  public static final String CONFIG_VARIABLE = "UNDERSTUDY_CONFIG";

  private static final String NAME = "understudy";

  /** The folders of this process. */
  public static UserFolders current() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", "")));
  }

  /**
   * The folders by the customs of a system: the XDG base directories, {@code %LOCALAPPDATA%} and
   * {@code %APPDATA%} on Windows, {@code ~/Library/Application Support} on macOS; {@link
   * #DATA_VARIABLE} and {@link #CONFIG_VARIABLE} go first.
   *
   * @param environment variables by name
   * @param system name of the operating system as Java tells it
   * @param home the user's home folder
   */
  public static UserFolders of(Map<String, String> environment, String system, Path home) {
    String kind = system.toLowerCase(Locale.ROOT);
    Path data;
    Path config;
    if (kind.startsWith("windows")) {
      Path roaming = home.resolve("AppData");
      data = absolute(environment, "LOCALAPPDATA", roaming.resolve("Local"));
      config = absolute(environment, "APPDATA", roaming.resolve("Roaming"));
    } else if (kind.startsWith("mac")) {
      data = home.resolve("Library").resolve("Application Support");
      config = data;
    } else {
      data = absolute(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"));
      config = absolute(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    }
    return new UserFolders(
        named(environment, DATA_VARIABLE, data.resolve(NAME)),
        named(environment, CONFIG_VARIABLE, config.resolve(NAME)));
  }

  private static Path named(Map<String, String> environment, String variable, Path otherwise) {
    String named = environment.getOrDefault(variable, "");
    return named.isBlank() ? otherwise : Path.of(named).toAbsolutePath().normalize();
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
