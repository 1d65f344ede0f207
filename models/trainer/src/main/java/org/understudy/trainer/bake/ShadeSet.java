package org.understudy.trainer.bake;

import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetShading;
import org.understudy.avatar.deform.Relighting;

/**
 * The lattices of all drafts as one: vertices and triangles numbered through, and how the light of
 * every vertex answers to {@link ShadingFeature}s and highlights. The answers are written by a fit;
 * the drafts' own are updated by {@link #store}.
 */
public final class ShadeSet {
  /** First vertex of each draft. */
  final int[] vertexStart;

  /** First triangle of each draft; two per cell, see {@link #corners}. */
  final int[] triangleStart;

  /**
   * [triangles][3] vertices: for each cell, row by row, the triangle of its upper left, upper right
   * and lower right corner, and the one of its upper left, lower right and lower left corner.
   */
  final int[] corners;

  /** Number of vertices. */
  final int vertices;

  /** Numbers by which hair shines: of each lobe, and what is added always. */
  final int shine;

  /** [features, shine][V] share of the light by which a feature or a lobe of 1 changes it. */
  final float[] responses;

  /** [V] whether the vertex's draft has room for answers; all others answer to nothing. */
  final boolean[] free;

  private final List<SheetDraft> drafts;

  ShadeSet(List<SheetDraft> drafts) {
    this.drafts = List.copyOf(drafts);
    vertexStart = new int[drafts.size() + 1];
    triangleStart = new int[drafts.size() + 1];
    for (int s = 0; s < drafts.size(); s++) {
      SheetDraft draft = drafts.get(s);
      vertexStart[s + 1] = vertexStart[s] + (draft.columns() + 1) * (draft.rows() + 1);
      triangleStart[s + 1] = triangleStart[s] + 2 * draft.columns() * draft.rows();
    }
    vertices = vertexStart[drafts.size()];
    corners = new int[3 * triangleStart[drafts.size()]];
    int most = 0;
    for (int s = 0; s < drafts.size(); s++) {
      most = Math.max(most, drafts.get(s).shading().shine().length / count(s));
    }
    shine = most;
    responses = new float[(ShadingFeature.COUNT + shine) * vertices];
    free = new boolean[vertices];
    for (int s = 0; s < drafts.size(); s++) {
      number(s);
      SheetShading own = drafts.get(s).shading();
      Arrays.fill(free, vertexStart[s], vertexStart[s + 1], own.responses().length > 0);
      for (int at = 0; at < own.responses().length; at += count(s)) {
        System.arraycopy(own.responses(), at, responses, place(s, at, 0), count(s));
      }
      for (int at = 0; at < own.shine().length; at += count(s)) {
        System.arraycopy(own.shine(), at, responses, place(s, at, ShadingFeature.COUNT), count(s));
      }
    }
  }

  private int count(int sheet) {
    return vertexStart[sheet + 1] - vertexStart[sheet];
  }

  /** Where a plane of a draft that begins at {@code at} in its own array begins in all. */
  private int place(int sheet, int at, int firstPlane) {
    return (firstPlane + at / count(sheet)) * vertices + vertexStart[sheet];
  }

  private void number(int sheet) {
    int columns = drafts.get(sheet).columns();
    int at = 3 * triangleStart[sheet];
    for (int row = 0; row < drafts.get(sheet).rows(); row++) {
      for (int column = 0; column < columns; column++) {
        int a = vertexStart[sheet] + row * (columns + 1) + column;
        int c = a + columns + 2;
        int[] both = {a, a + 1, c, a, c, c - 1};
        System.arraycopy(both, 0, corners, at, both.length);
        at += both.length;
      }
    }
  }

  /** Writes the answers back into the drafts that have room for them. */
  void store() {
    for (int s = 0; s < drafts.size(); s++) {
      SheetShading own = drafts.get(s).shading();
      for (int at = 0; at < own.responses().length; at += count(s)) {
        System.arraycopy(responses, place(s, at, 0), own.responses(), at, count(s));
      }
      for (int at = 0; at < own.shine().length; at += count(s)) {
        System.arraycopy(responses, place(s, at, ShadingFeature.COUNT), own.shine(), at, count(s));
      }
    }
  }

  /** Takes the answers from finished sheets, in the order of the drafts. */
  void load(List<Sheet> sheets) {
    for (int s = 0; s < sheets.size(); s++) {
      for (int f = 0; f < ShadingFeature.COUNT; f++) {
        ShadingFeature feature = ShadingFeature.at(f);
        for (int v = vertexStart[s]; v < vertexStart[s + 1]; v++) {
          responses[f * vertices + v] = sheets.get(s).response(feature, v - vertexStart[s]);
        }
      }
      for (int plane = 0; plane < shine; plane++) {
        for (int v = vertexStart[s]; v < vertexStart[s + 1]; v++) {
          responses[(ShadingFeature.COUNT + plane) * vertices + v] =
              sheets.get(s).shine(plane, v - vertexStart[s]);
        }
      }
    }
  }

  /**
   * What answers to the features and highlights there are at a vertex, within {@link Relighting}'s
   * bounds.
   *
   * @param features [{@link ShadingFeature#COUNT}]
   * @param highlights [shine][V], 0 where there are no strands
   */
  float answer(float[] features, float[] highlights, int vertex) {
    float answer = 1;
    for (int f = 0; f < features.length; f++) {
      if (features[f] != 0) {
        answer += features[f] * responses[f * vertices + vertex];
      }
    }
    int first = features.length * vertices;
    for (int at = vertex; at < highlights.length; at += vertices) {
      answer += highlights[at] * responses[first + at];
    }
    return Math.clamp(answer, Relighting.LEAST_ANSWER, Relighting.MOST_ANSWER);
  }
}
