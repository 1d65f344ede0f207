package org.understudy.avatar;

/**
 * What lighting a sheet takes: where its vertices face, how their light answers to a pose and a
 * view, and for hair where its strands run and how they shine. Arrays are shared; nobody writes to
 * them after a sheet has taken them.
 *
 * @param normals [V][3] unit vectors in the canonical state, bust rest frame; empty where the sheet
 *     cannot be lit
 * @param responses [{@link ShadingFeature#COUNT}][V] share of the light by which a feature of 1
 *     changes it, {@link #LEAST_RESPONSE}..{@link #MOST_RESPONSE}; empty for no answer at all
 * @param strands [V][3] unit tangents of the strands in the canonical state, upwards; empty where
 *     nothing shines as hair does
 * @param shine [lobes of the avatar + 1][V] share of the light that a {@link StrandLobe} of 1 adds,
 *     and last what is added whatever they are, within the same bounds; empty where there are no
 *     strands
 */
@SuppressWarnings("ArrayRecordComponent") // data of a sheet, never compared
public record SheetShading(float[] normals, float[] responses, float[] strands, float[] shine) {
  /** Of a sheet that cannot be lit. */
  public static final SheetShading NONE = new SheetShading(new float[0], new float[0]);

  /** Responses are held within these bounds. */
  public static final float LEAST_RESPONSE = -2;

  public static final float MOST_RESPONSE = 2;

  private static final float UNIT_TOLERANCE = 0.01f;
  private static final int CHUNK = 64;

  /** Shading of a sheet without strands. */
  public SheetShading(float[] normals, float[] responses) {
    this(normals, responses, new float[0], new float[0]);
  }

  /** Shading of normals alone. */
  public static SheetShading of(float[] normals) {
    return new SheetShading(normals, new float[0]);
  }

  /** Shading of normals that answers to nothing yet, with room for answers. */
  public static SheetShading answering(float[] normals) {
    return new SheetShading(normals, new float[ShadingFeature.COUNT * normals.length / 3]);
  }

  public SheetShading {
    // in short methods because these are compiled sooner in a new process
    requireUnit("normals", normals);
    requireUnit("strands", strands);
    requireBounded("responses", responses);
    requireBounded("shine", shine);
    if (strands.length == 0 != (shine.length == 0)) {
      throw new IllegalArgumentException("strands and their shine come together");
    }
  }

  private static void requireUnit(String what, float[] vectors) {
    for (int i = 0; i + 2 < vectors.length; i += 3) {
      checkUnit(what, vectors, i);
    }
  }

  private static void checkUnit(String what, float[] vectors, int i) {
    float x = vectors[i];
    float y = vectors[i + 1];
    float z = vectors[i + 2];
    float length = (float) Math.sqrt(x * x + y * y + z * z);
    if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) {
      throw new IllegalArgumentException(
          "%s are unit vectors, that of vertex %d is %s long".formatted(what, i / 3, length));
    }
  }

  private static void requireBounded(String what, float[] values) {
    for (int i = 0; i < values.length; i += CHUNK) {
      checkBounded(what, values, i, Math.min(values.length, i + CHUNK));
    }
  }

  private static void checkBounded(String what, float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      float value = values[i];
      if (!(value >= LEAST_RESPONSE && value <= MOST_RESPONSE)) {
        throw new IllegalArgumentException(
            "%s are within %s..%s, got %s".formatted(what, LEAST_RESPONSE, MOST_RESPONSE, value));
      }
    }
  }

  /** Whether strands shine. */
  public boolean hasStrands() {
    return strands.length > 0;
  }

  /** Checks the lengths for a number of vertices. */
  void requireVertices(String sheet, int vertices) {
    require(sheet, vertices, "normals", normals.length, 3);
    require(sheet, vertices, "responses", responses.length, ShadingFeature.COUNT);
    require(sheet, vertices, "strands", strands.length, 3);
    if (shine.length % vertices != 0) {
      throw new IllegalArgumentException(
          "sheet %s: %d vertices take as many numbers of shine for each lobe, got %d"
              .formatted(sheet, vertices, shine.length));
    }
  }

  private static void require(String sheet, int vertices, String what, int found, int each) {
    if (found != 0 && found != each * vertices) {
      throw new IllegalArgumentException(
          "sheet %s: %d vertices take %d numbers of %s each or none, got %d"
              .formatted(sheet, vertices, each, what, found));
    }
  }
}
