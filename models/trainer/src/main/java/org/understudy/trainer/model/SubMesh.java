package org.understudy.trainer.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A selection of vertices of the base mesh and the triangles among them. Arrays are shared, not
 * copied.
 *
 * @param baseVertices [V] the base vertex of each vertex, ascending
 * @param indexOfBase [B] the vertex of each base vertex, -1 where it is not selected
 * @param triangles [T][3] indices into the selection
 */
record SubMesh(int[] baseVertices, int[] indexOfBase, int[] triangles) {

  /** Selects vertices and keeps the triangles all of whose corners are selected. */
  static SubMesh of(BitSet selected, int[] baseTriangles, int baseCount) {
    int[] vertices = selected.stream().toArray();
    int[] index = new int[baseCount];
    Arrays.fill(index, -1);
    for (int i = 0; i < vertices.length; i++) {
      index[vertices[i]] = i;
    }
    int[] triangles = new int[baseTriangles.length];
    int n = 0;
    for (int t = 0; t < baseTriangles.length; t += 3) {
      int a = index[baseTriangles[t]];
      int b = index[baseTriangles[t + 1]];
      int c = index[baseTriangles[t + 2]];
      if (a >= 0 && b >= 0 && c >= 0) {
        triangles[n++] = a;
        triangles[n++] = b;
        triangles[n++] = c;
      }
    }
    return new SubMesh(vertices, index, Arrays.copyOf(triangles, n));
  }

  int vertexCount() {
    return baseVertices.length;
  }

  /** Picks the selected vertices of base data [B][3], relative to an origin [3]. */
  float[] pick(float[] base, float[] origin) {
    float[] out = new float[3 * baseVertices.length];
    for (int i = 0; i < baseVertices.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        out[3 * i + axis] = base[3 * baseVertices[i] + axis] - origin[axis];
      }
    }
    return out;
  }
}
