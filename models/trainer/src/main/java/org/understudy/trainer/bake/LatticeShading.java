package org.understudy.trainer.bake;

import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.SheetShading;

/** What a character's surface is known to answer to light, at the vertices of one lattice. */
final class LatticeShading {
  private static final float MOST_RESPONSE = 1.9f;

  private final int[] corners;
  private final ShadeResponses shades;
  private final int part;
  private final SurfaceGrid lattice;
  private final Continuation beyond;

  /**
   * The shading of a lattice.
   *
   * @param lattice where its vertices lie on the surface
   * @param beyond what those off the surface take
   */
  LatticeShading(
      SurfaceShapes shapes,
      ShadeResponses shades,
      SheetPlan plan,
      SurfaceGrid lattice,
      Continuation beyond) {
    this.corners = shapes.corners(plan.part());
    this.shades = shades;
    this.part = plan.part();
    this.lattice = lattice;
    this.beyond = beyond;
  }

  /**
   * All of it.
   *
   * @param normals [V][3] of the lattice; shared
   */
  SheetShading of(float[] normals) {
    int vertices = lattice.columns * lattice.rows;
    float[] responses = new float[ShadingFeature.COUNT * vertices];
    for (ShadingFeature feature : ShadingFeature.values()) {
      spread(shades.of(part, feature), responses, feature.ordinal() * vertices);
    }
    float[] along = shades.strands(part);
    if (along.length == 0) {
      return new SheetShading(normals, responses);
    }
    float[] strands = lattice.interpolate(along, corners, 3);
    beyond.apply(along, strands, 3);
    LatticeNormals.normalise(strands);
    float[][] surface = shades.shine(part);
    float[] shine = new float[surface.length * vertices];
    for (int plane = 0; plane < surface.length; plane++) {
      spread(surface[plane], shine, plane * vertices);
    }
    return new SheetShading(normals, responses, strands, shine);
  }

  /** Writes what the surface answers to something to the vertices. */
  private void spread(float[] surface, float[] out, int to) {
    float[] plane = lattice.interpolate(surface, corners, 1);
    beyond.apply(surface, plane, 1);
    for (int v = 0; v < plane.length; v++) {
      out[to + v] = Math.clamp(plane[v], -MOST_RESPONSE, MOST_RESPONSE);
    }
  }
}
