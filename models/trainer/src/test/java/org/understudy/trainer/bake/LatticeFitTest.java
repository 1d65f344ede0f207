package org.understudy.trainer.bake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatticeFitTest {
  private static final int COLUMNS = 5;
  private static final int ROWS = 4;
  private static final int FINE = LatticeFit.FINENESS;

  /** A triangle over all texture coordinates, or over half of them. */
  private static SurfaceGrid places(float reach) {
    float[] uv = {0, 1, reach, 1, 0, 1 - reach};
    return SurfaceGrid.texels(
        uv, new int[] {0}, new Window(0, 0, 1, 1), COLUMNS * FINE, ROWS * FINE);
  }

  private static float[] bump(double u, double v) {
    return new float[] {
      (float) u, (float) v, (float) (0.4 * Math.cos(2 * u + 0.3) * Math.cos(1.5 * v))
    };
  }

  private static float[] surface(SurfaceGrid places) {
    float[] out = new float[3 * places.triangle.length];
    for (int i = 0; i < places.triangle.length; i++) {
      int row = i / places.columns;
      double u = (i % places.columns + 0.5) / places.columns;
      double v = (row + 0.5) / places.rows;
      System.arraycopy(bump(u, v), 0, out, 3 * i, 3);
    }
    return out;
  }

  private static float[] between() {
    float[] out = new float[3 * (COLUMNS + 1) * (ROWS + 1)];
    for (int v = 0; v < out.length / 3; v++) {
      int row = v / (COLUMNS + 1);
      double x = v % (COLUMNS + 1) / (double) COLUMNS;
      double y = row / (double) ROWS;
      System.arraycopy(bump(x, y), 0, out, 3 * v, 3);
    }
    return out;
  }

  /** Mean signed and mean squared distance along z of what the lattice's triangles cover. */
  private static double[] miss(SurfaceGrid places, float[] surface, float[] vertices) {
    double sum = 0;
    double square = 0;
    int count = 0;
    for (int i = 0; i < places.triangle.length; i++) {
      if (!places.covers(i)) {
        continue;
      }
      int x = i % places.columns;
      int y = i / places.columns;
      double fx = (x % FINE + 0.5) / FINE;
      double fy = (y % FINE + 0.5) / FINE;
      int a = y / FINE * (COLUMNS + 1) + x / FINE;
      int c = a + COLUMNS + 2;
      double z =
          fx >= fy
              ? (1 - fx) * z(vertices, a) + (fx - fy) * z(vertices, a + 1) + fy * z(vertices, c)
              : (1 - fy) * z(vertices, a) + (fy - fx) * z(vertices, c - 1) + fx * z(vertices, c);
      double d = z - surface[3 * i + 2];
      sum += d;
      square += d * d;
      count++;
    }
    return new double[] {sum / count, square / count};
  }

  private static double z(float[] vertices, int v) {
    return vertices[3 * v + 2];
  }

  @Test
  void chordsNoLongerCutCurvesShort() {
    SurfaceGrid places = places(2);
    float[] surface = surface(places);
    float[] vertices = between();
    double[] before = miss(places, surface, vertices);
    new LatticeFit(COLUMNS, ROWS, places).apply(surface, vertices);
    double[] after = miss(places, surface, vertices);
    assertThat(Math.abs(after[0])).isLessThan(0.2 * Math.abs(before[0]));
    assertThat(after[1]).isLessThan(0.4 * before[1]);
  }

  @Test
  void cornersThatLieAstrayOffTheSurfaceArePutRight() {
    SurfaceGrid places = places(1);
    float[] surface = surface(places);
    float[] vertices = between();
    for (int v = 0; v < vertices.length / 3; v++) {
      int row = v / (COLUMNS + 1);
      if (v % (COLUMNS + 1) / (float) COLUMNS + row / (float) ROWS > 1.01f) {
        vertices[3 * v + 2] += 0.1f;
      }
    }
    double[] before = miss(places, surface, vertices);
    new LatticeFit(COLUMNS, ROWS, places).apply(surface, vertices);
    assertThat(miss(places, surface, vertices)[1]).isLessThan(0.1 * before[1]);
  }

  @Test
  void whatNothingTellsOfStays() {
    SurfaceGrid places =
        SurfaceGrid.texels(
            new float[] {5, 5, 6, 5, 5, 6},
            new int[] {0},
            new Window(0, 0, 1, 1),
            COLUMNS * FINE,
            ROWS * FINE);
    float[] vertices = between();
    float[] before = vertices.clone();
    new LatticeFit(COLUMNS, ROWS, places).apply(surface(places), vertices);
    assertThat(vertices).isEqualTo(before);
  }
}
