package org.understudy.parametric;

/**
 * Where MediaPipe's face landmarks lie on a face model: each is a mix of three vertices. Immutable
 * and safe to share; the arrays are shared, not copied.
 *
 * <p>0..467 are the face mesh; 468..472 centre and ring of the subject's right iris, 473..477 of
 * the left one.
 */
public final class LandmarkEmbedding {
  /** Landmarks of the face mesh with irises. */
  public static final int COUNT = 478;

  /** First landmark of the right iris: its centre; four more on the ring follow. */
  public static final int RIGHT_IRIS = 468;

  /** First landmark of the left iris. */
  public static final int LEFT_IRIS = 473;

  private final int[] vertices;
  private final float[] weights;

  /**
   * An embedding.
   *
   * @param vertices [478][3] vertex indices
   * @param weights [478][3], each row summing to 1
   */
  public LandmarkEmbedding(int[] vertices, float[] weights) {
    if (vertices.length != 3 * COUNT || weights.length != 3 * COUNT) {
      throw new IllegalArgumentException(
          "an embedding takes %d vertices and weights, got %d and %d"
              .formatted(3 * COUNT, vertices.length, weights.length));
    }
    this.vertices = vertices;
    this.weights = weights;
  }

  /** 478. */
  public int count() {
    return COUNT;
  }

  /** [478][3] vertex indices; shared, to be left as it is. */
  public int[] vertices() {
    return vertices;
  }

  /** [478][3] weights; shared, to be left as it is. */
  public float[] weights() {
    return weights;
  }

  /**
   * Writes all landmarks of a mesh; allocates nothing.
   *
   * @param positions [V][3]
   * @param out [478][3]
   */
  public void locate(float[] positions, float[] out) {
    for (int l = 0; l < COUNT; l++) {
      for (int axis = 0; axis < 3; axis++) {
        float sum = 0;
        for (int k = 3 * l; k < 3 * l + 3; k++) {
          sum += weights[k] * positions[3 * vertices[k] + axis];
        }
        out[3 * l + axis] = sum;
      }
    }
  }
}
