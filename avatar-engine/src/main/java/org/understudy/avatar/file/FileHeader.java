package org.understudy.avatar.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.StrandLobe;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;

/**
 * The JSON header of an avatar file: everything small, and the table of the sections that follow.
 * What breaks one of the {@link AvatarLimits} is refused with an IllegalArgumentException, when
 * written as when read, before anything is allocated for it.
 *
 * @param name of the avatar
 * @param metadata how it was made; order is kept
 * @param skeleton [7][3] rest joints, metres
 * @param framingRoot rotation vector and translation of the usual picture
 * @param framingFieldOfViewDegrees vertical field of view of the usual picture
 * @param canonicalExpression [52]
 * @param light [3][9] of the light under which the textures were taken, or empty where the avatar
 *     cannot be lit; files of version 1 cannot
 * @param features how many of the {@link ShadingFeature}s the responses are about, the others have
 *     none
 * @param lobes [lobes][5] of each {@link StrandLobe} direction, shift and half power
 * @param positionStep metres per unit of a coded position
 * @param displacementStep metres per unit of a coded displacement
 * @param sheets descriptions in the order of the avatar
 * @param sections in the order in which their bytes follow the header
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record FileHeader(
    String name,
    Map<String, String> metadata,
    float[] skeleton,
    double[] framingRoot,
    double framingFieldOfViewDegrees,
    float[] canonicalExpression,
    float[] light,
    int features,
    float[] lobes,
    float positionStep,
    float displacementStep,
    List<SheetEntry> sheets,
    List<SectionEntry> sections) {

  private static final double SMALLEST_STEP = 1e-7;
  private static final double LARGEST_STEP = 1e-2;
  private static final int JOINT_NUMBERS = 3 * PortraitJoint.COUNT;
  private static final int ROOT_NUMBERS = 6;
  private static final int LOBE_NUMBERS = 5;

  FileHeader {
    Bounds.name("name", name);
    checkMetadata(metadata);
    Bounds.count("numbers of skeleton", skeleton.length, JOINT_NUMBERS, JOINT_NUMBERS);
    for (float metres : skeleton) {
      Bounds.reach("skeleton", metres, AvatarLimits.REACH_METRES);
    }
    Bounds.count("numbers of framingRoot", framingRoot.length, ROOT_NUMBERS, ROOT_NUMBERS);
    for (double number : framingRoot) {
      Bounds.reach("framingRoot", number, AvatarLimits.CAMERA_METRES);
    }
    int expressions = ArkitExpression.COUNT;
    Bounds.count(
        "numbers of canonicalExpression", canonicalExpression.length, expressions, expressions);
    if (light.length > 0) {
      int numbers = PortraitLight.NUMBERS;
      Bounds.count("numbers of light", light.length, numbers, numbers);
      for (float number : light) {
        Bounds.reach("light", number, AvatarLimits.BRIGHTNESS);
      }
    }
    Bounds.count("features", features, 0, ShadingFeature.COUNT);
    Bounds.count("numbers of lobes", lobes.length, 0, LOBE_NUMBERS * StrandLobe.MOST);
    lobes(lobes);
    checkStep("positionStep", positionStep);
    checkStep("displacementStep", displacementStep);
    checkSheets(sheets);
    checkSections(sections);
  }

  /** The highlights on hair. */
  List<StrandLobe> strandLobes() {
    return lobes(lobes);
  }

  private static List<StrandLobe> lobes(float[] numbers) {
    if (numbers.length % LOBE_NUMBERS != 0) {
      throw new IllegalArgumentException(
          "lobes: expected %d numbers for each, found %d in all"
              .formatted(LOBE_NUMBERS, numbers.length));
    }
    List<StrandLobe> lobes = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += LOBE_NUMBERS) {
      lobes.add(
          new StrandLobe(
              numbers[i],
              numbers[i + 1],
              numbers[i + 2],
              numbers[i + 3],
              Math.round(numbers[i + 4])));
    }
    return lobes;
  }

  /** The numbers of highlights. */
  static float[] numbers(List<StrandLobe> lobes) {
    float[] numbers = new float[LOBE_NUMBERS * lobes.size()];
    for (int i = 0; i < lobes.size(); i++) {
      StrandLobe lobe = lobes.get(i);
      float[] own = {lobe.x(), lobe.y(), lobe.z(), lobe.shift(), lobe.halfPower()};
      System.arraycopy(own, 0, numbers, LOBE_NUMBERS * i, LOBE_NUMBERS);
    }
    return numbers;
  }

  private static void checkMetadata(Map<String, String> metadata) {
    Bounds.count("entries of metadata", metadata.size(), 0, AvatarLimits.METADATA_ENTRIES);
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      Bounds.name("the name of a metadata entry", entry.getKey());
      Bounds.text("a metadata entry", entry.getValue(), AvatarLimits.METADATA_CHARACTERS);
    }
  }

  private static void checkStep(String name, float step) {
    if (!(step >= SMALLEST_STEP && step <= LARGEST_STEP)) {
      throw new IllegalArgumentException(
          "%s: expected %s to %s metres, found %s"
              .formatted(name, SMALLEST_STEP, LARGEST_STEP, step));
    }
  }

  private static void checkSheets(List<SheetEntry> sheets) {
    Bounds.count("sheets", sheets.size(), 1, AvatarLimits.SHEETS);
    long vertices = 0;
    long texels = 0;
    for (SheetEntry sheet : sheets) {
      vertices += sheet.vertexCount();
      texels += (long) sheet.textureWidth() * sheet.textureHeight();
    }
    Bounds.count("lattice vertices of all sheets", vertices, 1, AvatarLimits.VERTICES);
    Bounds.count("texels of all textures", texels, 1, AvatarLimits.TEXELS);
  }

  private static void checkSections(List<SectionEntry> sections) {
    Set<String> names = new HashSet<>();
    long bytes = 0;
    for (SectionEntry section : sections) {
      if (!names.add(section.name())) {
        throw new IllegalArgumentException("two sections are named " + section.name());
      }
      bytes += section.length();
    }
    Bounds.count("bytes of all sections", bytes, 0, AvatarLimits.SECTION_BYTES);
  }

  /** Bytes of all sections. */
  int sectionBytes() {
    int bytes = 0;
    for (SectionEntry section : sections) {
      bytes += section.length();
    }
    return bytes;
  }

  /**
   * One sheet without its arrays.
   *
   * @param eye "LEFT", "RIGHT", or "" for a sheet that turns with no eye
   * @param eyeCentre metres, empty without an eye
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record SheetEntry(
      String name,
      int columns,
      int rows,
      int textureWidth,
      int textureHeight,
      String eye,
      float[] eyeCentre) {

    SheetEntry {
      Bounds.name("name", name);
      // one side bounds the other through the vertices of all sheets
      Bounds.count("columns", columns, 1, AvatarLimits.VERTICES);
      Bounds.count("rows", rows, 1, AvatarLimits.VERTICES / (columns + 1));
      Bounds.count("textureWidth", textureWidth, 1, AvatarLimits.TEXTURE_SIDE);
      Bounds.count("textureHeight", textureHeight, 1, AvatarLimits.TEXTURE_SIDE);
      if (!eye.isEmpty() && !eye.equals("LEFT") && !eye.equals("RIGHT")) {
        throw new IllegalArgumentException(
            "eye: expected LEFT, RIGHT or nothing, found something else");
      }
      int numbers = eye.isEmpty() ? 0 : 3;
      Bounds.count("numbers of eyeCentre", eyeCentre.length, numbers, numbers);
      for (float metres : eyeCentre) {
        Bounds.reach("eyeCentre", metres, AvatarLimits.REACH_METRES);
      }
    }

    int vertexCount() {
      return (columns + 1) * (rows + 1);
    }

    int tileCount() {
      return TextureAtlas.tilesAcross(textureWidth) * TextureAtlas.tilesAcross(textureHeight);
    }
  }

  /**
   * One section.
   *
   * @param length bytes
   * @param crc32 of these bytes
   */
  record SectionEntry(String name, int length, long crc32) {
    SectionEntry {
      Bounds.name("name", name);
      Bounds.count("length", length, 0, AvatarLimits.SECTION_BYTES);
    }
  }
}
