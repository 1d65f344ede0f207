package org.understudy.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.understudy.parametric.file.FormatVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a program keeps a JSON file of its own, so that users who go back to an earlier program
 * lose nothing: what a newer one wrote at the usual place stays as it is, and this program has a
 * file of its own beside it. Stateless.
 */
public final class VersionedPlace {
  private VersionedPlace() {}

  /**
   * The place to read from and to write to.
   *
   * @param usual place; a file need not be there
   * @param newest version of the form that this program knows, 1 or more
   * @return the usual place, or {@code settings.version-1.json} beside {@code settings.json} where
   *     that is of a newer version
   */
  public static Path of(Path usual, int newest) {
    if (!holdsNewer(usual, newest)) {
      return usual;
    }
    String name = String.valueOf(usual.getFileName());
    int dot = name.lastIndexOf('.');
    int end = dot < 0 ? name.length() : dot;
    return usual.resolveSibling(
        "%s.version-%d%s".formatted(name.substring(0, end), newest, name.substring(end)));
  }

  private static boolean holdsNewer(Path file, int newest) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      String version =
          JsonMapper.shared().readTree(Files.readString(file)).path(FormatVersion.FIELD).toString();
      return FormatVersion.isNewer(version, newest);
    } catch (IOException | JacksonException e) {
      // whoever reads it tells what is wrong with it
      return false;
    }
  }
}
