package org.understudy.trainer.makehuman;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Wavefront OBJ mesh of triangles and quads with texture coordinates and named groups. Arrays are
 * shared, not copied: readers leave them as they are.
 *
 * @param positions [V][3] in the file's unit
 * @param textureCoordinates [T][2], v growing upwards as in the file
 * @param faces [F][4] vertex indices; the fourth is -1 for a triangle
 * @param faceTextureCoordinates [F][4] indices into textureCoordinates, -1 where there is none
 * @param groups names of the groups in order of appearance
 * @param faceGroups [F] index of each face's group
 */
public record ObjMesh(
    float[] positions,
    float[] textureCoordinates,
    int[] faces,
    int[] faceTextureCoordinates,
    List<String> groups,
    int[] faceGroups) {

  /** Number of vertices. */
  public int vertexCount() {
    return positions.length / 3;
  }

  /** Number of faces. */
  public int faceCount() {
    return faceGroups.length;
  }

  /** Vertices that the faces of a group use. */
  public BitSet groupVertices(String group) {
    BitSet result = new BitSet(vertexCount());
    int wanted = groups.indexOf(group);
    for (int f = 0; f < faceCount(); f++) {
      if (faceGroups[f] == wanted) {
        for (int k = 0; k < 4; k++) {
          if (faces[4 * f + k] >= 0) {
            result.set(faces[4 * f + k]);
          }
        }
      }
    }
    return result;
  }

  /** Triangles [N][3] of the named groups, quads split along their first diagonal. */
  public int[] triangles(Set<String> wanted) {
    int[] out = new int[6 * faceCount()];
    int n = 0;
    for (int f = 0; f < faceCount(); f++) {
      if (wanted.contains(groups.get(faceGroups[f]))) {
        int o = 4 * f;
        out[n++] = faces[o];
        out[n++] = faces[o + 1];
        out[n++] = faces[o + 2];
        if (faces[o + 3] >= 0) {
          out[n++] = faces[o];
          out[n++] = faces[o + 2];
          out[n++] = faces[o + 3];
        }
      }
    }
    return java.util.Arrays.copyOf(out, n);
  }

  /** All triangles [N][3]. */
  public int[] triangles() {
    return triangles(Set.copyOf(groups));
  }

  /**
   * Reads an OBJ file.
   *
   * @throws IOException if it cannot be read or holds a face of other than 3 or 4 corners
   */
  public static ObjMesh read(Path path) throws IOException {
    try (BufferedReader in = DataFolder.reader(path)) {
      return new Parser(path).parse(in);
    }
  }

  private static final class Parser {
    private final Path path;
    private final Floats positions = new Floats();
    private final Floats textureCoordinates = new Floats();
    private final Ints faces = new Ints();
    private final Ints faceTextureCoordinates = new Ints();
    private final Ints faceGroups = new Ints();
    private final List<String> groups = new ArrayList<>();
    private final Map<String, Integer> groupIndex = new HashMap<>();

    Parser(Path path) {
      this.path = path;
    }

    ObjMesh parse(BufferedReader in) throws IOException {
      int group = -1;
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String[] words = line.trim().split("\\s+");
        switch (words[0]) {
          case "v" -> positions.addParsed(words, 3, path, number, line);
          case "vt" -> textureCoordinates.addParsed(words, 2, path, number, line);
          case "g" -> group = group(words.length > 1 ? words[1] : "");
          case "f" -> {
            group = group < 0 ? group("") : group;
            face(words, group, number, line);
          }
          default -> {}
        }
      }
      return new ObjMesh(
          positions.toArray(),
          textureCoordinates.toArray(),
          faces.toArray(),
          faceTextureCoordinates.toArray(),
          List.copyOf(groups),
          faceGroups.toArray());
    }

    private int group(String name) {
      return groupIndex.computeIfAbsent(
          name,
          n -> {
            groups.add(n);
            return groups.size() - 1;
          });
    }

    private void face(String[] words, int group, int number, String line) throws IOException {
      if (words.length != 4 && words.length != 5) {
        throw DataFolder.malformed(path, number, line, "a face of 3 or 4 corners");
      }
      int vertexCount = positions.size() / 3;
      for (int k = 1; k <= 4; k++) {
        if (k >= words.length) {
          faces.add(-1);
          faceTextureCoordinates.add(-1);
          continue;
        }
        try {
          String[] corner = words[k].split("/");
          int vertex = Integer.parseInt(corner[0]) - 1;
          if (vertex < 0 || vertex >= vertexCount) {
            throw DataFolder.malformed(path, number, line, "vertices 1.." + vertexCount);
          }
          faces.add(vertex);
          boolean textured = corner.length > 1 && !corner[1].isEmpty();
          faceTextureCoordinates.add(textured ? Integer.parseInt(corner[1]) - 1 : -1);
        } catch (NumberFormatException e) {
          throw DataFolder.malformed(path, number, line, "corners of the form v/vt");
        }
      }
      faceGroups.add(group);
    }
  }
}
