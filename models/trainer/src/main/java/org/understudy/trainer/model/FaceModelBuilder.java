package org.understudy.trainer.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Eyeball;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.FacePart;
import org.understudy.parametric.LandmarkEmbedding;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.SparseDisplacement;
import org.understudy.trainer.expression.ArkitShapes;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;

/** Builds the face model from heads of random people. */
final class FaceModelBuilder {
  private static final double IRIS_RADIUS_METRES = 0.0058;
  private static final double NEGLIGIBLE_METRES = 3e-5;

  private final MakeHuman data;
  private final SubMesh mesh;
  private final FacePart[] parts;

  FaceModelBuilder(MakeHuman data) {
    this.data = data;
    HeadMesh head = HeadMesh.of(data);
    mesh = head.mesh();
    parts = head.parts();
  }

  /** The head of a character in its own head frame, [V][3]. */
  float[] head(MakeHumanCharacter character) {
    return mesh.pick(character.positions(), headJoint(character));
  }

  private static float[] headJoint(MakeHumanCharacter character) {
    float[] joint = new float[3];
    for (int axis = 0; axis < 3; axis++) {
      joint[axis] = character.skeleton().rest(PortraitJoint.HEAD, axis);
    }
    return joint;
  }

  /**
   * Puts the model together.
   *
   * @param heads heads of many people; changed
   * @param share variance to keep, 0..1
   */
  Built build(List<float[]> heads, double share, CanonicalFace canonical) throws IOException {
    PrincipalComponents components = PrincipalComponents.of(heads, share);
    float[] mean = symmetric(components.mean());
    MakeHumanCharacter average = data.character(CharacterDescription.AVERAGE);
    List<SparseDisplacement> expressions = expressions(average);
    LandmarkEmbedding landmarks = landmarks(mean, average, canonical);
    FaceModel model =
        new FaceModel(
            mean,
            mesh.triangles(),
            parts,
            components.basis(),
            expressions,
            Optional.of(landmarks),
            Optional.of(eyeball(mean, components, FacePart.LEFT_EYE)),
            Optional.of(eyeball(mean, components, FacePart.RIGHT_EYE)));
    return new Built(model, components.explained());
  }

  /**
   * What was built.
   *
   * @param explained share of the variance that the identity basis holds
   */
  record Built(FaceModel model, double explained) {}

  private int mirrored(int v) {
    return mesh.indexOfBase()[data.mirror().other(mesh.baseVertices()[v])];
  }

  private float[] symmetric(float[] face) {
    float[] out = new float[face.length];
    for (int v = 0; v < mesh.vertexCount(); v++) {
      int m = mirrored(v);
      out[3 * v] = (face[3 * v] - face[3 * m]) / 2;
      out[3 * v + 1] = (face[3 * v + 1] + face[3 * m + 1]) / 2;
      out[3 * v + 2] = (face[3 * v + 2] + face[3 * m + 2]) / 2;
    }
    return out;
  }

  private List<SparseDisplacement> expressions(MakeHumanCharacter average) throws IOException {
    ArkitShapes shapes = ArkitShapes.of(average);
    List<SparseDisplacement> out = new ArrayList<>();
    for (ArkitExpression expression : ArkitExpression.all()) {
      float[] one = new float[ArkitExpression.COUNT];
      one[expression.ordinal()] = 1;
      float[] field = new float[3 * data.baseMesh().vertexCount()];
      shapes.addTo(one, field);
      out.add(SparseDisplacement.of(mesh.pick(field, new float[3]), NEGLIGIBLE_METRES));
    }
    return out;
  }

  private Eyeball eyeball(float[] mean, PrincipalComponents components, FacePart part) {
    int[] vertices = IntStream.range(0, parts.length).filter(v -> parts[v] == part).toArray();
    float[] centre = new float[3];
    for (int axis = 0; axis < 3; axis++) {
      float low = Float.MAX_VALUE;
      float high = -Float.MAX_VALUE;
      for (int v : vertices) {
        low = Math.min(low, mean[3 * v + axis]);
        high = Math.max(high, mean[3 * v + axis]);
      }
      centre[axis] = (low + high) / 2;
    }
    double radius = 0;
    for (int v : vertices) {
      double x = mean[3 * v] - centre[0];
      double y = mean[3 * v + 1] - centre[1];
      double z = mean[3 * v + 2] - centre[2];
      radius += Math.sqrt(x * x + y * y + z * z) / vertices.length;
    }
    float[] shift = new float[3 * components.count()];
    for (int k = 0; k < components.count(); k++) {
      for (int axis = 0; axis < 3; axis++) {
        double sum = 0;
        for (int v : vertices) {
          sum += components.basis()[k * mean.length + 3 * v + axis];
        }
        shift[3 * k + axis] = (float) (sum / vertices.length);
      }
    }
    return new Eyeball(centre, (float) radius, shift);
  }

  private int[] triangles(FacePart part) {
    int[] all = mesh.triangles();
    int[] kept = new int[all.length];
    int n = 0;
    for (int t = 0; t < all.length; t += 3) {
      if (parts[all[t]] == part && parts[all[t + 1]] == part && parts[all[t + 2]] == part) {
        System.arraycopy(all, t, kept, n, 3);
        n += 3;
      }
    }
    return Arrays.copyOf(kept, n);
  }

  private LandmarkEmbedding landmarks(
      float[] mean, MakeHumanCharacter average, CanonicalFace canonical) throws IOException {
    FaceSurface skin = FaceSurface.of(mean, triangles(FacePart.SKIN));
    FaceFeatures features = new FaceFeatures(data, mesh, skin);
    Map<Integer, FaceSurface.Point> attached = new HashMap<>();
    features.attachLids(canonical, attached);
    features.attachInnerLips(canonical, attached);
    features.attachOuterLips(attached);
    Map<Integer, double[]> targets = new HashMap<>();
    targets.putAll(features.browTargets(average, headJoint(average)));
    targets.putAll(features.profileTargets(attached));
    LandmarkRegistration registration = new LandmarkRegistration(canonical, skin);
    Map<Integer, FaceSurface.Point> found = registration.register(attached, targets);
    int[] vertices = new int[3 * LandmarkEmbedding.COUNT];
    float[] weights = new float[3 * LandmarkEmbedding.COUNT];
    int[] mirror = registration.mirror();
    for (int l = 0; l < CanonicalFace.COUNT; l++) {
      FaceSurface.Point point = found.get(l);
      if (point == null) {
        point = mirrored(found.getOrDefault(mirror[l], new FaceSurface.Point(0, 0, 0, 1, 0, 0)));
      }
      put(point, l, vertices, weights);
    }
    putIris(mean, LandmarkEmbedding.LEFT_IRIS, vertices, weights);
    return new LandmarkEmbedding(vertices, weights);
  }

  private FaceSurface.Point mirrored(FaceSurface.Point p) {
    return new FaceSurface.Point(
        mirrored(p.a()), mirrored(p.b()), mirrored(p.c()), p.wa(), p.wb(), p.wc());
  }

  private static void put(FaceSurface.Point p, int l, int[] vertices, float[] weights) {
    vertices[3 * l] = p.a();
    vertices[3 * l + 1] = p.b();
    vertices[3 * l + 2] = p.c();
    weights[3 * l] = p.wa();
    weights[3 * l + 1] = p.wb();
    weights[3 * l + 2] = p.wc();
  }

  /**
   * Iris landmarks: centre, then the ring towards +x, +y, -x, -y (right, top, left, bottom of the
   * picture). The right iris mirrors the left one.
   */
  private void putIris(float[] mean, int first, int[] vertices, float[] weights) {
    FaceSurface ball = FaceSurface.of(mean, triangles(FacePart.LEFT_EYE));
    float[] centre =
        eyeball(mean, new PrincipalComponents(mean, new float[0], 0, 1), FacePart.LEFT_EYE)
            .centre();
    double[][] ring = {{0, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    int[] mirroredOrder = {0, 3, 2, 1, 4};
    for (int i = 0; i < ring.length; i++) {
      double[] to = {
        centre[0] + IRIS_RADIUS_METRES * ring[i][0],
        centre[1] + IRIS_RADIUS_METRES * ring[i][1],
        centre[2] + 0.02
      };
      FaceSurface.Point p = ball.closest(inwards(to, centre), new double[3]);
      put(p, first + i, vertices, weights);
      put(mirrored(p), LandmarkEmbedding.RIGHT_IRIS + mirroredOrder[i], vertices, weights);
    }
  }

  /** The point of a ball of 15 mm below a point before it. */
  private static double[] inwards(double[] to, float[] centre) {
    double x = to[0] - centre[0];
    double y = to[1] - centre[1];
    double z = Math.sqrt(Math.max(0, 0.0154 * 0.0154 - x * x - y * y));
    return new double[] {to[0], to[1], centre[2] + z};
  }
}
