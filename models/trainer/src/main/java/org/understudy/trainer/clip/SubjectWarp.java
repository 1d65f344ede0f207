package org.understudy.trainer.clip;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Moves an avatar's geometry onto a person: the similarity that carries the avatar's landmarks
 * nearest to the person's (Umeyama 1991), and near the face what is left at the landmarks, blended
 * by inverse distance. Immutable and safe to share.
 */
final class SubjectWarp {
  private static final double NEAR = 0.004;
  private static final double REACH = 0.055;

  private final TemplateFace template;
  private final double[] similarity;
  private final double scale;
  private final double[] at;
  private final double[] left;

  private SubjectWarp(
      TemplateFace template, double[] similarity, double scale, double[] at, double[] left) {
    this.template = template;
    this.similarity = similarity;
    this.scale = scale;
    this.at = at;
    this.left = left;
  }

  /**
   * A warp.
   *
   * @param landmarks [478][3] of the person in the tracker's head frame
   */
  static SubjectWarp of(TemplateFace template, float[] landmarks) {
    double[] similarity = similarity(template.landmarks(), landmarks);
    double scale = Math.sqrt(sq(similarity[0]) + sq(similarity[4]) + sq(similarity[8]));
    double[] at = new double[landmarks.length];
    double[] left = new double[landmarks.length];
    for (int i = 0; i < landmarks.length; i += 3) {
      double[] moved =
          apply(
              similarity,
              template.landmarks()[i],
              template.landmarks()[i + 1],
              template.landmarks()[i + 2]);
      for (int k = 0; k < 3; k++) {
        at[i + k] = moved[k];
        left[i + k] = landmarks[i + k] - moved[k];
      }
    }
    return new SubjectWarp(template, similarity, scale, at, left);
  }

  /** How much larger the person is than the avatar, in the tracker's eyes. */
  double scale() {
    return scale;
  }

  /** A point of the avatar's bust at rest, moved to the person's head frame. */
  double[] move(double x, double y, double z) {
    double[] p = coarse(x, y, z);
    double sum = 0;
    double[] shift = new double[3];
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < at.length; i += 3) {
      double d2 = sq(at[i] - p[0]) + sq(at[i + 1] - p[1]) + sq(at[i + 2] - p[2]);
      nearest = Math.min(nearest, d2);
      double near = d2 + NEAR * NEAR;
      double w = 1 / (near * near);
      sum += w;
      for (int k = 0; k < 3; k++) {
        shift[k] += w * left[i + k];
      }
    }
    double far = Math.exp(-nearest / (REACH * REACH));
    for (int k = 0; k < 3; k++) {
      p[k] += far * shift[k] / sum;
    }
    return p;
  }

  /** The similarity alone. */
  double[] coarse(double x, double y, double z) {
    double[] p = apply(template.toHead(), x, y, z);
    return apply(similarity, p[0], p[1], p[2]);
  }

  /** A displacement of the avatar, turned and scaled. */
  double[] turn(double x, double y, double z) {
    double[] p = coarse(x, y, z);
    double[] zero = coarse(0, 0, 0);
    return new double[] {p[0] - zero[0], p[1] - zero[1], p[2] - zero[2]};
  }

  /** Where a point that the tracker sees in the avatar's head frame goes by the similarity. */
  double[] seen(double x, double y, double z) {
    return apply(similarity, x, y, z);
  }

  private static double[] similarity(float[] from, float[] to) {
    int n = from.length / 3;
    double[] a = mean(from);
    double[] b = mean(to);
    DMatrixRMaj covariance = new DMatrixRMaj(3, 3);
    double variance = 0;
    for (int i = 0; i < from.length; i += 3) {
      for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 3; c++) {
          covariance.add(r, c, (to[i + r] - b[r]) * (from[i + c] - a[c]) / n);
        }
        variance += sq(from[i + r] - a[r]) / n;
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(3, 3, true, true, false);
    if (!svd.decompose(covariance)) {
      throw new IllegalStateException("landmarks without extent");
    }
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj v = svd.getV(null, false);
    DMatrixRMaj w = svd.getW(null);
    double sign = CommonOps_DDRM.det(u) * CommonOps_DDRM.det(v) < 0 ? -1 : 1;
    int least = 0;
    for (int k = 1; k < 3; k++) {
      least = w.get(k, k) < w.get(least, least) ? k : least;
    }
    double trace = 0;
    for (int k = 0; k < 3; k++) {
      trace += w.get(k, k) * (k == least ? sign : 1);
    }
    double s = trace / variance;
    double[] out = new double[12];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += u.get(r, k) * v.get(c, k) * (k == least ? sign : 1);
        }
        out[4 * r + c] = s * sum;
      }
      out[4 * r + 3] = b[r] - out[4 * r] * a[0] - out[4 * r + 1] * a[1] - out[4 * r + 2] * a[2];
    }
    return out;
  }

  private static double[] mean(float[] points) {
    double[] sum = new double[3];
    for (int i = 0; i < points.length; i++) {
      sum[i % 3] += points[i] * 3.0 / points.length;
    }
    return sum;
  }

  private static double[] apply(double[] m, double x, double y, double z) {
    return new double[] {
      m[0] * x + m[1] * y + m[2] * z + m[3],
      m[4] * x + m[5] * y + m[6] * z + m[7],
      m[8] * x + m[9] * y + m[10] * z + m[11]
    };
  }

  private static double sq(double x) {
    return x * x;
  }
}
