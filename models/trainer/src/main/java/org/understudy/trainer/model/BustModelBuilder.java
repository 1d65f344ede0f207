package org.understudy.trainer.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.JointRegressor;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.FaceAnatomy;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;

/** Builds the bust model, in SMPL's layout, from busts of random people. */
final class BustModelBuilder {
  private static final float LOWEST_METRES = -0.05f;
  private static final int VERTICES_PER_JOINT = 32;
  private static final double RIDGE = 1e-6;
  private static final double SUM_TO_ONE_WEIGHT = 10;

  private final MakeHuman data;
  private final SubMesh mesh;

  BustModelBuilder(MakeHuman data) throws java.io.IOException {
    this.data = data;
    float[] average = data.character(CharacterDescription.AVERAGE).positions();
    FaceAnatomy anatomy = data.anatomy();
    BitSet selected = new BitSet();
    for (int v = 0; v < MakeHuman.BODY_VERTICES; v++) {
      boolean inside =
          (anatomy.mouth().get(v) || anatomy.socket(true).get(v) || anatomy.socket(false).get(v))
              && !anatomy.face().get(v);
      if (average[3 * v + 1] > LOWEST_METRES && !inside) {
        selected.set(v);
      }
    }
    mesh =
        SubMesh.of(
            selected, data.baseMesh().triangles(Set.of("body")), data.baseMesh().vertexCount());
  }

  /** The bust of a character in the bust's rest frame, [V][3]. */
  float[] bust(MakeHumanCharacter character) {
    return mesh.pick(character.positions(), new float[3]);
  }

  /**
   * Puts the model together.
   *
   * @param busts [N] busts of many people; changed
   * @param joints [N] joints of the same people, [7][3]
   * @param share variance to keep, 0..1
   */
  Built build(List<float[]> busts, List<float[]> joints, double share) {
    JointRegressor regressor = regressor(busts, joints);
    double error = jointError(regressor, busts, joints);
    PrincipalComponents components = PrincipalComponents.of(busts, share);
    float[] all = data.reduction().weights();
    int count = PortraitJoint.COUNT;
    float[] weights = new float[mesh.vertexCount() * count];
    for (int v = 0; v < mesh.vertexCount(); v++) {
      System.arraycopy(all, count * mesh.baseVertices()[v], weights, count * v, count);
    }
    BustModel model =
        new BustModel(components.mean(), mesh.triangles(), components.basis(), regressor, weights);
    return new Built(model, components.explained(), error);
  }

  /**
   * What was built.
   *
   * @param explained share of the variance that the shape basis holds
   * @param jointErrorMetres root mean square distance between regressed and true joints
   */
  record Built(BustModel model, double explained, double jointErrorMetres) {}

  /** For each joint the weights of nearby vertices that predict it best over all people. */
  private JointRegressor regressor(List<float[]> busts, List<float[]> joints) {
    int[] start = new int[PortraitJoint.COUNT + 1];
    List<Integer> vertices = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int j = 0; j < PortraitJoint.COUNT; j++) {
      int[] near = spreadAround(busts.getFirst(), joints.getFirst(), j);
      double[] solved = weights(busts, joints, j, near);
      for (int i = 0; i < near.length; i++) {
        vertices.add(near[i]);
        weights.add(solved[i]);
      }
      start[j + 1] = vertices.size();
    }
    float[] values = new float[weights.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.get(i).floatValue();
    }
    return new JointRegressor(
        start, vertices.stream().mapToInt(Integer::intValue).toArray(), values);
  }

  /** Every n-th of the vertices nearest to a joint, so that they lie all around it. */
  private int[] spreadAround(float[] bust, float[] joints, int j) {
    int[] nearest =
        IntStream.range(0, bust.length / 3)
            .boxed()
            .sorted(Comparator.comparingDouble(v -> squaredDistance(bust, v, joints, j)))
            .limit(8L * VERTICES_PER_JOINT)
            .mapToInt(Integer::intValue)
            .toArray();
    int[] spread = new int[VERTICES_PER_JOINT];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = nearest[8 * i];
    }
    Arrays.sort(spread);
    return spread;
  }

  private static double squaredDistance(float[] bust, int v, float[] joints, int j) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      sum += Math.pow(bust[3 * v + axis] - joints[3 * j + axis], 2);
    }
    return sum;
  }

  private static double[] weights(List<float[]> busts, List<float[]> joints, int j, int[] near) {
    int n = near.length;
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    DMatrixRMaj b = new DMatrixRMaj(n, 1);
    double[] row = new double[n];
    for (int person = 0; person < busts.size(); person++) {
      for (int axis = 0; axis < 3; axis++) {
        for (int i = 0; i < n; i++) {
          row[i] = busts.get(person)[3 * near[i] + axis];
        }
        accumulate(a, b, row, joints.get(person)[3 * j + axis], 1.0 / busts.size());
      }
    }
    Arrays.fill(row, 1);
    accumulate(a, b, row, 1, SUM_TO_ONE_WEIGHT);
    for (int i = 0; i < n; i++) {
      a.add(i, i, RIDGE * 1e-3);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
    DMatrixRMaj x = new DMatrixRMaj(n, 1);
    if (!solver.setA(a)) {
      throw new IllegalStateException("no regressor for joint " + j);
    }
    solver.solve(b, x);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x.get(i, 0);
    }
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      out[i] = x.get(i, 0) / sum;
    }
    return out;
  }

  private static void accumulate(
      DMatrixRMaj a, DMatrixRMaj b, double[] row, double value, double weight) {
    for (int i = 0; i < row.length; i++) {
      for (int k = 0; k < row.length; k++) {
        a.add(i, k, weight * row[i] * row[k]);
      }
      b.add(i, 0, weight * row[i] * value);
    }
  }

  private static double jointError(
      JointRegressor regressor, List<float[]> busts, List<float[]> joints) {
    double sum = 0;
    float[] found = new float[3 * PortraitJoint.COUNT];
    for (int person = 0; person < busts.size(); person++) {
      regressor.regress(busts.get(person), found);
      for (int i = 0; i < found.length; i++) {
        sum += Math.pow(found[i] - joints.get(person)[i], 2);
      }
    }
    return Math.sqrt(sum / (busts.size() * PortraitJoint.COUNT));
  }
}
