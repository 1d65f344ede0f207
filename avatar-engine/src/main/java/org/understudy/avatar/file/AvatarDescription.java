package org.understudy.avatar.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.avatar.file.FileHeader.SheetEntry;

/**
 * What the header of an avatar file says.
 *
 * @param name what users call the avatar
 * @param formatVersion of the file
 * @param metadata how it was made, in the order of the file; unmodifiable
 * @param sheets in the order of the avatar; unmodifiable
 */
public record AvatarDescription(
    String name, int formatVersion, Map<String, String> metadata, List<SheetFacts> sheets) {

  /** Metadata: what the avatar was made from. */
  public static final String ORIGIN = "origin";

  /** Metadata: under which terms it may be passed on. */
  public static final String LICENCE = "licence";

  /** Metadata: whether it shows a person who does not exist, {@code true} or {@code false}. */
  public static final String SYNTHETIC = "synthetic";

  /** Metadata: how the person was lit. */
  public static final String LIGHT = "light";

  /**
   * One sheet.
   *
   * @param columns cells of its lattice from left to right
   * @param rows cells from top to bottom
   * @param textureWidth texels
   * @param textureHeight texels
   */
  public record SheetFacts(
      String name, int columns, int rows, int textureWidth, int textureHeight) {}

  static AvatarDescription of(FileHeader header) {
    List<SheetFacts> sheets = new ArrayList<>();
    for (SheetEntry sheet : header.sheets()) {
      sheets.add(
          new SheetFacts(
              sheet.name(),
              sheet.columns(),
              sheet.rows(),
              sheet.textureWidth(),
              sheet.textureHeight()));
    }
    return new AvatarDescription(
        header.name(),
        Container.VERSION,
        Collections.unmodifiableMap(new LinkedHashMap<>(header.metadata())),
        Collections.unmodifiableList(sheets));
  }

  /** Lattice vertices of all sheets. */
  public int vertexCount() {
    return sheets.stream().mapToInt(s -> (s.columns() + 1) * (s.rows() + 1)).sum();
  }

  /** Texels of all textures. */
  public int texelCount() {
    return sheets.stream().mapToInt(s -> s.textureWidth() * s.textureHeight()).sum();
  }
}
