package org.understudy.avatar;

import java.util.Arrays;

/**
 * How far one expression coefficient moves some vertices of a lattice: metres per unit of the
 * coefficient. Immutable; the arrays are copied in, and read through accessors.
 */
public final class SparseDisplacement {
  /** Moves nothing. */
  public static final SparseDisplacement NONE = new SparseDisplacement(new int[0], new float[0]);

  private final int[] vertices;
  private final float[] offsets;

  /**
   * A displacement.
   *
   * @param vertices indices of the vertices that move, strictly ascending
   * @param offsets [vertices.length][3] metres for a change of the coefficient by 1
   * @throws IllegalArgumentException for indices out of order, a wrong length or numbers that are
   *     not finite
   */
  public SparseDisplacement(int[] vertices, float[] offsets) {
    if (offsets.length != 3 * vertices.length) {
      throw new IllegalArgumentException(
          "a displacement of %d vertices takes %d numbers, got %d"
              .formatted(vertices.length, 3 * vertices.length, offsets.length));
    }
    for (int i = 0; i < vertices.length; i++) {
      if (vertices[i] < 0 || (i > 0 && vertices[i] <= vertices[i - 1])) {
        throw new IllegalArgumentException(
            "a displacement takes ascending vertex indices, got %d after %s"
                .formatted(vertices[i], i == 0 ? "nothing" : String.valueOf(vertices[i - 1])));
      }
    }
    for (float offset : offsets) {
      if (!Float.isFinite(offset)) {
        throw new IllegalArgumentException("a displacement takes finite offsets, got " + offset);
      }
    }
    this.vertices = vertices.clone();
    this.offsets = offsets.clone();
  }

  /**
   * The displacement of a dense field, without the vertices that move less than a threshold.
   *
   * @param dense [V][3] metres; empty where nothing moves
   * @param threshold length in metres from which a vertex is kept, 0 keeps all that move
   */
  public static SparseDisplacement ofDense(float[] dense, float threshold) {
    int[] kept = new int[dense.length / 3];
    float[] offsets = new float[dense.length];
    int count = 0;
    for (int v = 0; v < dense.length / 3; v++) {
      double x = dense[3 * v];
      double y = dense[3 * v + 1];
      double z = dense[3 * v + 2];
      double length = Math.sqrt(x * x + y * y + z * z);
      if (length > 0 && length >= threshold) {
        kept[count] = v;
        System.arraycopy(dense, 3 * v, offsets, 3 * count, 3);
        count++;
      }
    }
    return new SparseDisplacement(Arrays.copyOf(kept, count), Arrays.copyOf(offsets, 3 * count));
  }

  /** Number of vertices that move. */
  public int count() {
    return vertices.length;
  }

  /** Index of the {@code i}-th moving vertex. */
  public int vertex(int i) {
    return vertices[i];
  }

  /** One coordinate (0 x, 1 y, 2 z) of the {@code i}-th moving vertex's offset, metres. */
  public float offset(int i, int axis) {
    return offsets[3 * i + axis];
  }
}
