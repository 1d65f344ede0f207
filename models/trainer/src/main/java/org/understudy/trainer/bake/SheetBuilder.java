package org.understudy.trainer.bake;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.understudy.trainer.studio.SurfaceColours;

/** Turns plans into drafts: lattices that lie on the surface, and textures painted from it. */
final class SheetBuilder {
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
    SheetLattice lattice = new SheetLattice(shapes, plan, detail);
    int width = lattice.width();
    int height = lattice.height();
    float[] texture = new float[4 * width * height];
    boolean[] free = new boolean[width * height];
    paint(plan, width, height, texture, free);
    return new SheetDraft(
        plan.name(),
        lattice.columns(),
        lattice.rows(),
        lattice.vertices(shapes.positions(plan.part())),
        lattice.weights(shapes.weights(plan.part())),
        lattice.displacements(shapes.displacements(plan.part())),
        width,
        height,
        texture,
        free,
        plan.eye(),
        new LatticeShading(shapes, shades, plan, lattice.grid(), lattice.beyond())
            .of(lattice.normals(shapes.normals(plan.part()))),
        plan.fitted());
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
