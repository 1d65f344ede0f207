package org.understudy.trainer.makehuman;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A MakeHuman {@code .target} file: offsets of some vertices at full weight. Arrays are shared, not
 * copied.
 *
 * @param vertices [N] vertex indices of the base mesh
 * @param offsets [N][3] decimetres
 */
public record MorphTarget(int[] vertices, float[] offsets) {

  /** Adds {@code weight} times this target to positions [V][3]. */
  public void addTo(float[] positions, double weight) {
    float w = (float) weight;
    for (int i = 0; i < vertices.length; i++) {
      int v = 3 * vertices[i];
      positions[v] += w * offsets[3 * i];
      positions[v + 1] += w * offsets[3 * i + 1];
      positions[v + 2] += w * offsets[3 * i + 2];
    }
  }

  /**
   * Reads a target file, plain or packed with gzip.
   *
   * @param vertexCount number of vertices of the mesh it belongs to
   * @throws IOException naming file and line for anything but a vertex number and three offsets
   */
  public static MorphTarget read(Path path, int vertexCount) throws IOException {
    Ints vertices = new Ints();
    Floats offsets = new Floats();
    try (BufferedReader in = DataFolder.reader(path)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] words = line.trim().split("\\s+");
        offsets.addParsed(words, 3, path, number, line);
        int vertex = parseVertex(words[0]);
        if (vertex < 0 || vertex >= vertexCount) {
          throw DataFolder.malformed(
              path, number, line, "a vertex number below " + vertexCount + " and three offsets");
        }
        vertices.add(vertex);
      }
    }
    return new MorphTarget(vertices.toArray(), offsets.toArray());
  }

  private static int parseVertex(String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
