package org.understudy.trainer.studio;

import java.util.BitSet;
import org.understudy.trainer.makehuman.ObjMesh;

/** Tells thin locks of a hair mesh from its main body by the size of connected pieces. */
final class LooseLocks {
  private static final double LEAST_SHARE = 0.1;

  private LooseLocks() {}

  /** Faces that belong to pieces of at least a tenth of the mesh. */
  static BitSet without(ObjMesh mesh) {
    int[] parent = new int[mesh.vertexCount()];
    for (int v = 0; v < parent.length; v++) {
      parent[v] = v;
    }
    int[] faces = mesh.faces();
    for (int f = 0; f < mesh.faceCount(); f++) {
      for (int k = 1; k < 4; k++) {
        if (faces[4 * f + k] >= 0) {
          parent[root(parent, faces[4 * f + k])] = root(parent, faces[4 * f]);
        }
      }
    }
    int[] size = new int[parent.length];
    for (int f = 0; f < mesh.faceCount(); f++) {
      size[root(parent, faces[4 * f])]++;
    }
    BitSet kept = new BitSet();
    for (int f = 0; f < mesh.faceCount(); f++) {
      if (size[root(parent, faces[4 * f])] >= LEAST_SHARE * mesh.faceCount()) {
        kept.set(f);
      }
    }
    return kept;
  }

  private static int root(int[] parent, int v) {
    int at = v;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
