package org.understudy.avatar;

/**
 * What lighting a sheet takes: where its vertices face, and how their light answers to a pose.
 * Arrays are shared; nobody writes to them after handing them over.
 *
 * @param normals [V][3] unit vectors in the canonical state, bust rest frame; empty where the sheet
 *     cannot be lit
 * @param responses [{@link ShadingFeature#COUNT}][V] share of the light by which a feature of 1
 *     changes it, {@link #LEAST_RESPONSE}..{@link #MOST_RESPONSE}; empty for no answer at all
 */
@SuppressWarnings("ArrayRecordComponent") // data of a sheet, never compared
public record SheetShading(float[] normals, float[] responses) {
  /** Of a sheet that cannot be lit. */
  public static final SheetShading NONE = new SheetShading(new float[0], new float[0]);

  /** Responses are held within these bounds. */
  public static final float LEAST_RESPONSE = -2;

  public static final float MOST_RESPONSE = 2;

  private static final float UNIT_TOLERANCE = 0.01f;
  private static final int CHUNK = 64;

  /** Shading of normals alone. */
  public static SheetShading of(float[] normals) {
    return new SheetShading(normals, new float[0]);
  }

  public SheetShading {
    // in short methods because these are compiled sooner in a new process
    for (int i = 0; i + 2 < normals.length; i += 3) {
      checkNormal(normals, i);
    }
    for (int i = 0; i < responses.length; i += CHUNK) {
      checkResponses(responses, i, Math.min(responses.length, i + CHUNK));
    }
  }

  private static void checkNormal(float[] normals, int i) {
    float x = normals[i];
    float y = normals[i + 1];
    float z = normals[i + 2];
    float length = (float) Math.sqrt(x * x + y * y + z * z);
    if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) {
      throw new IllegalArgumentException(
          "normals are unit vectors, that of vertex %d is %s long".formatted(i / 3, length));
    }
  }

  private static void checkResponses(float[] responses, int from, int to) {
    for (int i = from; i < to; i++) {
      float response = responses[i];
      if (!(response >= LEAST_RESPONSE && response <= MOST_RESPONSE)) {
        throw new IllegalArgumentException(
            "responses are within %s..%s, got %s"
                .formatted(LEAST_RESPONSE, MOST_RESPONSE, response));
      }
    }
  }

  /** Checks the lengths for a number of vertices. */
  void requireVertices(String sheet, int vertices) {
    if (normals.length != 0 && normals.length != 3 * vertices) {
      throw new IllegalArgumentException(
          "sheet %s: %d vertices take as many normals or none, got %d numbers"
              .formatted(sheet, vertices, normals.length));
    }
    if (responses.length != 0 && responses.length != ShadingFeature.COUNT * vertices) {
      throw new IllegalArgumentException(
          "sheet %s: %d vertices take %d responses each or none, got %d numbers"
              .formatted(sheet, vertices, ShadingFeature.COUNT, responses.length));
    }
  }
}
