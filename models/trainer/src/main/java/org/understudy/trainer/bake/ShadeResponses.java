package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.StrandLobe;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.studio.Studio;
import org.understudy.trainer.studio.VertexLooks;
import org.understudy.trainer.studio.Workers;

/**
 * How the light of a character's vertices answers to {@link ShadingFeature}s: for every vertex,
 * least squares over random poses, each seen from several places, of what the studio's shading does
 * beyond the turn of normals. Arrays are shared.
 */
final class ShadeResponses {
  private static final int POSES = 56;
  private static final int VIEWS = 4;
  private static final double MOST_YAW_DEGREES = 75;
  private static final double PITCH_DEGREES = 8;
  private static final float DISTANCE_METRES = 0.9f;

  /** A vertex that is turned away is seen by nobody, but keeps the sums solvable. */
  private static final float LEAST_WEIGHT = 0.02f;

  private final SurfaceShapes shapes;
  private final List<StrandLobe> lobes;

  /** Per part [V][3], empty for what is no hair. */
  private final List<float[]> strands = new ArrayList<>();

  /** Per part [features, lobes of hair and the rest][V]. */
  private final List<float[]> responses = new ArrayList<>();

  /**
   * Measures a character.
   *
   * @param light what its textures will be taken under
   * @param lobes the highlights of its hair
   * @param progress is told of every pose
   */
  ShadeResponses(
      SurfaceShapes shapes,
      Studio studio,
      PortraitLight light,
      List<StrandLobe> lobes,
      long seed,
      Workers workers,
      BakeProgress progress) {
    this.shapes = shapes;
    this.lobes = List.copyOf(lobes);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    float[] rest = shapes.character().skeleton().restPositions();
    List<ResponseSums> sums = new ArrayList<>();
    for (int part = 0; part < shapes.character().parts().size(); part++) {
      float[] along = studio.strands(part);
      strands.add(along);
      sums.add(
          new ResponseSums(
              shapes.positions(part).length / 3,
              ShadingFeature.COUNT + (along.length > 0 ? lobes.size() : 0)));
    }
    for (int i = 0; i < POSES; i++) {
      PortraitPose pose = pose(random);
      List<float[]> views = new ArrayList<>();
      List<float[]> eyes = new ArrayList<>();
      for (int k = 0; k < VIEWS; k++) {
        views.add(view(random));
        eyes.add(eye(rest, views.getLast()));
      }
      List<VertexLooks> looks = studio.looks(pose, eyes);
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int part = 0; part < sums.size(); part++) {
        int of = part;
        tasks.add(
            () -> {
              float[] turned = turned(shapes, of, pose, light);
              for (int k = 0; k < VIEWS; k++) {
                add(sums.get(of), pose, views.get(k), looks.get(k), of, turned);
              }
              return null;
            });
      }
      workers.run(tasks);
      progress.at("learning shadows and highlights", i + 1, POSES);
    }
    for (int part = 0; part < sums.size(); part++) {
      responses.add(sums.get(part).solve(strands.get(part).length > 0));
    }
  }

  private void add(
      ResponseSums sums,
      PortraitPose pose,
      float[] view,
      VertexLooks look,
      int part,
      float[] turned) {
    float[] strand = strands.get(part);
    int count = strand.length > 0 ? lobes.size() : 0;
    float[] features = new float[ShadingFeature.COUNT + count + 1];
    ShadingFeature.read(pose.joints(), pose.expression(), view, features);
    StrandValues values =
        new StrandValues(lobes, view, new SkinnedNormals(shapes.character().skeleton(), pose));
    float[] shade = look.shade()[part];
    float[] facing = look.facing()[part];
    for (int v = 0; v < shade.length; v++) {
      if (count > 0) {
        values.write(
            strand,
            shapes.normals(part),
            shapes.weights(part),
            v,
            features,
            ShadingFeature.COUNT,
            1);
      }
      sums.add(v, features, shade[v] / turned[v], Math.max(LEAST_WEIGHT, facing[v]));
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

  /** A unit vector from the head to somebody who looks at it. */
  private static float[] view(RandomGenerator random) {
    double yaw = Math.toRadians(random.nextDouble(-MOST_YAW_DEGREES, MOST_YAW_DEGREES));
    double pitch = Math.toRadians(random.nextGaussian() * PITCH_DEGREES);
    return new float[] {
      (float) (Math.sin(yaw) * Math.cos(pitch)),
      (float) Math.sin(pitch),
      (float) (Math.cos(yaw) * Math.cos(pitch))
    };
  }

  private static float[] eye(float[] rest, float[] view) {
    float[] eye = new float[3];
    for (int axis = 0; axis < 3; axis++) {
      eye[axis] = rest[3 * PortraitJoint.HEAD.ordinal() + axis] + DISTANCE_METRES * view[axis];
    }
    return eye;
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
    return plane(part, feature.ordinal());
  }

  /**
   * How much of each lobe a part's vertices shine with, and last what they show without, less 1:
   * fresh arrays [lobes + 1][V]; of hair only.
   */
  float[][] shine(int part) {
    float[][] shine = new float[lobes.size() + 1][];
    for (int plane = 0; plane < shine.length; plane++) {
      shine[plane] = plane(part, ShadingFeature.COUNT + plane);
    }
    return shine;
  }

  /** Which way a part's strands run, [V][3]; empty for what is no hair. */
  float[] strands(int part) {
    return strands.get(part);
  }

  private float[] plane(int part, int plane) {
    int vertices = shapes.positions(part).length / 3;
    float[] out = new float[vertices];
    System.arraycopy(responses.get(part), plane * vertices, out, 0, vertices);
    return out;
  }
}
