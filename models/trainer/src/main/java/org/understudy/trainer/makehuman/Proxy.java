package org.understudy.trainer.makehuman;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/**
 * A mesh bound to the base mesh ({@code .mhclo}): hair, clothes, eyes, brows, lashes, teeth,
 * tongue. Arrays are shared, not copied.
 *
 * <p>Vertex i sits at {@code sum_j weights[i][j] V[references[i][j]] + offsets[i] * scale}, with
 * scale per axis {@code |V[a] - V[b]| / denominator}.
 *
 * @param name as {@link MakeHuman#proxy} takes it
 * @param mesh its faces and texture coordinates; the positions inside are of no use
 * @param material the material file it names, if any
 * @param references [P][3] vertices of the base mesh
 * @param weights [P][3]
 * @param offsets [P][3] decimetres
 * @param scaleVertices [3][2] the vertices a and b of each axis
 * @param scaleDenominators [3] decimetres
 * @param deletedVertices base vertices hidden below it
 * @param zDepth drawing order: greater lies further out
 */
public record Proxy(
    String name,
    ObjMesh mesh,
    Optional<Path> material,
    int[] references,
    float[] weights,
    float[] offsets,
    int[] scaleVertices,
    float[] scaleDenominators,
    BitSet deletedVertices,
    int zDepth) {

  /** Number of vertices. */
  public int vertexCount() {
    return references.length / 3;
  }

  /**
   * Places the proxy on a body.
   *
   * @param body [V][3] positions of the base mesh, decimetres
   * @return [P][3] decimetres
   */
  public float[] fit(float[] body) {
    float[] scale = {1, 1, 1};
    for (int axis = 0; axis < 3; axis++) {
      if (scaleDenominators[axis] > 0) {
        int a = scaleVertices[2 * axis];
        int b = scaleVertices[2 * axis + 1];
        scale[axis] = Math.abs(body[3 * a + axis] - body[3 * b + axis]) / scaleDenominators[axis];
      }
    }
    float[] out = new float[references.length];
    for (int i = 0; i < vertexCount(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        float sum = offsets[3 * i + axis] * scale[axis];
        for (int j = 0; j < 3; j++) {
          sum += weights[3 * i + j] * body[3 * references[3 * i + j] + axis];
        }
        out[3 * i + axis] = sum;
      }
    }
    return out;
  }

  /** Reads a proxy and its OBJ file; the base mesh has {@code bodyVertexCount} vertices. */
  static Proxy read(String name, Path path, int bodyVertexCount) throws IOException {
    try (BufferedReader in = DataFolder.reader(path)) {
      return new Parser(name, path, bodyVertexCount).parse(in);
    }
  }

  private static final class Parser {
    private final String name;
    private final Path path;
    private final int bodyVertexCount;
    private final Ints references = new Ints();
    private final Floats weights = new Floats();
    private final Floats offsets = new Floats();
    private final int[] scaleVertices = new int[6];
    private final float[] scaleDenominators = new float[3];
    private final BitSet deleted = new BitSet();

    Parser(String name, Path path, int bodyVertexCount) {
      this.name = name;
      this.path = path;
      this.bodyVertexCount = bodyVertexCount;
    }

    Proxy parse(BufferedReader in) throws IOException {
      Path obj = path.resolveSibling(path.getFileName().toString().replace(".mhclo", ".obj"));
      Optional<Path> material = Optional.empty();
      int zDepth = 50;
      String section = "";
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String[] words = line.trim().split("\\s+");
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        try {
          switch (words[0]) {
            case "verts", "delete_verts" -> section = words[0];
            case "obj_file" -> obj = path.resolveSibling(words[1]);
            case "material" -> material = Optional.of(path.resolveSibling(words[1]).normalize());
            case "x_scale" -> scale(0, words);
            case "y_scale" -> scale(1, words);
            case "z_scale" -> scale(2, words);
            case "z_depth" -> zDepth = Integer.parseInt(words[1]);
            default -> {
              if (Character.isDigit(words[0].charAt(0)) && section.equals("verts")) {
                vertex(words);
              } else if (Character.isDigit(words[0].charAt(0))) {
                delete(words);
              }
            }
          }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
          throw DataFolder.malformed(path, number, line, "a line of a .mhclo file");
        } catch (IndexOutOfBoundsException e) {
          throw DataFolder.malformed(path, number, line, "vertex numbers below " + bodyVertexCount);
        }
      }
      ObjMesh mesh = ObjMesh.read(obj);
      if (3 * mesh.vertexCount() != references.size()) {
        throw new IOException(
            "%s binds %d vertices, %s has %d"
                .formatted(path, references.size() / 3, obj, mesh.vertexCount()));
      }
      return new Proxy(
          name,
          mesh,
          material,
          references.toArray(),
          weights.toArray(),
          offsets.toArray(),
          scaleVertices,
          scaleDenominators,
          deleted,
          zDepth);
    }

    private int bodyVertex(String word) {
      return java.util.Objects.checkIndex(Integer.parseInt(word), bodyVertexCount);
    }

    private void scale(int axis, String[] words) {
      scaleVertices[2 * axis] = bodyVertex(words[1]);
      scaleVertices[2 * axis + 1] = bodyVertex(words[2]);
      scaleDenominators[axis] = Float.parseFloat(words[3]);
    }

    private void vertex(String[] words) {
      boolean exact = words.length == 1;
      for (int k = 0; k < 3; k++) {
        references.add(bodyVertex(words[exact ? 0 : k]));
        weights.add(exact ? (k == 0 ? 1 : 0) : Float.parseFloat(words[3 + k]));
        offsets.add(words.length < 9 ? 0 : Float.parseFloat(words[6 + k]));
      }
    }

    private void delete(String[] words) {
      int k = 0;
      while (k < words.length) {
        int first = bodyVertex(words[k]);
        if (k + 2 < words.length && words[k + 1].equals("-")) {
          deleted.set(first, bodyVertex(words[k + 2]) + 1);
          k += 3;
        } else {
          deleted.set(first);
          k++;
        }
      }
    }
  }
}
