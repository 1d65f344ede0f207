package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.studio.Studio;

/**
 * How the light of a character's vertices answers to {@link ShadingFeature}s: least squares over
 * random poses of what the studio's light does beyond the turn of normals. The features are the
 * same for all vertices, so one small inverse serves all of them. Arrays are shared.
 */
final class ShadeResponses {
  private static final int POSES = 56;
  private static final double RIDGE = 0.01;
  private static final float MOST_CHANGE = 0.75f;
  private static final float MOST = 1.5f;

  /** Per part [features][V]. */
  private final List<float[]> responses = new ArrayList<>();

  /**
   * Measures a character.
   *
   * @param light what its textures will be taken under
   * @param progress is told of every pose
   */
  ShadeResponses(
      SurfaceShapes shapes, Studio studio, PortraitLight light, long seed, BakeProgress progress) {
    float[][] rest = studio.arriving(PortraitPose.REST);
    for (float[] part : rest) {
      responses.add(new float[ShadingFeature.COUNT * part.length]);
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<PortraitPose> poses = new ArrayList<>();
    for (int i = 0; i < POSES; i++) {
      poses.add(pose(random));
    }
    double[][] solver = solver(poses);
    for (int i = 0; i < POSES; i++) {
      float[][] lit = studio.arriving(poses.get(i));
      for (int part = 0; part < lit.length; part++) {
        float[] turned = turned(shapes, part, poses.get(i), light);
        add(responses.get(part), rest[part], lit[part], turned, solver[i]);
      }
      progress.at("learning shadows", i + 1, POSES);
    }
    for (float[] part : responses) {
      for (int k = 0; k < part.length; k++) {
        part[k] = Math.clamp(part[k], -MOST, MOST);
      }
    }
  }

  private static PortraitPose pose(RandomGenerator random) {
    float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
    for (int axis = 0; axis < 3; axis++) {
      joints[axis] = (float) Math.clamp(random.nextGaussian() * 0.15, -0.32, 0.32);
      joints[3 + axis] = (float) Math.clamp(random.nextGaussian() * 0.18, -0.38, 0.38);
    }
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.JAW_OPEN.ordinal()] =
        (float) Math.max(0, random.nextDouble(-0.5, 0.9));
    float smile = (float) Math.max(0, random.nextDouble(-0.7, 1));
    expression[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = smile;
    expression[ArkitExpression.MOUTH_SMILE_RIGHT.ordinal()] = smile;
    return PortraitPose.REST.withJoints(joints).withExpression(expression);
  }

  /** [poses][features] by which a vertex's changes are summed to its responses. */
  private static double[][] solver(List<PortraitPose> poses) {
    int n = ShadingFeature.COUNT;
    DMatrixRMaj square = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.scale(RIDGE * poses.size(), square);
    DMatrixRMaj features = new DMatrixRMaj(n, poses.size());
    float[] of = new float[n];
    for (int i = 0; i < poses.size(); i++) {
      ShadingFeature.read(poses.get(i).joints(), poses.get(i).expression(), of);
      for (int a = 0; a < n; a++) {
        features.set(a, i, of[a]);
        for (int b = 0; b < n; b++) {
          square.add(a, b, of[a] * of[b]);
        }
      }
    }
    DMatrixRMaj solution = new DMatrixRMaj(n, poses.size());
    if (!CommonOps_DDRM.solve(square, features, solution)) {
      throw new IllegalStateException("random poses that do not differ");
    }
    double[][] out = new double[poses.size()][n];
    for (int i = 0; i < out.length; i++) {
      for (int a = 0; a < n; a++) {
        out[i][a] = solution.get(a, i);
      }
    }
    return out;
  }

  private static void add(float[] to, float[] rest, float[] lit, float[] turned, double[] solver) {
    for (int v = 0; v < rest.length; v++) {
      float change = Math.clamp(lit[v] / (rest[v] * turned[v]) - 1, -MOST_CHANGE, MOST_CHANGE);
      for (int f = 0; f < solver.length; f++) {
        to[f * rest.length + v] += (float) (solver[f] * change);
      }
    }
  }

  /** [V] what the turn of the normals alone does to the light. */
  private static float[] turned(
      SurfaceShapes shapes, int part, PortraitPose pose, PortraitLight light) {
    SkinnedNormals skinned = new SkinnedNormals(shapes.character().skeleton(), pose);
    float[] normals = shapes.normals(part);
    float[] weights = shapes.weights(part);
    float[] out = new float[normals.length / 3];
    float[] n = new float[3];
    for (int v = 0; v < out.length; v++) {
      skinned.turn(normals, weights, v, n);
      float sum = 0;
      for (int c = 0; c < 3; c++) {
        sum +=
            light.shade(n[0], n[1], n[2], c)
                / light.shade(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2], c);
      }
      out[v] = sum / 3;
    }
    return out;
  }

  /** Responses of a part's vertices to a feature, a fresh array [V]. */
  float[] of(int part, ShadingFeature feature) {
    float[] all = responses.get(part);
    int vertices = all.length / ShadingFeature.COUNT;
    float[] out = new float[vertices];
    System.arraycopy(all, feature.ordinal() * vertices, out, 0, vertices);
    return out;
  }
}
