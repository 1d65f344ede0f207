package org.understudy.parametric;

import java.util.Arrays;

/**
 * Offsets of some vertices of a mesh. The arrays are shared, not copied: whoever reads them leaves
 * them as they are.
 *
 * @param vertices [N] indices, ascending
 * @param offsets [N][3] metres
 */
public record SparseDisplacement(int[] vertices, float[] offsets) {

  /** Moves nothing. */
  public static final SparseDisplacement NONE = new SparseDisplacement(new int[0], new float[0]);

  public SparseDisplacement {
    if (offsets.length != 3 * vertices.length) {
      throw new IllegalArgumentException(
          "%d vertices take %d offsets, got %d"
              .formatted(vertices.length, 3 * vertices.length, offsets.length));
    }
  }

  /** Keeps the offsets of a dense field [V][3] whose length exceeds a threshold in metres. */
  public static SparseDisplacement of(float[] field, double threshold) {
    int[] kept = new int[field.length / 3];
    float[] values = new float[field.length];
    int n = 0;
    for (int v = 0; v < kept.length; v++) {
      double length =
          Math.sqrt(
              field[3 * v] * field[3 * v]
                  + field[3 * v + 1] * field[3 * v + 1]
                  + field[3 * v + 2] * field[3 * v + 2]);
      if (length > threshold) {
        System.arraycopy(field, 3 * v, values, 3 * n, 3);
        kept[n++] = v;
      }
    }
    return new SparseDisplacement(Arrays.copyOf(kept, n), Arrays.copyOf(values, 3 * n));
  }

  /** Adds {@code weight} times these offsets to positions [V][3] in place; allocates nothing. */
  public void addTo(float[] positions, float weight) {
    for (int i = 0; i < vertices.length; i++) {
      int v = 3 * vertices[i];
      positions[v] += weight * offsets[3 * i];
      positions[v + 1] += weight * offsets[3 * i + 1];
      positions[v + 2] += weight * offsets[3 * i + 2];
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseDisplacement that
        && Arrays.equals(vertices, that.vertices)
        && Arrays.equals(offsets, that.offsets);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(vertices) + Arrays.hashCode(offsets);
  }

  @Override
  public String toString() {
    return "SparseDisplacement[" + vertices.length + " vertices]";
  }
}
