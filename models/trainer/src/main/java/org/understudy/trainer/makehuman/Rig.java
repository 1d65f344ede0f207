package org.understudy.trainer.makehuman;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.understudy.parametric.Rotation;
import tools.jackson.databind.JsonNode;

/**
 * MakeHuman's skeleton: bones, parents before children, whose joints are means of mesh vertices,
 * and the skinning weights of every vertex. Immutable and safe to share.
 */
public final class Rig {
  private final List<String> bones;
  private final int[] parents;
  private final int[][] headVertices;
  private final int[] weightStart;
  private final int[] weightBone;
  private final float[] weight;
  private final Map<String, Integer> index = new HashMap<>();

  private Rig(
      List<String> bones,
      int[] parents,
      int[][] headVertices,
      int[] weightStart,
      int[] weightBone,
      float[] weight) {
    this.bones = bones;
    this.parents = parents;
    this.headVertices = headVertices;
    this.weightStart = weightStart;
    this.weightBone = weightBone;
    this.weight = weight;
    for (int b = 0; b < bones.size(); b++) {
      index.put(bones.get(b), b);
    }
  }

  /**
   * Reads a skeleton and the weights file it names.
   *
   * @param folder the data folder
   * @param skeleton relative path of the {@code .mhskel} file
   * @param vertexCount vertices of the mesh
   */
  public static Rig read(DataFolder folder, String skeleton, int vertexCount) throws IOException {
    Path path = folder.file(skeleton);
    JsonNode root = DataFolder.json(path);
    JsonNode boneNodes = field(root, "bones", path);
    JsonNode joints = field(root, "joints", path);
    List<String> names = new ArrayList<>();
    Map<String, Integer> index = new HashMap<>();
    List<String> waiting = new ArrayList<>(boneNodes.propertyNames());
    while (!waiting.isEmpty()) {
      List<String> later = new ArrayList<>();
      for (String bone : waiting) {
        JsonNode parent = boneNodes.get(bone).get("parent");
        if (parent == null || parent.isNull() || index.containsKey(parent.asString())) {
          index.put(bone, names.size());
          names.add(bone);
        } else {
          later.add(bone);
        }
      }
      if (later.size() == waiting.size()) {
        throw new IOException(path + ": bones without a path to the root: " + later);
      }
      waiting = later;
    }
    int[] parents = new int[names.size()];
    int[][] heads = new int[names.size()][];
    for (int b = 0; b < names.size(); b++) {
      JsonNode bone = boneNodes.get(names.get(b));
      JsonNode parent = bone.get("parent");
      parents[b] =
          parent == null || parent.isNull() ? -1 : index.getOrDefault(parent.asString(), -1);
      JsonNode joint = field(joints, field(bone, "head", path).asString(), path);
      heads[b] = new int[joint.size()];
      for (int i = 0; i < heads[b].length; i++) {
        heads[b][i] = joint.get(i).asInt();
        requireVertex(heads[b][i], vertexCount, path);
      }
    }
    Path weightsPath =
        path.resolveSibling(root.path("weights_file").asString("default_weights.mhw"));
    JsonNode weights = field(DataFolder.json(weightsPath), "weights", weightsPath);
    return withWeights(names, parents, heads, index, weights, weightsPath, vertexCount);
  }

  private static Rig withWeights(
      List<String> names,
      int[] parents,
      int[][] heads,
      Map<String, Integer> index,
      JsonNode weights,
      Path path,
      int vertexCount)
      throws IOException {
    int[] start = new int[vertexCount + 1];
    for (String bone : weights.propertyNames()) {
      if (!index.containsKey(bone)) {
        throw new IOException(path + " gives weights to " + bone + ", a bone the skeleton lacks");
      }
      for (JsonNode pair : weights.get(bone)) {
        requireVertex(pair.get(0).asInt(), vertexCount, path);
        start[pair.get(0).asInt() + 1]++;
      }
    }
    for (int v = 0; v < vertexCount; v++) {
      start[v + 1] += start[v];
    }
    int[] bones = new int[start[vertexCount]];
    float[] values = new float[start[vertexCount]];
    int[] next = start.clone();
    for (String bone : weights.propertyNames()) {
      for (JsonNode pair : weights.get(bone)) {
        int at = next[pair.get(0).asInt()]++;
        bones[at] = index.getOrDefault(bone, 0);
        values[at] = (float) pair.get(1).asDouble();
      }
    }
    for (int v = 0; v < vertexCount; v++) {
      float sum = 0;
      for (int i = start[v]; i < start[v + 1]; i++) {
        sum += values[i];
      }
      for (int i = start[v]; i < start[v + 1]; i++) {
        values[i] /= sum;
      }
    }
    return new Rig(List.copyOf(names), parents, heads, start, bones, values);
  }

  private static void requireVertex(int vertex, int count, Path path) throws IOException {
    if (vertex < 0 || vertex >= count) {
      throw new IOException(
          "%s names vertex %d, the base mesh has 0..%d".formatted(path, vertex, count - 1));
    }
  }

  private static JsonNode field(JsonNode node, String name, Path path) throws IOException {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IOException(path + " has no \"" + name + "\"");
    }
    return value;
  }

  /** Bone names, parents before children. */
  public List<String> bones() {
    return bones;
  }

  /** Index of a bone; empty if the rig lacks it. */
  public Optional<Integer> bone(String name) {
    return Optional.ofNullable(index.get(name));
  }

  int require(String bone) {
    return bone(bone)
        .orElseThrow(
            () ->
                new IllegalArgumentException("the rig has no bone " + bone + "; it has " + bones));
  }

  /** Index of a bone's parent, -1 for the root. */
  public int parent(int bone) {
    return parents[bone];
  }

  /** Positions of the bones' heads, [B][3], for mesh positions [V][3]. */
  public float[] heads(float[] positions) {
    float[] out = new float[3 * bones.size()];
    for (int b = 0; b < bones.size(); b++) {
      for (int axis = 0; axis < 3; axis++) {
        double sum = 0;
        for (int v : headVertices[b]) {
          sum += positions[3 * v + axis];
        }
        out[3 * b + axis] = (float) (sum / headVertices[b].length);
      }
    }
    return out;
  }

  /**
   * Matrices of a pose: each bone turns about its head, by a rotation in the axes of the mesh at
   * rest, and carries its children.
   *
   * @param heads [B][3] from {@link #heads}
   * @param rotations one per bone
   * @return [B][12] row-major 3x4, mapping a rest point to where the bone carries it
   */
  public float[] boneTransforms(float[] heads, Rotation[] rotations) {
    Rotation[] global = new Rotation[bones.size()];
    float[] out = new float[12 * bones.size()];
    for (int b = 0; b < bones.size(); b++) {
      int p = parents[b];
      global[b] = p < 0 ? rotations[b] : global[p].times(rotations[b]);
      double x = heads[3 * b];
      double y = heads[3 * b + 1];
      double z = heads[3 * b + 2];
      double[] rotated = global[b].apply(x, y, z);
      for (int row = 0; row < 3; row++) {
        double placed = heads[3 * b + row];
        if (p >= 0) {
          int o = 12 * p + 4 * row;
          placed = out[o] * x + out[o + 1] * y + out[o + 2] * z + out[o + 3];
        }
        for (int column = 0; column < 3; column++) {
          out[12 * b + 4 * row + column] = (float) global[b].get(row, column);
        }
        out[12 * b + 4 * row + 3] = (float) (placed - rotated[row]);
      }
    }
    return out;
  }

  /** Linear blend skinning of the whole mesh: positions [V][3] to out [V][3]. */
  public void skin(float[] positions, float[] boneTransforms, float[] out) {
    for (int v = 0; v < weightStart.length - 1; v++) {
      float x = positions[3 * v];
      float y = positions[3 * v + 1];
      float z = positions[3 * v + 2];
      for (int row = 0; row < 3; row++) {
        double sum = 0;
        for (int i = weightStart[v]; i < weightStart[v + 1]; i++) {
          int o = 12 * weightBone[i] + 4 * row;
          sum +=
              weight[i]
                  * (boneTransforms[o] * x
                      + boneTransforms[o + 1] * y
                      + boneTransforms[o + 2] * z
                      + boneTransforms[o + 3]);
        }
        out[3 * v + row] = (float) sum;
      }
    }
  }

  /** Adds {@code scale} times a vertex's blended 3x4 matrix to {@code matrix[0..11]}. */
  void addBlendedMatrix(int vertex, float scale, float[] boneTransforms, float[] matrix) {
    for (int i = weightStart[vertex]; i < weightStart[vertex + 1]; i++) {
      for (int k = 0; k < 12; k++) {
        matrix[k] += scale * weight[i] * boneTransforms[12 * weightBone[i] + k];
      }
    }
  }

  /** Sums the weights of every vertex by a mapping of bones to fewer joints: [V][joints]. */
  public float[] collapseWeights(int[] jointOfBone, int joints) {
    float[] out = new float[(weightStart.length - 1) * joints];
    for (int v = 0; v < weightStart.length - 1; v++) {
      for (int i = weightStart[v]; i < weightStart[v + 1]; i++) {
        out[v * joints + jointOfBone[weightBone[i]]] += weight[i];
      }
    }
    return out;
  }

  /** The rotations of a pose in which no bone turns. */
  public Rotation[] restPose() {
    Rotation[] rotations = new Rotation[bones.size()];
    Arrays.fill(rotations, Rotation.IDENTITY);
    return rotations;
  }
}
