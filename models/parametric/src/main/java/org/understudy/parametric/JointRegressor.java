package org.understudy.parametric;

/**
 * A sparse matrix that finds the 7 joints of a bust from its vertices. Immutable and safe to share;
 * arrays are shared, not copied.
 *
 * @param start [8] where each joint's entries begin; the last is their number
 * @param vertices [N] vertex of each entry
 * @param weights [N] weight of each entry
 */
public record JointRegressor(int[] start, int[] vertices, float[] weights) {

  public JointRegressor {
    boolean fits =
        start.length == PortraitJoint.COUNT + 1
            && start[0] == 0
            && start[PortraitJoint.COUNT] == vertices.length
            && vertices.length == weights.length;
    for (int j = 0; fits && j < PortraitJoint.COUNT; j++) {
      fits = start[j] <= start[j + 1];
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "a joint regressor takes %d ascending starts, the last the number of entries; got %d starts, %d vertices, %d weights"
              .formatted(PortraitJoint.COUNT + 1, start.length, vertices.length, weights.length));
    }
  }

  /** One more than the largest vertex named. */
  int vertexLimit() {
    int limit = 0;
    for (int v : vertices) {
      limit = Math.max(limit, v + 1);
    }
    return limit;
  }

  /**
   * Finds the joints; allocates nothing.
   *
   * @param positions [V][3]
   * @param out [7][3], overwritten
   */
  public void regress(float[] positions, float[] out) {
    for (int j = 0; j < PortraitJoint.COUNT; j++) {
      for (int axis = 0; axis < 3; axis++) {
        double sum = 0;
        for (int i = start[j]; i < start[j + 1]; i++) {
          sum += (double) weights[i] * positions[3 * vertices[i] + axis];
        }
        out[3 * j + axis] = (float) sum;
      }
    }
  }
}
