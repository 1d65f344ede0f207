package org.understudy.parametric;

import java.util.Arrays;

/**
 * A bust in SMPL's layout (Loper et al. 2015): a template and a shape basis, a sparse regressor
 * that finds the joints from the shaped vertices, skinning weights and the kinematic tree of {@link
 * PortraitJoint}. Positions are in the bust's rest frame: metres, origin at the root joint.
 *
 * <p>Immutable and safe to share. Arrays given out are shared, not copied: whoever reads them
 * leaves them as they are.
 */
public final class BustModel {
  private static final int JOINTS = PortraitJoint.COUNT;
  private static final int MATRIX = Skeleton.MATRIX_FLOATS;

  private final float[] template;
  private final int[] triangles;
  private final float[] shapeBasis;
  private final JointRegressor regressor;
  private final float[] weights;

  /**
   * A model; the arrays become its own.
   *
   * @param template [V][3] metres
   * @param triangles [T][3]
   * @param shapeBasis [S][V][3] per standard deviation
   * @param regressor joints from vertices
   * @param weights [V][7], rows summing to 1
   */
  public BustModel(
      float[] template,
      int[] triangles,
      float[] shapeBasis,
      JointRegressor regressor,
      float[] weights) {
    int vertexCount = template.length / 3;
    if (weights.length != vertexCount * JOINTS) {
      throw new IllegalArgumentException(
          "%d vertices take %d skinning weights, got %d"
              .formatted(vertexCount, vertexCount * JOINTS, weights.length));
    }
    if (shapeBasis.length % template.length != 0) {
      throw new IllegalArgumentException(
          "the shape basis takes a multiple of %d numbers, got %d"
              .formatted(template.length, shapeBasis.length));
    }
    if (regressor.vertexLimit() > vertexCount) {
      throw new IllegalArgumentException(
          "the joint regressor names vertex %d, the template has 0..%d"
              .formatted(regressor.vertexLimit() - 1, vertexCount - 1));
    }
    this.template = template;
    this.triangles = triangles;
    this.shapeBasis = shapeBasis;
    this.regressor = regressor;
    this.weights = weights;
  }

  /** Number of vertices V. */
  public int vertexCount() {
    return template.length / 3;
  }

  /** [T][3] vertex indices, counter-clockwise seen from outside. */
  public int[] triangles() {
    return triangles;
  }

  /** [V][3] positions of the mean bust. */
  public float[] template() {
    return template;
  }

  /** Number of shape coefficients S. */
  public int shapeCount() {
    return shapeBasis.length / template.length;
  }

  /** [S][V][3] offsets per standard deviation; the prior of every coefficient is N(0, 1). */
  public float[] shapeBasis() {
    return shapeBasis;
  }

  /** Joints as mixes of vertices. */
  public JointRegressor jointRegressor() {
    return regressor;
  }

  /** [V][7] skinning weights. */
  public float[] weights() {
    return weights;
  }

  /**
   * Vertices of a shape at rest; allocates nothing.
   *
   * @param shape coefficients, at most S; missing ones count as 0
   * @param out [V][3] metres, overwritten
   */
  public void shape(float[] shape, float[] out) {
    if (shape.length > shapeCount()) {
      throw new IllegalArgumentException(
          "the model takes up to %d shape coefficients, got %d"
              .formatted(shapeCount(), shape.length));
    }
    System.arraycopy(template, 0, out, 0, template.length);
    for (int s = 0; s < shape.length; s++) {
      int base = s * template.length;
      for (int i = 0; i < template.length; i++) {
        out[i] += shape[s] * shapeBasis[base + i];
      }
    }
  }

  /** Joints of a shape at rest; the root is at the origin. */
  public Skeleton skeleton(float[] shape) {
    float[] shaped = new float[template.length];
    shape(shape, shaped);
    float[] joints = new float[3 * JOINTS];
    regressor.regress(shaped, joints);
    for (int j = JOINTS - 1; j >= 0; j--) {
      for (int axis = 0; axis < 3; axis++) {
        joints[3 * j + axis] -= joints[axis];
      }
    }
    return new Skeleton(joints);
  }

  /**
   * Linear blend skinning of rest positions (Loper et al. 2015, eq. 2): {@code x' = sum_k w_k G_k
   * x}; allocates nothing.
   *
   * @param rest [V][3]
   * @param boneTransforms [7][12] from {@link Skeleton#writeBoneTransforms}
   * @param out [V][3], overwritten; may be {@code rest}
   */
  public void skin(float[] rest, float[] boneTransforms, float[] out) {
    for (int v = 0; v < vertexCount(); v++) {
      skinPoint(weights, JOINTS * v, boneTransforms, rest, 3 * v, out, 3 * v);
    }
  }

  /**
   * Forward skinning of one point; allocates nothing.
   *
   * @param w weights, seven from {@code at}
   * @param boneTransforms [7][12]
   * @param point position at rest, three from {@code from}
   * @param out three written from {@code to}
   */
  public static void skinPoint(
      float[] w, int at, float[] boneTransforms, float[] point, int from, float[] out, int to) {
    float x = point[from];
    float y = point[from + 1];
    float z = point[from + 2];
    for (int row = 0; row < 3; row++) {
      float sum = 0;
      for (int j = 0; j < JOINTS; j++) {
        int o = MATRIX * j + 4 * row;
        sum +=
            w[at + j]
                * (boneTransforms[o] * x
                    + boneTransforms[o + 1] * y
                    + boneTransforms[o + 2] * z
                    + boneTransforms[o + 3]);
      }
      out[to + row] = sum;
    }
  }

  /**
   * Inverse skinning of one posed point with given weights: the inverse of the blended transform,
   * {@code x = (sum_k w_k G_k)^-1 x'} (eq. 4 of the avatar's deformation). With the weights of the
   * rest point it undoes {@link #skinPoint} up to rounding.
   *
   * @param w weights, seven from {@code at}
   * @param boneTransforms [7][12]
   * @param posed position, three from {@code from}
   * @param out rest position, three written from {@code to}
   * @return false, leaving {@code out} as it was, if the blended transform has no inverse
   */
  public static boolean unskinPoint(
      float[] w, int at, float[] boneTransforms, float[] posed, int from, float[] out, int to) {
    double[] m = new double[MATRIX];
    for (int j = 0; j < JOINTS; j++) {
      for (int i = 0; i < MATRIX; i++) {
        m[i] += (double) w[at + j] * boneTransforms[MATRIX * j + i];
      }
    }
    double c0 = m[5] * m[10] - m[6] * m[9];
    double c1 = m[6] * m[8] - m[4] * m[10];
    double c2 = m[4] * m[9] - m[5] * m[8];
    double det = m[0] * c0 + m[1] * c1 + m[2] * c2;
    if (Math.abs(det) < 1e-9) {
      return false;
    }
    double x = posed[from] - m[3];
    double y = posed[from + 1] - m[7];
    double z = posed[from + 2] - m[11];
    out[to] =
        (float)
            ((c0 * x + (m[2] * m[9] - m[1] * m[10]) * y + (m[1] * m[6] - m[2] * m[5]) * z) / det);
    out[to + 1] =
        (float)
            ((c1 * x + (m[0] * m[10] - m[2] * m[8]) * y + (m[2] * m[4] - m[0] * m[6]) * z) / det);
    out[to + 2] =
        (float)
            ((c2 * x + (m[1] * m[8] - m[0] * m[9]) * y + (m[0] * m[5] - m[1] * m[4]) * z) / det);
    return true;
  }

  /**
   * Inverse skinning of a posed point anywhere in space: its weights are a mix, by inverse squared
   * distance, of those of the nearest posed vertices.
   *
   * @param posedVertices [V][3] from {@link #skin}
   * @param boneTransforms [7][12]
   * @param posed [3]
   * @param out [3] rest position
   * @return false if the blended transform has no inverse
   */
  public boolean unskin(float[] posedVertices, float[] boneTransforms, float[] posed, float[] out) {
    int neighbours = Math.min(8, vertexCount());
    int[] nearest = new int[neighbours];
    double[] distance = new double[neighbours];
    Arrays.fill(distance, Double.MAX_VALUE);
    for (int v = 0; v < vertexCount(); v++) {
      double dx = posedVertices[3 * v] - posed[0];
      double dy = posedVertices[3 * v + 1] - posed[1];
      double dz = posedVertices[3 * v + 2] - posed[2];
      double d = dx * dx + dy * dy + dz * dz;
      int i = neighbours - 1;
      if (d >= distance[i]) {
        continue;
      }
      while (i > 0 && distance[i - 1] > d) {
        distance[i] = distance[i - 1];
        nearest[i] = nearest[i - 1];
        i--;
      }
      distance[i] = d;
      nearest[i] = v;
    }
    float[] blended = new float[JOINTS];
    double total = 0;
    for (int i = 0; i < neighbours; i++) {
      double share = 1 / (distance[i] + 1e-12);
      total += share;
      for (int j = 0; j < JOINTS; j++) {
        blended[j] += (float) (share * weights[JOINTS * nearest[i] + j]);
      }
    }
    for (int j = 0; j < JOINTS; j++) {
      blended[j] /= (float) total;
    }
    return unskinPoint(blended, 0, boneTransforms, posed, 0, out, 0);
  }
}
