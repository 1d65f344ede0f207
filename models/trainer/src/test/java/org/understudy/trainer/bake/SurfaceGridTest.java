package org.understudy.trainer.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurfaceGridTest {
  /** A triangulated diamond in texture space, so that a lattice over it has uncovered corners. */
  private static final float[][] PLACES = {
    {0.5f, 0.1f},
    {0.9f, 0.5f},
    {0.5f, 0.9f},
    {0.1f, 0.5f},
    {0.5f, 0.5f},
    {0.7f, 0.3f},
    {0.7f, 0.7f},
    {0.3f, 0.7f},
    {0.3f, 0.3f}
  };

  private static final int[] CORNERS = {
    4, 0, 5, 4, 5, 1, 4, 1, 6, 4, 6, 2, 4, 2, 7, 4, 7, 3, 4, 3, 8, 4, 8, 0
  };

  private static final int[] TRIANGLES = {0, 1, 2, 3, 4, 5, 6, 7};

  private static float[] uv() {
    float[] uv = new float[2 * CORNERS.length];
    for (int i = 0; i < CORNERS.length; i++) {
      uv[2 * i] = PLACES[CORNERS[i]][0];
      uv[2 * i + 1] = PLACES[CORNERS[i]][1];
    }
    return uv;
  }

  private static float affine(float u, float v) {
    return 2 + 3 * u - v;
  }

  @Test
  void latticeReproducesAffineFunctionsOnAndBesideTheSurface() {
    float[] values = new float[PLACES.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = affine(PLACES[i][0], PLACES[i][1]);
    }
    Window window = Window.around(uv(), TRIANGLES);
    SurfaceGrid grid = SurfaceGrid.vertices(uv(), TRIANGLES, window, 8, 8);
    float[] lattice = grid.interpolate(values, CORNERS, 1);
    new Continuation(grid, uv(), CORNERS, TRIANGLES, window).apply(values, lattice, 1);
    int covered = 0;
    for (int i = 0; i < lattice.length; i++) {
      float u = window.u0() + window.width() * (i % 9) / 8;
      float v = window.v1() - window.height() * Math.floorDiv(i, 9) / 8;
      boolean on = grid.covers(i);
      covered += on ? 1 : 0;
      assertThat(lattice[i]).isCloseTo(affine(u, v), within(on ? 1e-4f : 0.12f));
    }
    assertThat(covered).isBetween(30, 60);
  }
}
