package org.understudy.trainer.model;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.understudy.trainer.view.SurfaceNormals;

/**
 * Lays MediaPipe's canonical mesh over a face: a similarity (Umeyama 1991) from known
 * correspondences, then non-rigid iterative closest points in which the differences between
 * neighbours are kept more and more loosely (after Amberg et al. 2007).
 */
final class LandmarkRegistration {
  private static final int STEPS = 14;
  private static final double STIFFEST = 30;
  private static final double LOOSEST = 0.25;
  private static final double ATTACHED_WEIGHT = 60;
  private static final double TARGET_WEIGHT = 6;

  private final CanonicalFace canonical;
  private final FaceSurface surface;
  private final int[] mirror;

  LandmarkRegistration(CanonicalFace canonical, FaceSurface surface) {
    this.canonical = canonical;
    this.surface = surface;
    this.mirror = mirrorOf(canonical.positions());
  }

  /** The counterpart of each landmark on the other half of the face. */
  int[] mirror() {
    return mirror.clone();
  }

  private static int[] mirrorOf(float[] p) {
    int[] mirror = new int[CanonicalFace.COUNT];
    for (int i = 0; i < mirror.length; i++) {
      double best = Double.MAX_VALUE;
      for (int j = 0; j < mirror.length; j++) {
        double d =
            Math.pow(p[3 * i] + p[3 * j], 2)
                + Math.pow(p[3 * i + 1] - p[3 * j + 1], 2)
                + Math.pow(p[3 * i + 2] - p[3 * j + 2], 2);
        if (d < best) {
          best = d;
          mirror[i] = j;
        }
      }
    }
    return mirror;
  }

  /**
   * Registers the mesh.
   *
   * @param attached landmarks of the left half whose place on the surface is known
   * @param targets landmarks of the left half or the middle whose place is known roughly
   * @return a point on the surface for each landmark of the left half and the middle
   */
  Map<Integer, FaceSurface.Point> register(
      Map<Integer, FaceSurface.Point> attached, Map<Integer, double[]> targets) {
    Map<Integer, double[]> known = new HashMap<>();
    attached.forEach((l, p) -> putBothSides(known, l, surface.at(p)));
    targets.forEach((l, p) -> putBothSides(known, l, p));
    double[] placed = similarity(known);
    double[] x = placed.clone();
    for (int step = 0; step < STEPS; step++) {
      double stiffness = STIFFEST * Math.pow(LOOSEST / STIFFEST, step / (STEPS - 1.0));
      x = solve(placed, x, stiffness, attached, known);
    }
    Map<Integer, FaceSurface.Point> found = new TreeMap<>();
    double[] normals = normals(x);
    for (int l = 0; l < CanonicalFace.COUNT; l++) {
      if (canonical.positions()[3 * l] < -1e-3 && mirror[l] != l) {
        continue;
      }
      FaceSurface.Point fixed = attached.get(l);
      double onMiddle = mirror[l] == l ? 0 : x[3 * l];
      found.put(
          l,
          fixed != null
              ? fixed
              : surface.closest(
                  new double[] {onMiddle, x[3 * l + 1], x[3 * l + 2]}, normal(normals, l)));
    }
    return found;
  }

  private void putBothSides(Map<Integer, double[]> known, int landmark, double[] p) {
    known.put(landmark, p);
    known.put(
        mirror[landmark], mirror[landmark] == landmark ? p : new double[] {-p[0], p[1], p[2]});
  }

  /** The canonical mesh after the similarity that fits the known places best, [468][3]. */
  private double[] similarity(Map<Integer, double[]> known) {
    double[] from = new double[3];
    double[] to = new double[3];
    known.forEach(
        (l, p) -> {
          for (int axis = 0; axis < 3; axis++) {
            from[axis] += canonical.positions()[3 * l + axis] / known.size();
            to[axis] += p[axis] / known.size();
          }
        });
    DMatrixRMaj covariance = new DMatrixRMaj(3, 3);
    double[] spread = new double[1];
    known.forEach(
        (l, p) -> {
          for (int i = 0; i < 3; i++) {
            double source = canonical.positions()[3 * l + i] - from[i];
            spread[0] += source * source;
            for (int j = 0; j < 3; j++) {
              covariance.add(j, i, (p[j] - to[j]) * source);
            }
          }
        });
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(3, 3, true, true, false);
    if (!svd.decompose(covariance.copy())) {
      throw new IllegalStateException("no similarity fits the known landmarks");
    }
    DMatrixRMaj rotation = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.multTransB(svd.getU(null, false), svd.getV(null, false), rotation);
    double scale = 0;
    for (double s : svd.getSingularValues()) {
      scale += s;
    }
    scale /= spread[0];
    double[] out = new double[3 * CanonicalFace.COUNT];
    for (int l = 0; l < CanonicalFace.COUNT; l++) {
      for (int row = 0; row < 3; row++) {
        double sum = 0;
        for (int column = 0; column < 3; column++) {
          sum += rotation.get(row, column) * (canonical.positions()[3 * l + column] - from[column]);
        }
        out[3 * l + row] = to[row] + scale * sum;
      }
    }
    return out;
  }

  private double[] solve(
      double[] placed,
      double[] x,
      double stiffness,
      Map<Integer, FaceSurface.Point> attached,
      Map<Integer, double[]> known) {
    int n = CanonicalFace.COUNT;
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    DMatrixRMaj b = new DMatrixRMaj(n, 3);
    int[] t = canonical.triangles();
    for (int k = 0; k < t.length; k++) {
      int i = t[k];
      int j = t[k % 3 == 2 ? k - 2 : k + 1];
      a.add(i, i, stiffness);
      a.add(j, j, stiffness);
      a.add(i, j, -stiffness);
      a.add(j, i, -stiffness);
      for (int axis = 0; axis < 3; axis++) {
        double d = stiffness * (placed[3 * i + axis] - placed[3 * j + axis]);
        b.add(i, axis, d);
        b.add(j, axis, -d);
      }
    }
    double[] normals = normals(x);
    for (int l = 0; l < n; l++) {
      double[] goal = known.get(l);
      double weight =
          attached.containsKey(l) || attached.containsKey(mirror[l])
              ? ATTACHED_WEIGHT
              : TARGET_WEIGHT;
      if (goal == null) {
        double[] here = {x[3 * l], x[3 * l + 1], x[3 * l + 2]};
        goal = surface.at(surface.closest(here, normal(normals, l)));
        weight = 1;
      }
      a.add(l, l, weight);
      for (int axis = 0; axis < 3; axis++) {
        b.add(l, axis, weight * goal[axis]);
      }
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
    DMatrixRMaj solution = new DMatrixRMaj(n, 3);
    if (!solver.setA(a)) {
      throw new IllegalStateException("the registration's equations have no solution");
    }
    solver.solve(b, solution);
    return solution.getData().clone();
  }

  private double[] normals(double[] x) {
    float[] p = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      p[i] = (float) x[i];
    }
    float[] n = SurfaceNormals.of(p, canonical.triangles());
    double[] out = new double[n.length];
    for (int i = 0; i < n.length; i++) {
      out[i] = n[i];
    }
    return out;
  }

  private static double[] normal(double[] normals, int l) {
    return new double[] {normals[3 * l], normals[3 * l + 1], normals[3 * l + 2]};
  }
}
