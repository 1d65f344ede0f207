package org.understudy.trainer.makehuman;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts of MakeHuman's head that its texture layout tells apart: the face, the inside of the mouth
 * and the eye sockets are islands of their own, and the seams between them run along the inner lips
 * and the edges of the lids. Immutable and safe to share; sets are shared, to be left as they are.
 */
public final class FaceAnatomy {
  /** The seam of a lid lies inside the eyeball; its visible margin is this many rings outwards. */
  private static final int LID_MARGIN_RINGS = 2;

  /** Rings from the seam of the lips outwards over the fullest part of the lips. */
  private static final int LIP_RINGS = 5;

  private final BitSet face;
  private final BitSet mouth;
  private final BitSet leftSocket;
  private final BitSet rightSocket;
  private final int[] lipSeam;
  private final int[] leftLidSeam;
  private final int[] rightLidSeam;
  private final int[][] lipRibs;
  private final int[] leftLidMargin;
  private final int[] rightLidMargin;

  private FaceAnatomy(ObjMesh mesh, Map<Integer, BitSet> islands) {
    float[] p = mesh.positions();
    BitSet foundMouth = new BitSet();
    BitSet foundLeft = new BitSet();
    BitSet foundRight = new BitSet();
    BitSet foundFace = new BitSet();
    for (BitSet island : islands.values()) {
      float low = Float.MAX_VALUE;
      float x = 0;
      for (int v = island.nextSetBit(0); v >= 0; v = island.nextSetBit(v + 1)) {
        low = Math.min(low, p[3 * v + 1]);
        x += p[3 * v] / island.cardinality();
      }
      if (low < 6) {
        continue;
      }
      if (island.cardinality() > 1000) {
        foundFace = island;
      } else if (Math.abs(x) < 0.05f) {
        foundMouth = island;
      } else if (x > 0) {
        foundLeft = island;
      } else {
        foundRight = island;
      }
    }
    if (foundFace.isEmpty() || foundMouth.isEmpty() || foundLeft.isEmpty()) {
      throw new IllegalArgumentException(
          "the base mesh has no texture islands of face, mouth and eye sockets as hm08 has");
    }
    face = foundFace;
    mouth = foundMouth;
    leftSocket = foundLeft;
    rightSocket = foundRight;
    lipSeam = seam(mesh, mouth);
    leftLidSeam = seam(mesh, leftSocket);
    rightLidSeam = seam(mesh, rightSocket);
    lipRibs = new int[LIP_RINGS][];
    for (int ring = 0; ring < LIP_RINGS; ring++) {
      lipRibs[ring] = ringsOutwards(mesh, lipSeam, ring);
    }
    leftLidMargin = ringsOutwards(mesh, leftLidSeam, LID_MARGIN_RINGS);
    rightLidMargin = ringsOutwards(mesh, rightLidSeam, LID_MARGIN_RINGS);
  }

  /** Finds the parts of a base mesh. */
  public static FaceAnatomy of(ObjMesh mesh) {
    int body = mesh.groups().indexOf("body");
    int textures = mesh.textureCoordinates().length / 2;
    int[] parent = new int[textures];
    for (int i = 0; i < textures; i++) {
      parent[i] = i;
    }
    int[] corner = mesh.faceTextureCoordinates();
    for (int f = 0; f < mesh.faceCount(); f++) {
      if (mesh.faceGroups()[f] == body) {
        for (int k = 1; k < 4 && corner[4 * f + k] >= 0; k++) {
          parent[root(parent, corner[4 * f + k])] = root(parent, corner[4 * f]);
        }
      }
    }
    Map<Integer, BitSet> islands = new HashMap<>();
    for (int f = 0; f < mesh.faceCount(); f++) {
      if (mesh.faceGroups()[f] == body) {
        BitSet island = islands.computeIfAbsent(root(parent, corner[4 * f]), key -> new BitSet());
        for (int k = 0; k < 4 && mesh.faces()[4 * f + k] >= 0; k++) {
          island.set(mesh.faces()[4 * f + k]);
        }
      }
    }
    return new FaceAnatomy(mesh, islands);
  }

  private static int root(int[] parent, int start) {
    int i = start;
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }

  /** Orders the vertices an inner island shares with the face along their loop. */
  private int[] seam(ObjMesh mesh, BitSet inner) {
    BitSet shared = (BitSet) inner.clone();
    shared.and(face);
    Map<Integer, List<Integer>> neighbours = new HashMap<>();
    for (int f = 0; f < mesh.faceCount(); f++) {
      boolean inside = true;
      for (int k = 0; k < 4 && mesh.faces()[4 * f + k] >= 0; k++) {
        inside &= inner.get(mesh.faces()[4 * f + k]);
      }
      int corners = mesh.faces()[4 * f + 3] < 0 ? 3 : 4;
      for (int k = 0; inside && k < corners; k++) {
        int a = mesh.faces()[4 * f + k];
        int b = mesh.faces()[4 * f + (k + 1) % corners];
        if (shared.get(a) && shared.get(b)) {
          neighbours.computeIfAbsent(a, key -> new ArrayList<>()).add(b);
          neighbours.computeIfAbsent(b, key -> new ArrayList<>()).add(a);
        }
      }
    }
    List<Integer> loop = new ArrayList<>();
    BitSet seen = new BitSet();
    Deque<Integer> next = new ArrayDeque<>(List.of(shared.nextSetBit(0)));
    while (!next.isEmpty()) {
      int v = next.pop();
      if (!seen.get(v)) {
        seen.set(v);
        loop.add(v);
        neighbours.getOrDefault(v, List.of()).stream()
            .filter(n -> !seen.get(n))
            .findFirst()
            .ifPresent(next::push);
      }
    }
    return loop.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Walks from each vertex of a seam into the face along the edges that cross its rings. */
  private int[] ringsOutwards(ObjMesh mesh, int[] seam, int rings) {
    Map<Integer, BitSet> neighbours = new HashMap<>();
    for (int f = 0; f < mesh.faceCount(); f++) {
      int corners = mesh.faces()[4 * f + 3] < 0 ? 3 : 4;
      for (int k = 0; k < corners; k++) {
        int a = mesh.faces()[4 * f + k];
        int b = mesh.faces()[4 * f + (k + 1) % corners];
        if (face.get(a) && face.get(b)) {
          neighbours.computeIfAbsent(a, key -> new BitSet()).set(b);
          neighbours.computeIfAbsent(b, key -> new BitSet()).set(a);
        }
      }
    }
    int[] ring = seam.clone();
    BitSet passed = new BitSet();
    for (int step = 0; step < rings; step++) {
      for (int v : ring) {
        passed.set(v);
      }
      for (int i = 0; i < ring.length; i++) {
        BitSet next = (BitSet) neighbours.getOrDefault(ring[i], new BitSet()).clone();
        next.andNot(passed);
        if (!next.isEmpty()) {
          ring[i] = next.nextSetBit(0);
        }
      }
    }
    return ring;
  }

  /** Outer skin of head and neck, lips and lids up to their seams. */
  public BitSet face() {
    return face;
  }

  /** The inside of the mouth, its seam included. */
  public BitSet mouth() {
    return mouth;
  }

  /** The inside of an eye socket, its seam included. */
  public BitSet socket(boolean left) {
    return left ? leftSocket : rightSocket;
  }

  /** The inner lips as a closed loop of vertices, a copy. */
  public int[] lipSeam() {
    return lipSeam.clone();
  }

  /**
   * Rings around the lips, from the seam outwards over the fullest part of the lips: one vertex for
   * each of {@link #lipSeam} and ring, [5][seam]; a copy.
   */
  public int[][] lipRings() {
    int[][] copy = new int[LIP_RINGS][];
    for (int ring = 0; ring < LIP_RINGS; ring++) {
      copy[ring] = lipRibs[ring].clone();
    }
    return copy;
  }

  /** The visible margins of an eye's lids, one vertex for each of {@link #lidSeam}; a copy. */
  public int[] lidMargin(boolean left) {
    return left ? leftLidMargin.clone() : rightLidMargin.clone();
  }

  /** Where an eye's lids meet its socket, inside the eyeball, as a closed loop; a copy. */
  public int[] lidSeam(boolean left) {
    return left ? leftLidSeam.clone() : rightLidSeam.clone();
  }
}
