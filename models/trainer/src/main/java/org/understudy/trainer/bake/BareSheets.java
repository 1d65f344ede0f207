package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.List;
import org.understudy.avatar.SheetShading;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.studio.BoundPart;
import org.understudy.trainer.studio.LightRig;
import org.understudy.trainer.studio.Studio;
import org.understudy.trainer.studio.StudioCharacter;
import org.understudy.trainer.studio.Workers;

/**
 * The sheets of a body that wears nothing, cut as an avatar's are, whose lattices can be laid along
 * every other bare body: all have the same surfaces, vertex by vertex. Safe to share.
 */
public final class BareSheets {
  /**
   * How much coarser the lattices are than a baked avatar's, which is fitted to one person's own
   * surface.
   */
  private static final float COARSER = 1.5f;

  /**
   * A surface of the average body in the canonical state. Arrays are shared.
   *
   * @param name "skin", "eyes" and so on
   * @param positions [V][3] metres, bust rest frame
   * @param corners [T][3] vertex indices
   * @param weights [V][7]
   * @param displacements [52] per expression: [V][3] metres, empty where nothing moves
   */
  public record Surface(
      String name, float[] positions, int[] corners, float[] weights, float[][] displacements) {}

  /** Lays a sheet's lattice along its surface. */
  @FunctionalInterface
  public interface Laying {
    /**
     * The lattice's vertices.
     *
     * @param surface [V][3] the surface's vertices in the canonical state, metres
     * @return [(rows + 1) * (columns + 1)][3] metres
     */
    float[] vertices(float[] surface);
  }

  /**
   * A sheet of the average body.
   *
   * @param draft without colours; what its texture may show is free
   * @param part which surface it is cut from
   * @param laying its rule
   */
  public record Piece(SheetDraft draft, int part, Laying laying) {}

  private final List<Surface> surfaces = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final float[] canonicalExpression;

  /**
   * Cuts the average body.
   *
   * @param average from {@link StudioCharacter#bareAverage}
   * @param detail factor on the number of texels along each side, 1 for a baked avatar's
   * @param mostTexels along a side of any sheet
   * @param workers where the work runs
   */
  public BareSheets(StudioCharacter average, float detail, int mostTexels, Workers workers) {
    SurfaceShapes shapes = new SurfaceShapes(average);
    canonicalExpression = shapes.canonicalExpression();
    for (int p = 0; p < average.parts().size(); p++) {
      surfaces.add(
          new Surface(
              average.parts().get(p).part().name(),
              shapes.positions(p),
              shapes.corners(p),
              shapes.weights(p),
              shapes.displacements(p)));
    }
    for (SheetPlan plan : new AvatarLayout(shapes).plans()) {
      boolean isNew = pieces.stream().noneMatch(piece -> piece.draft().name().equals(plan.name()));
      if (isNew) { // a glint has crumbs of the same name
        pieces.add(piece(shapes, plan.coarser(COARSER), detail, mostTexels));
      }
    }
    Studio studio = new Studio(average, LightRig.portrait(), workers, 1);
    int teeth = shapes.part("teeth");
    for (SheetDraft row : new TeethSheets(shapes, studio.colours(PortraitPose.REST)).build()) {
      int factor = Math.max(1, Math.ceilDiv(row.width(), mostTexels));
      pieces.add(
          new Piece(row.blank(factor), teeth, new TeethLaying(shapes.positions(teeth), row)));
    }
  }

  /** Moves a row of teeth as the affine function that comes nearest to how its surface moves. */
  private record TeethLaying(float[] average, SheetDraft row) implements Laying {
    @Override
    public float[] vertices(float[] surface) {
      float[] moves = new float[surface.length];
      boolean[] all = new boolean[surface.length / 3];
      for (int i = 0; i < moves.length; i++) {
        moves[i] = surface[i] - average[i];
        all[i / 3] = true;
      }
      float[] at = new AffineMotion(average, moves, all).at(row.vertices());
      for (int i = 0; i < at.length; i++) {
        at[i] += row.vertices()[i];
      }
      return at;
    }
  }

  private static Piece piece(SurfaceShapes shapes, SheetPlan plan, float detail, int mostTexels) {
    SheetLattice lattice = new SheetLattice(shapes, plan, detail);
    int side = Math.max(lattice.width(), lattice.height());
    if (side > mostTexels) {
      lattice = new SheetLattice(shapes, plan, detail * (mostTexels - 2) / side);
    }
    int part = plan.part();
    SheetDraft draft =
        new SheetDraft(
            plan.name(),
            lattice.columns(),
            lattice.rows(),
            lattice.vertices(shapes.positions(part)),
            lattice.weights(shapes.weights(part)),
            lattice.displacements(shapes.displacements(part)),
            lattice.width(),
            lattice.height(),
            new float[4 * lattice.width() * lattice.height()],
            free(shapes, plan, lattice),
            plan.eye(),
            SheetShading.NONE,
            plan.fitted());
    return new Piece(draft, part, lattice::vertices);
  }

  /** Texels that lie on the surface, or beside it, and that no finer sheet covers. */
  private static boolean[] free(SurfaceShapes shapes, SheetPlan plan, SheetLattice lattice) {
    int width = lattice.width();
    int height = lattice.height();
    Window w = plan.window();
    SurfaceGrid grid =
        SurfaceGrid.texels(shapes.texture(plan.part()), plan.triangles(), w, width, height);
    boolean[] free = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      float v = w.v1() - (y + 0.5f) / height * w.height();
      for (int x = 0; x < width; x++) {
        float u = w.u0() + (x + 0.5f) / width * w.width();
        boolean covered = grid.covers(y * width + x);
        free[y * width + x] = covered && plan.holes().stream().noneMatch(h -> h.contains(u, v));
      }
    }
    boolean[] grown = free.clone();
    for (int i = 0; i < free.length; i++) {
      int x = i % width;
      grown[i] |=
          (x > 0 && free[i - 1])
              || (x < width - 1 && free[i + 1])
              || (i >= width && free[i - width])
              || (i + width < free.length && free[i + width]);
    }
    return grown;
  }

  /** The surfaces of the average body, in the order of a bare character's parts. */
  public List<Surface> surfaces() {
    return List.copyOf(surfaces);
  }

  /** The sheets, in the order they are drawn. */
  public List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  /** The expression in which all lie, [52]; a copy. */
  public float[] canonicalExpression() {
    return canonicalExpression.clone();
  }

  /**
   * The surfaces of another body in the canonical state, laid out as {@link #surfaces}, [V][3]
   * metres each.
   *
   * @param body from {@link StudioCharacter#bareAs}
   */
  public List<float[]> positions(StudioCharacter body) {
    List<float[]> all = new ArrayList<>();
    for (BoundPart part : body.parts()) {
      float[] positions = body.linear(part, canonicalExpression);
      Surface here = surfaces.get(all.size());
      if (!part.part().name().equals(here.name) || positions.length != here.positions.length) {
        throw new IllegalArgumentException(
            "the surface %s of %s is not that of the average body"
                .formatted(part.part().name(), body.person().name()));
      }
      all.add(positions);
    }
    return all;
  }
}
