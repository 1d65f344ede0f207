package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.trainer.studio.StudioPart;

/**
 * A connected piece of a surface's texture layout: over it, texture coordinates are coordinates of
 * the surface. Arrays are shared.
 *
 * @param triangles indices of its triangles in the surface
 * @param bounds the window that encloses it
 */
record Chart(int[] triangles, Window bounds) {

  /** The charts of a surface, largest number of triangles first. */
  static List<Chart> find(StudioPart part) {
    int[] corners = part.surface().triangles();
    float[] uv = part.surface().cornerTexture();
    int count = corners.length / 3;
    int[] parent = new int[count];
    Map<Long, Integer> first = new HashMap<>();
    for (int t = 0; t < count; t++) {
      parent[t] = t;
    }
    for (int t = 0; t < count; t++) {
      for (int k = 0; k < 3; k++) {
        long u = Math.round(uv[6 * t + 2 * k] * 1e5);
        long v = Math.round(uv[6 * t + 2 * k + 1] * 1e5);
        long key = ((corners[3 * t + k] * 262144L + u) * 262144L) + v;
        Integer other = first.putIfAbsent(key, t);
        if (other != null) {
          parent[root(parent, t)] = root(parent, other);
        }
      }
    }
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int t = 0; t < count; t++) {
      groups.computeIfAbsent(root(parent, t), r -> new ArrayList<>()).add(t);
    }
    List<Chart> charts = new ArrayList<>();
    for (List<Integer> group : groups.values()) {
      int[] triangles = group.stream().mapToInt(Integer::intValue).toArray();
      charts.add(new Chart(triangles, Window.around(uv, triangles)));
    }
    charts.sort((a, b) -> Integer.compare(b.triangles.length, a.triangles.length));
    return charts;
  }

  private static int root(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
