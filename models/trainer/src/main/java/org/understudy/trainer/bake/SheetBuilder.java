package org.understudy.trainer.bake;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.studio.SurfaceColours;

/** Turns plans into drafts: lattices that lie on the surface, and textures painted from it. */
final class SheetBuilder {
  private static final int MOST_TEXELS = 576;
  private static final int SAMPLES = 2;

  private final SurfaceShapes shapes;
  private final Map<SheetPlan.Mouth, SurfaceColours> colours;
  private final ShadeResponses shades;

  /**
   * A builder.
   *
   * @param shades how the light answers to poses; shared
   * @param colours to paint with, one for each state of the mouth; used by this builder alone
   */
  SheetBuilder(
      SurfaceShapes shapes, Map<SheetPlan.Mouth, SurfaceColours> colours, ShadeResponses shades) {
    this.shapes = shapes;
    this.shades = shades;
    this.colours = new EnumMap<>(colours);
  }

  /**
   * Builds a draft.
   *
   * @param plan what it covers
   * @param detail factor on the number of texels along each side, 1 for the plan's own
   */
  SheetDraft build(SheetPlan plan, float detail) {
    float[] size = metresPerTextureUnit(plan);
    Window w = plan.window();
    float[] cell = {plan.cellMetres(), plan.cellMetres()};
    float[] texel = {plan.texelMetres(), plan.texelMetres()};
    stretch(w.width() * size[0], w.height() * size[1], cell, texel);
    int columns = Math.clamp(Math.round(w.width() * size[0] / cell[0]), 2, 96);
    int rows = Math.clamp(Math.round(w.height() * size[1] / cell[1]), 2, 112);
    int width = texels(w.width() * size[0] / texel[0], detail);
    int height = texels(w.height() * size[1] / texel[1], detail);
    float[] uv = shapes.texture(plan.part());
    int[] corners = shapes.corners(plan.part());
    SurfaceGrid lattice = SurfaceGrid.vertices(uv, plan.triangles(), w, columns, rows);
    Continuation beyond = new Continuation(lattice, uv, corners, plan.triangles(), w);
    float[] canonical = shapes.positions(plan.part());
    float[] vertices = lattice.interpolate(canonical, corners, 3);
    beyond.apply(canonical, vertices, 3);
    lay(plan, columns, rows, vertices);
    float[] weights =
        lattice.interpolate(shapes.weights(plan.part()), corners, PortraitJoint.COUNT);
    beyond.apply(shapes.weights(plan.part()), weights, PortraitJoint.COUNT);
    normalise(weights);
    float[] normals = lattice.interpolate(shapes.normals(plan.part()), corners, 3);
    beyond.apply(shapes.normals(plan.part()), normals, 3);
    LatticeNormals.normalise(normals);
    float[][] moves = shapes.displacements(plan.part()).clone();
    for (int e = 0; e < moves.length; e++) {
      if (moves[e].length > 0) {
        float[] surface = moves[e];
        moves[e] = lattice.interpolate(surface, corners, 3);
        beyond.apply(surface, moves[e], 3);
      }
    }
    if (plan.raiseMetres() != 0) {
      raise(vertices, columns + 1, rows + 1, plan.raiseMetres(), canonical, corners, plan);
    }
    float[] texture = new float[4 * width * height];
    boolean[] free = new boolean[width * height];
    paint(plan, width, height, texture, free);
    return new SheetDraft(
        plan.name(),
        columns,
        rows,
        vertices,
        weights,
        moves,
        width,
        height,
        texture,
        free,
        plan.eye(),
        new LatticeShading(shapes, shades, plan, lattice, beyond).of(normals),
        plan.fitted());
  }

  private void lay(SheetPlan plan, int columns, int rows, float[] vertices) {
    SurfaceGrid places =
        SurfaceGrid.texels(
            shapes.texture(plan.part()),
            plan.triangles(),
            plan.window(),
            columns * LatticeFit.FINENESS,
            rows * LatticeFit.FINENESS);
    float[] surface =
        places.interpolate(shapes.positions(plan.part()), shapes.corners(plan.part()), 3);
    new LatticeFit(columns, rows, places).apply(surface, vertices);
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
  private float[] metresPerTextureUnit(SheetPlan plan) {
    float[] uv = shapes.texture(plan.part());
    int[] corners = shapes.corners(plan.part());
    float[] p = shapes.positions(plan.part());
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
  private void raise(
      float[] vertices,
      int nx,
      int ny,
      float metres,
      float[] surface,
      int[] corners,
      SheetPlan plan) {
    float[] moved = vertices.clone();
    float sign = orientation(surface, corners, plan);
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
  private float orientation(float[] surface, int[] corners, SheetPlan plan) {
    float[] uv = shapes.texture(plan.part());
    double sum = 0;
    for (int t : plan.triangles()) {
      sum +=
          (uv[6 * t + 2] - uv[6 * t]) * (uv[6 * t + 5] - uv[6 * t + 1])
              - (uv[6 * t + 4] - uv[6 * t]) * (uv[6 * t + 3] - uv[6 * t + 1]);
    }
    return surface.length > 0 && corners.length > 0 && sum < 0 ? -1 : 1;
  }

  private void paint(SheetPlan plan, int width, int height, float[] texture, boolean[] free) {
    boolean solid = plan.fitted() != SheetDraft.Fitted.COLOUR_AND_ALPHA;
    int fineness = SAMPLES;
    int fineWidth = width * fineness;
    int fineHeight = height * fineness;
    Window w = plan.window();
    SurfaceGrid grid =
        SurfaceGrid.texels(shapes.texture(plan.part()), plan.triangles(), w, fineWidth, fineHeight);
    SurfaceColours paint = Objects.requireNonNull(colours.get(plan.mouth()));
    float[] rgba = new float[4];
    float[] covered = new float[width * height];
    float share = 1f / (fineness * fineness);
    for (int y = 0; y < fineHeight; y++) {
      float v = w.v1() - (y + 0.5f) / fineHeight * w.height();
      for (int x = 0; x < fineWidth; x++) {
        int i = y * fineWidth + x;
        float u = w.u0() + (x + 0.5f) / fineWidth * w.width();
        if (!grid.covers(i) || plan.holes().stream().anyMatch(h -> h.contains(u, v))) {
          continue;
        }
        paint.shade(plan.part(), grid.triangle[i], grid.wa[i], grid.wb[i], rgba);
        int at = y / fineness * width + x / fineness;
        covered[at] += share;
        for (int c = 0; c < 4; c++) {
          texture[4 * at + c] += share * rgba[c];
        }
      }
    }
    boolean[] hem = new boolean[width * height];
    BitSet open = shapes.openTriangles(plan.part());
    for (int i = 0; i < grid.triangle.length; i++) {
      if (grid.covers(i) && open.get(grid.triangle[i])) {
        hem[i / fineWidth / fineness * width + i % fineWidth / fineness] = true;
      }
    }
    for (int i = 0; i < covered.length; i++) {
      free[i] = covered[i] > 0;
      if (covered[i] > 0 && covered[i] < 1 && solid && !hem[i]) {
        for (int c = 0; c < 4; c++) {
          texture[4 * i + c] /= covered[i];
        }
      }
    }
    if (solid) {
      spread(texture, free, hem, width, height);
    }
  }

  /**
   * Covers the texels beside a seam with the mean of their covered neighbours, so that no crack
   * shows between two sheets; hems, where the surface itself ends, stay as they are.
   */
  private static void spread(
      float[] texture, boolean[] free, boolean[] hem, int width, int height) {
    boolean[] before = free.clone();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (before[i]) {
          continue;
        }
        int n = 0;
        for (int k = 0; k < 9; k++) {
          int xx = x + k % 3 - 1;
          int yy = y + k / 3 - 1;
          if (xx >= 0
              && yy >= 0
              && xx < width
              && yy < height
              && before[yy * width + xx]
              && !hem[yy * width + xx]) {
            n++;
            for (int c = 0; c < 4; c++) {
              texture[4 * i + c] += texture[4 * (yy * width + xx) + c];
            }
          }
        }
        for (int c = 0; n > 0 && c < 4; c++) {
          texture[4 * i + c] /= n;
        }
        free[i] = n > 0;
      }
    }
  }
}
