package org.understudy.parametric.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.JointRegressor;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Rotation;

/**
 * Reads a SMPL body (Loper et al. 2015), {@code .npz} or {@code .pkl}, as a {@link BustModel}:
 * {@code v_template} [V][3] and {@code shapedirs} [V][3][S] in metres, {@code J_regressor} [24][V],
 * {@code weights} [V][24], {@code f} [T][3].
 *
 * <p>The 24 joints are reduced to the portrait's seven (9 is the root, 12 neck, 15 head, 13 and 14
 * collars, 16 and 17 shoulders; everything below a joint goes with it, the rest with the root). The
 * T pose is changed into one of hanging arms, which is the portrait's rest, by turning the
 * shoulders of template and shape directions alike. The joints themselves are added as seven last
 * vertices that belong to no triangle, so that the regressor stays exact after that. Pose
 * corrective shapes ({@code posedirs}) are not used: they belong to SMPL's own rest pose.
 */
public final class SmplBustLoader {
  private static final int SMPL_JOINTS = 24;
  private static final int SMPL_ROOT = 9;
  private static final int[] SMPL_PARENTS = {
    -1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19, 20, 21
  };
  private static final double ARM_TURN = Math.toRadians(78);
  private static final int JOINTS = PortraitJoint.COUNT;

  private SmplBustLoader() {}

  /**
   * Reads a model.
   *
   * @param file ends in .npz or .pkl
   * @throws IOException if the file is missing or unreadable, or lacks an array or has one of
   *     another shape, naming it
   */
  public static BustModel read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "expected a SMPL model, .npz or .pkl");
    }
    String name = file.getFileName().toString();
    Map<String, NumberArray> arrays;
    if (name.endsWith(".npz")) {
      arrays = NumpyArchive.read(file);
    } else if (name.endsWith(".pkl")) {
      arrays = PickledArrays.read(file);
    } else {
      throw new IOException(file + ": expected a SMPL model whose name ends in .npz or .pkl");
    }
    NumberArray template = array(arrays, "v_template", file);
    if (template.shape().length != 2 || template.shape()[1] != 3) {
      throw wrongShape(file, "v_template", template, "[V][3]");
    }
    int vertices = template.shape()[0];
    NumberArray directions = array(arrays, "shapedirs", file);
    if (directions.shape().length != 3) {
      throw wrongShape(file, "shapedirs", directions, "[V][3][S]");
    }
    int shapes = directions.shape()[2];
    requireShape(file, "shapedirs", directions, vertices, 3, shapes);
    NumberArray regressor = array(arrays, "J_regressor", file);
    requireShape(file, "J_regressor", regressor, SMPL_JOINTS, vertices);
    NumberArray weights = array(arrays, "weights", file);
    requireShape(file, "weights", weights, vertices, SMPL_JOINTS);
    NumberArray faces = array(arrays, "f", file);
    if (faces.shape().length != 2 || faces.shape()[1] != 3) {
      throw wrongShape(file, "f", faces, "[T][3]");
    }
    return reduce(file, template, directions, regressor, weights, faces);
  }

  private static NumberArray array(Map<String, NumberArray> arrays, String name, Path file)
      throws IOException {
    NumberArray array = arrays.get(name);
    if (array == null) {
      throw new IOException(
          "%s has no array %s; a SMPL model has v_template, shapedirs, J_regressor, weights and f"
              .formatted(file, name));
    }
    return array;
  }

  private static void requireShape(Path file, String name, NumberArray array, int... wanted)
      throws IOException {
    if (!Arrays.equals(array.shape(), wanted)) {
      throw wrongShape(file, name, array, Arrays.toString(wanted));
    }
  }

  private static IOException wrongShape(
      Path file, String name, NumberArray array, String expected) {
    return new IOException(
        "%s: %s is %s, expected %s"
            .formatted(file, name, Arrays.toString(array.shape()), expected));
  }

  private static BustModel reduce(
      Path file,
      NumberArray template,
      NumberArray directions,
      NumberArray regressor,
      NumberArray weights,
      NumberArray faces)
      throws IOException {
    int v = template.shape()[0];
    int s = directions.shape()[2];
    float[] reduced = reducedWeights(weights.values(), v);
    double[] mean = withJoints(template.values(), regressor.values(), v);
    double[] origin = Arrays.copyOfRange(mean, 3 * v, 3 * v + 3);
    for (int i = 0; i < mean.length; i++) {
      mean[i] -= origin[i % 3];
    }
    float[] basis = new float[s * 3 * (v + JOINTS)];
    for (int k = 0; k < s; k++) {
      double[] direction = new double[3 * v];
      for (int i = 0; i < 3 * v; i++) {
        direction[i] = directions.values()[i * s + k];
      }
      double[] all = withJoints(direction, regressor.values(), v);
      double[] rootShift = Arrays.copyOfRange(all, 3 * v, 3 * v + 3);
      for (int i = 0; i < all.length; i++) {
        all[i] -= rootShift[i % 3];
      }
      lowerArms(all, reduced, v);
      for (int i = 0; i < all.length; i++) {
        basis[k * all.length + i] = (float) all[i];
      }
    }
    lowerArms(mean, reduced, v);
    float[] rest = new float[mean.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = (float) mean[i];
    }
    int[] triangles = new int[faces.values().length];
    for (int i = 0; i < triangles.length; i++) {
      triangles[i] = (int) faces.values()[i];
      if (triangles[i] < 0 || triangles[i] >= v) {
        throw new IOException(
            "%s: f names vertex %d, expected 0..%d".formatted(file, triangles[i], v - 1));
      }
    }
    int[] start = new int[JOINTS + 1];
    int[] picked = new int[JOINTS];
    float[] ones = new float[JOINTS];
    for (int j = 0; j < JOINTS; j++) {
      start[j + 1] = j + 1;
      picked[j] = v + j;
      ones[j] = 1;
    }
    return new BustModel(rest, triangles, basis, new JointRegressor(start, picked, ones), reduced);
  }

  private static int portraitJoint(int smplJoint) {
    for (int j = smplJoint; j >= 0; j = SMPL_PARENTS[j]) {
      for (PortraitJoint joint : PortraitJoint.all()) {
        if (joint.smplIndex() == j) {
          return joint.ordinal();
        }
      }
    }
    return PortraitJoint.ROOT.ordinal();
  }

  /** [V + 7][7]: sums of the 24 weights; each joint vertex belongs to its parent's bone. */
  private static float[] reducedWeights(double[] weights, int v) {
    float[] out = new float[JOINTS * (v + JOINTS)];
    for (int i = 0; i < v; i++) {
      for (int j = 0; j < SMPL_JOINTS; j++) {
        out[JOINTS * i + portraitJoint(j)] += (float) weights[SMPL_JOINTS * i + j];
      }
    }
    for (PortraitJoint joint : PortraitJoint.all()) {
      out[JOINTS * (v + joint.ordinal()) + Math.max(0, joint.parentIndex())] = 1;
    }
    return out;
  }

  /** Positions or directions [V][3] with the seven joints they imply added: [V + 7][3]. */
  private static double[] withJoints(double[] positions, double[] regressor, int v) {
    double[] all = Arrays.copyOf(positions, 3 * (v + JOINTS));
    for (PortraitJoint joint : PortraitJoint.all()) {
      int smpl = joint == PortraitJoint.ROOT ? SMPL_ROOT : joint.smplIndex();
      for (int i = 0; i < v; i++) {
        double w = regressor[smpl * v + i];
        for (int axis = 0; w != 0 && axis < 3; axis++) {
          all[3 * (v + joint.ordinal()) + axis] += w * positions[3 * i + axis];
        }
      }
    }
    return all;
  }

  /** Linear blend skinning with the shoulders turned down; linear in vertices and joints. */
  private static void lowerArms(double[] all, float[] weights, int v) {
    for (PortraitJoint shoulder :
        new PortraitJoint[] {PortraitJoint.LEFT_SHOULDER, PortraitJoint.RIGHT_SHOULDER}) {
      int at = 3 * (v + shoulder.ordinal());
      double turn = shoulder == PortraitJoint.LEFT_SHOULDER ? -ARM_TURN : ARM_TURN;
      Rotation rotation = Rotation.ofAxisAngle(0, 0, turn);
      for (int i = 0; i < v; i++) {
        double w = weights[JOINTS * i + shoulder.ordinal()];
        if (w > 0) {
          double x = all[3 * i] - all[at];
          double y = all[3 * i + 1] - all[at + 1];
          double z = all[3 * i + 2] - all[at + 2];
          double[] turned = rotation.apply(x, y, z);
          all[3 * i] += w * (turned[0] - x);
          all[3 * i + 1] += w * (turned[1] - y);
          all[3 * i + 2] += w * (turned[2] - z);
        }
      }
    }
  }
}
