package org.understudy.trainer.bake;

import org.understudy.parametric.PortraitJoint;

/**
 * The lattice of a plan: how many cells and texels it has, and how it carries what is known of a
 * surface's vertices. Every quantity is carried by the same linear rule. Safe to share.
 */
final class SheetLattice {
  private static final int MOST_TEXELS = 576;

  private final SheetPlan plan;
  private final float[] uv;
  private final int[] corners;
  private final int columns;
  private final int rows;
  private final int width;
  private final int height;
  private final SurfaceGrid grid;
  private final Continuation beyond;

  /**
   * A lattice on a character's surface.
   *
   * @param detail factor on the number of texels along each side, 1 for the plan's own
   */
  SheetLattice(SurfaceShapes shapes, SheetPlan plan, float detail) {
    this.plan = plan;
    this.uv = shapes.texture(plan.part());
    this.corners = shapes.corners(plan.part());
    float[] size = metresPerTextureUnit(plan, uv, corners, shapes.positions(plan.part()));
    Window w = plan.window();
    float[] cell = {plan.cellMetres(), plan.cellMetres()};
    float[] texel = {plan.texelMetres(), plan.texelMetres()};
    stretch(w.width() * size[0], w.height() * size[1], cell, texel);
    columns = Math.clamp(Math.round(w.width() * size[0] / cell[0]), 2, 96);
    rows = Math.clamp(Math.round(w.height() * size[1] / cell[1]), 2, 112);
    width = texels(w.width() * size[0] / texel[0], detail);
    height = texels(w.height() * size[1] / texel[1], detail);
    grid = SurfaceGrid.vertices(uv, plan.triangles(), w, columns, rows);
    beyond = new Continuation(grid, uv, corners, plan.triangles(), w);
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Texels. */
  int width() {
    return width;
  }

  /** Texels. */
  int height() {
    return height;
  }

  SurfaceGrid grid() {
    return grid;
  }

  Continuation beyond() {
    return beyond;
  }

  /**
   * What a quantity of the surface is at the lattice's vertices.
   *
   * @param values [V][size]
   * @return [(rows + 1) * (columns + 1)][size]
   */
  float[] carried(float[] values, int size) {
    float[] out = grid.interpolate(values, corners, size);
    beyond.apply(values, out, size);
    return out;
  }

  /** Skinning weights at the lattice's vertices, not negative and with the sum 1. */
  float[] weights(float[] surface) {
    float[] weights = carried(surface, PortraitJoint.COUNT);
    normalise(weights);
    return weights;
  }

  /** Unit normals at the lattice's vertices. */
  float[] normals(float[] surface) {
    float[] normals = carried(surface, 3);
    LatticeNormals.normalise(normals);
    return normals;
  }

  /** Displacements at the lattice's vertices, [52], empty where the surface's are. */
  float[][] displacements(float[][] surface) {
    float[][] moves = surface.clone();
    for (int e = 0; e < moves.length; e++) {
      if (moves[e].length > 0) {
        moves[e] = carried(moves[e], 3);
      }
    }
    return moves;
  }

  /**
   * The lattice's vertices along the surface.
   *
   * @param canonical [V][3] the surface's vertices, metres
   * @return [(rows + 1) * (columns + 1)][3] metres
   */
  float[] vertices(float[] canonical) {
    float[] vertices = carried(canonical, 3);
    lay(canonical, vertices);
    if (plan.raiseMetres() != 0) {
      raise(vertices, plan.raiseMetres());
    }
    return vertices;
  }

  private void lay(float[] canonical, float[] vertices) {
    SurfaceGrid places =
        SurfaceGrid.texels(
            uv,
            plan.triangles(),
            plan.window(),
            columns * LatticeFit.FINENESS,
            rows * LatticeFit.FINENESS);
    float[] surface = places.interpolate(canonical, corners, 3);
    new LatticeFit(columns, rows, places).apply(surface, vertices);
  }

  /** Long narrow pieces, such as locks of hair, need less along than across. */
  private static void stretch(float width, float height, float[] cell, float[] texel) {
    int along = width > height ? 0 : 1;
    float ratio = Math.max(width, height) / Math.min(width, height);
    if (ratio > 2) {
      float factor = Math.min(2.2f, (float) Math.sqrt(ratio / 2) + 0.3f);
      cell[along] *= factor;
      texel[along] *= Math.min(1.6f, factor);
    }
  }

  private static int texels(float wanted, float detail) {
    return Math.clamp(4L * Math.round(wanted * detail / 4), 8, MOST_TEXELS);
  }

  /** Root mean square lengths of the surface's derivatives by u and v. */
  private static float[] metresPerTextureUnit(
      SheetPlan plan, float[] uv, int[] corners, float[] p) {
    double sumU = 0;
    double sumV = 0;
    double total = 0;
    for (int t : plan.triangles()) {
      float mu = (uv[6 * t] + uv[6 * t + 2] + uv[6 * t + 4]) / 3;
      float mv = (uv[6 * t + 1] + uv[6 * t + 3] + uv[6 * t + 5]) / 3;
      float u1 = uv[6 * t + 2] - uv[6 * t];
      float v1 = uv[6 * t + 3] - uv[6 * t + 1];
      float u2 = uv[6 * t + 4] - uv[6 * t];
      float v2 = uv[6 * t + 5] - uv[6 * t + 1];
      float d = u1 * v2 - u2 * v1;
      if (!plan.window().contains(mu, mv) || Math.abs(d) < 1e-12f) {
        continue;
      }
      double area = Math.abs(d);
      double lu = 0;
      double lv = 0;
      for (int k = 0; k < 3; k++) {
        float e1 = p[3 * corners[3 * t + 1] + k] - p[3 * corners[3 * t] + k];
        float e2 = p[3 * corners[3 * t + 2] + k] - p[3 * corners[3 * t] + k];
        float du = (e1 * v2 - e2 * v1) / d;
        float dv = (e2 * u1 - e1 * u2) / d;
        lu += du * du;
        lv += dv * dv;
      }
      sumU += area * lu;
      sumV += area * lv;
      total += area;
    }
    if (total == 0) {
      return new float[] {0.1f, 0.1f};
    }
    return new float[] {(float) Math.sqrt(sumU / total), (float) Math.sqrt(sumV / total)};
  }

  /** Moves lattice vertices along their own normals, which point as the surface's do. */
  private void raise(float[] vertices, float metres) {
    int nx = columns + 1;
    int ny = rows + 1;
    float[] moved = vertices.clone();
    float sign = orientation();
    float[] cross = new float[3];
    for (int y = 0; y < ny; y++) {
      for (int x = 0; x < nx; x++) {
        LatticeNormals.cross(vertices, nx - 1, ny - 1, x, y, cross, 0);
        float square = cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2];
        float scale = sign * metres / (float) Math.sqrt(square + 1e-20f);
        int at = 3 * (y * nx + x);
        moved[at] += scale * cross[0];
        moved[at + 1] += scale * cross[1];
        moved[at + 2] += scale * cross[2];
      }
    }
    System.arraycopy(moved, 0, vertices, 0, vertices.length);
  }

  /** 1 where texture coordinates run counter-clockwise seen from outside, else -1. */
  private float orientation() {
    double sum = 0;
    for (int t : plan.triangles()) {
      sum +=
          (uv[6 * t + 2] - uv[6 * t]) * (uv[6 * t + 5] - uv[6 * t + 1])
              - (uv[6 * t + 4] - uv[6 * t]) * (uv[6 * t + 3] - uv[6 * t + 1]);
    }
    return sum < 0 ? -1 : 1;
  }

  /** Makes every vertex's weights non-negative with sum 1; continued ones may be neither. */
  private static void normalise(float[] weights) {
    for (int v = 0; v < weights.length; v += PortraitJoint.COUNT) {
      float sum = 0;
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        weights[v + j] = Math.max(0, weights[v + j]);
        sum += weights[v + j];
      }
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        weights[v + j] /= sum;
      }
    }
  }
}
