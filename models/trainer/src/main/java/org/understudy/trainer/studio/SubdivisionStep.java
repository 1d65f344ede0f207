package org.understudy.trainer.studio;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One refinement of a polygon mesh: its new faces and the weights of its new vertices. */
final class SubdivisionStep {
  final int[][] faces;
  final float[][] texture;
  final int[][] columns;
  final float[][] weights;

  private static final class Edge {
    final int a;
    final int b;
    int index;
    int faceCount;
    int firstFace = -1;
    int secondFace = -1;

    Edge(int a, int b) {
      this.a = a;
      this.b = b;
    }

    boolean isBorder() {
      return faceCount != 2;
    }
  }

  SubdivisionStep(int[][] coarse, float[][] coarseTexture, int vertexCount) {
    Map<Long, Edge> edges = new LinkedHashMap<>();
    for (int f = 0; f < coarse.length; f++) {
      int n = coarse[f].length;
      for (int k = 0; k < n; k++) {
        int v = coarse[f][k];
        int w = coarse[f][(k + 1) % n];
        Edge edge = edges.computeIfAbsent(key(v, w), x -> new Edge(v, w));
        if (edge.firstFace < 0) {
          edge.firstFace = f;
        } else {
          edge.secondFace = f;
        }
        edge.faceCount++;
      }
    }
    int next = vertexCount;
    for (Edge edge : edges.values()) {
      edge.index = next++;
    }
    int firstFacePoint = next;
    int total = next + coarse.length;
    columns = new int[total][];
    weights = new float[total][];
    for (int f = 0; f < coarse.length; f++) {
      Map<Integer, Float> row = new HashMap<>();
      addFace(row, coarse[f], 1);
      store(firstFacePoint + f, row);
    }
    for (Edge edge : edges.values()) {
      Map<Integer, Float> row = new HashMap<>();
      float end = edge.isBorder() ? 0.5f : 0.25f;
      add(row, edge.a, end);
      add(row, edge.b, end);
      if (!edge.isBorder()) {
        addFace(row, coarse[edge.firstFace], 0.25f);
        addFace(row, coarse[edge.secondFace], 0.25f);
      }
      store(edge.index, row);
    }
    placeOldVertices(coarse, edges, vertexCount);
    int corners = 0;
    for (int[] face : coarse) {
      corners += face.length;
    }
    faces = new int[corners][];
    texture = new float[corners][];
    split(coarse, coarseTexture, edges, firstFacePoint);
  }

  private void placeOldVertices(int[][] coarse, Map<Long, Edge> edges, int vertexCount) {
    int[] valence = new int[vertexCount];
    int[] borderCount = new int[vertexCount];
    for (Edge edge : edges.values()) {
      valence[edge.a]++;
      valence[edge.b]++;
      if (edge.isBorder()) {
        borderCount[edge.a]++;
        borderCount[edge.b]++;
      }
    }
    Map<Integer, Map<Integer, Float>> rows = new HashMap<>();
    for (int v = 0; v < vertexCount; v++) {
      Map<Integer, Float> row = new HashMap<>();
      rows.put(v, row);
      float n = valence[v];
      if (borderCount[v] == 0 && n > 0) {
        add(row, v, (n - 3) / n);
      } else {
        add(row, v, borderCount[v] == 2 ? 0.75f : 1);
      }
    }
    for (Edge edge : edges.values()) {
      for (int side = 0; side < 2; side++) {
        int v = side == 0 ? edge.a : edge.b;
        int other = side == 0 ? edge.b : edge.a;
        Map<Integer, Float> row = rows.getOrDefault(v, new HashMap<>());
        if (borderCount[v] == 0) {
          float share = 1f / (valence[v] * (float) valence[v]);
          add(row, v, share);
          add(row, other, share);
        } else if (borderCount[v] == 2 && edge.isBorder()) {
          add(row, other, 0.125f);
        }
      }
    }
    for (int[] face : coarse) {
      for (int v : face) {
        if (borderCount[v] == 0) {
          addFace(
              rows.getOrDefault(v, new HashMap<>()), face, 1f / (valence[v] * (float) valence[v]));
        }
      }
    }
    for (int v = 0; v < vertexCount; v++) {
      store(v, rows.getOrDefault(v, new HashMap<>()));
    }
  }

  private void split(
      int[][] coarse, float[][] coarseTexture, Map<Long, Edge> edges, int firstFacePoint) {
    int out = 0;
    for (int f = 0; f < coarse.length; f++) {
      int[] face = coarse[f];
      float[] uv = coarseTexture[f];
      int n = face.length;
      float centreU = 0;
      float centreV = 0;
      for (int k = 0; k < n; k++) {
        centreU += uv[2 * k] / n;
        centreV += uv[2 * k + 1] / n;
      }
      for (int k = 0; k < n; k++, out++) {
        int after = (k + 1) % n;
        int before = (k + n - 1) % n;
        faces[out] =
            new int[] {
              face[k],
              index(edges, face[k], face[after]),
              firstFacePoint + f,
              index(edges, face[before], face[k])
            };
        texture[out] =
            new float[] {
              uv[2 * k],
              uv[2 * k + 1],
              (uv[2 * k] + uv[2 * after]) / 2,
              (uv[2 * k + 1] + uv[2 * after + 1]) / 2,
              centreU,
              centreV,
              (uv[2 * k] + uv[2 * before]) / 2,
              (uv[2 * k + 1] + uv[2 * before + 1]) / 2
            };
      }
    }
  }

  private static int index(Map<Long, Edge> edges, int v, int w) {
    Edge edge = edges.get(key(v, w));
    if (edge == null) {
      throw new IllegalStateException("edge %d-%d is missing".formatted(v, w));
    }
    return edge.index;
  }

  private static long key(int v, int w) {
    return ((long) Math.min(v, w) << 32) | Math.max(v, w);
  }

  private static void addFace(Map<Integer, Float> row, int[] face, float weight) {
    for (int v : face) {
      add(row, v, weight / face.length);
    }
  }

  private static void add(Map<Integer, Float> row, int column, float weight) {
    row.merge(column, weight, Float::sum);
  }

  private void store(int at, Map<Integer, Float> row) {
    int[] c = row.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    float[] w = new float[c.length];
    for (int k = 0; k < c.length; k++) {
      w[k] = row.getOrDefault(c[k], 0f);
    }
    columns[at] = c;
    weights[at] = w;
  }
}
