package org.understudy.avatar.file;

import java.util.List;
import java.util.Map;

/**
 * The JSON header of an avatar file: everything small, and the table of the sections that follow.
 *
 * @param name of the avatar
 * @param metadata how it was made
 * @param skeleton [7][3] rest joints, metres
 * @param framingRoot rotation vector and translation of the usual picture
 * @param framingFieldOfViewDegrees vertical field of view of the usual picture
 * @param canonicalExpression [52]
 * @param positionStep metres per unit of a coded position
 * @param displacementStep metres per unit of a coded displacement
 * @param sheets descriptions in the order of the avatar
 * @param sections in the order in which their bytes follow the header
 */
record FileHeader(
    String name,
    Map<String, String> metadata,
    float[] skeleton,
    double[] framingRoot,
    double framingFieldOfViewDegrees,
    float[] canonicalExpression,
    float positionStep,
    float displacementStep,
    List<SheetEntry> sheets,
    List<SectionEntry> sections) {

  /**
   * One sheet without its arrays.
   *
   * @param eye "LEFT", "RIGHT", or "" for a sheet that turns with no eye
   * @param eyeCentre metres, empty without an eye
   */
  record SheetEntry(
      String name,
      int columns,
      int rows,
      int textureWidth,
      int textureHeight,
      String eye,
      float[] eyeCentre) {}

  /**
   * One section.
   *
   * @param length bytes
   * @param crc32 of these bytes
   */
  record SectionEntry(String name, int length, long crc32) {}
}
