package org.understudy.trainer.expression;

/**
 * A displacement of every vertex of the base mesh under construction: sums of weighted and masked
 * sources. Not thread-safe.
 */
final class DisplacementField {
  /** Strength 0..1 at each vertex. */
  @FunctionalInterface
  interface Mask {
    float at(int vertex);

    default Mask and(Mask other) {
      return v -> at(v) * other.at(v);
    }
  }

  private final float[] offsets;

  DisplacementField(int vertexCount) {
    this.offsets = new float[3 * vertexCount];
  }

  /** Adds a source [V][3] metres. */
  DisplacementField add(float[] source, double weight) {
    return add(source, weight, v -> 1);
  }

  /** Adds a masked source [V][3] metres. */
  DisplacementField add(float[] source, double weight, Mask mask) {
    for (int v = 0; v < offsets.length / 3; v++) {
      float w = (float) weight * mask.at(v);
      for (int axis = 0; w != 0 && axis < 3; axis++) {
        offsets[3 * v + axis] += w * source[3 * v + axis];
      }
    }
    return this;
  }

  /** Adds a constant displacement, metres, under a mask. */
  DisplacementField push(double x, double y, double z, Mask mask) {
    for (int v = 0; v < offsets.length / 3; v++) {
      float w = mask.at(v);
      offsets[3 * v] += (float) x * w;
      offsets[3 * v + 1] += (float) y * w;
      offsets[3 * v + 2] += (float) z * w;
    }
    return this;
  }

  /** The field, [V][3] metres; shared. */
  float[] offsets() {
    return offsets;
  }
}
