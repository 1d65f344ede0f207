package org.understudy.parametric;

import java.util.List;
import java.util.Optional;

/**
 * A linear face model, {@code S = mean + sum_k z_k identity_k + sum_e c_e expression_e} (eq. 7 of
 * "3D generative avatars", after Blanz and Vetter 1999), in the head frame: metres, origin at the
 * HEAD joint. Everything in it moves rigidly with that joint.
 *
 * <p>Immutable and safe to share. Arrays given out are shared, not copied: whoever reads them
 * leaves them as they are.
 */
public final class FaceModel {
  private final float[] mean;
  private final int[] triangles;
  private final FacePart[] parts;
  private final int identityCount;
  private final float[] identityBasis;
  private final List<SparseDisplacement> expressions;
  private final Optional<LandmarkEmbedding> landmarks;
  private final Optional<Eyeball> leftEye;
  private final Optional<Eyeball> rightEye;

  /**
   * A model; see the accessors for shapes and units. The arrays become the model's own.
   *
   * @throws IllegalArgumentException if shapes do not fit each other
   */
  public FaceModel(
      float[] mean,
      int[] triangles,
      FacePart[] parts,
      float[] identityBasis,
      List<SparseDisplacement> expressions,
      Optional<LandmarkEmbedding> landmarks,
      Optional<Eyeball> leftEye,
      Optional<Eyeball> rightEye) {
    int vertexCount = mean.length / 3;
    require("mean", mean.length, 3 * vertexCount);
    require("parts", parts.length, vertexCount);
    if (identityBasis.length % mean.length != 0) {
      throw new IllegalArgumentException(
          "the identity basis takes a multiple of %d numbers, got %d"
              .formatted(mean.length, identityBasis.length));
    }
    require("expressions", expressions.size(), ArkitExpression.COUNT);
    requireBelow("triangles", triangles, vertexCount);
    expressions.forEach(e -> requireBelow("expression", e.vertices(), vertexCount));
    landmarks.ifPresent(l -> requireBelow("landmarks", l.vertices(), vertexCount));
    this.mean = mean;
    this.triangles = triangles;
    this.parts = parts;
    this.identityBasis = identityBasis;
    this.identityCount = identityBasis.length / mean.length;
    this.expressions = List.copyOf(expressions);
    this.landmarks = landmarks;
    this.leftEye = leftEye;
    this.rightEye = rightEye;
    for (Optional<Eyeball> eye : List.of(leftEye, rightEye)) {
      eye.ifPresent(e -> require("eye shifts", e.identityShift().length, 3 * identityCount));
    }
  }

  private static void require(String name, int got, int wanted) {
    if (got != wanted) {
      throw new IllegalArgumentException(
          "%s: expected %d entries, got %d".formatted(name, wanted, got));
    }
  }

  private static void requireBelow(String name, int[] indices, int limit) {
    for (int i : indices) {
      if (i < 0 || i >= limit) {
        throw new IllegalArgumentException(
            "%s: vertex %d, the model has 0..%d".formatted(name, i, limit - 1));
      }
    }
  }

  /** Number of vertices V. */
  public int vertexCount() {
    return mean.length / 3;
  }

  /** [T][3] vertex indices, counter-clockwise seen from outside. */
  public int[] triangles() {
    return triangles;
  }

  /** [V][3] positions of the mean face at rest. */
  public float[] mean() {
    return mean;
  }

  /** Number of identity coefficients K. */
  public int identityCount() {
    return identityCount;
  }

  /** [K][V][3] offsets per standard deviation; the prior of every coefficient is N(0, 1). */
  public float[] identityBasis() {
    return identityBasis;
  }

  /** 52, the shapes of {@link ArkitExpression}. */
  public int expressionCount() {
    return ArkitExpression.COUNT;
  }

  /** Offsets of a shape at coefficient 1. */
  public SparseDisplacement expression(int e) {
    return expressions.get(e);
  }

  /** What a vertex belongs to. */
  public FacePart part(int vertex) {
    return parts[vertex];
  }

  /** Whether landmarks and eyes are known: true for the built-in model. */
  public boolean hasLandmarks() {
    return landmarks.isPresent();
  }

  /**
   * MediaPipe's landmarks on this model.
   *
   * @throws IllegalStateException for a model that came without, such as a user's BFM 2009
   */
  public LandmarkEmbedding landmarks() {
    return landmarks.orElseThrow(
        () -> new IllegalStateException("this face model has no landmark embedding"));
  }

  /**
   * An eyeball. Gaze turns its vertices about its centre; the eyeLook shapes move the lids only.
   *
   * @throws IllegalStateException for a model without eyeballs
   */
  public Eyeball eye(Side side) {
    return (side == Side.LEFT ? leftEye : rightEye)
        .orElseThrow(() -> new IllegalStateException("this face model has no eyeballs"));
  }

  /** Whether the model has eyeballs. */
  public boolean hasEyes() {
    return leftEye.isPresent() && rightEye.isPresent();
  }

  /**
   * Evaluates the model with eyes straight ahead; allocates nothing.
   *
   * @param identity coefficients in standard deviations, at most K; missing ones count as 0
   * @param expression [52] coefficients
   * @param out [V][3] head frame, metres, overwritten
   */
  public void evaluate(float[] identity, float[] expression, float[] out) {
    if (identity.length > identityCount || expression.length != ArkitExpression.COUNT) {
      throw new IllegalArgumentException(
          "the model takes up to %d identity and %d expression coefficients, got %d and %d"
              .formatted(identityCount, ArkitExpression.COUNT, identity.length, expression.length));
    }
    System.arraycopy(mean, 0, out, 0, mean.length);
    for (int k = 0; k < identity.length; k++) {
      float z = identity[k];
      int base = k * mean.length;
      for (int i = 0; z != 0 && i < mean.length; i++) {
        out[i] += z * identityBasis[base + i];
      }
    }
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      if (expression[e] != 0) {
        expressions.get(e).addTo(out, expression[e]);
      }
    }
  }
}
