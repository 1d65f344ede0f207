package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.understudy.avatar.SheetShading;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.studio.SurfaceColours;

/**
 * Upper and lower teeth as one radial sheet each: r = h(theta, y) about a vertical axis in the
 * middle of the mouth, found by looking at the rows of teeth from outside. Every row moves rigidly
 * with upper head or jaw, so one affine displacement serves a whole sheet.
 */
final class TeethSheets {
  private static final double HALF_ANGLE = Math.toRadians(76);

  /** Share of the incisors' fall with the jaw from which a tooth belongs to the lower row. */
  private static final float FALLING = 0.12f;

  /** A row is a curtain this much deeper or shallower than its middle, at most. */
  private static final float RELIEF_METRES = 0.0025f;

  private static final int COLUMNS = 36;
  private static final int ROWS = 8;
  private static final int WIDTH = 240;
  private static final int HEIGHT = 80;

  private final SurfaceShapes shapes;
  private final int part;
  private final SurfaceColours colours;

  TeethSheets(SurfaceShapes shapes, SurfaceColours colours) {
    this.shapes = shapes;
    this.part = shapes.part("teeth");
    this.colours = colours;
  }

  /** Both rows. */
  List<SheetDraft> build() {
    float[][] moves = shapes.displacements(part);
    float[] jaw = moves[ArkitExpression.JAW_OPEN.ordinal()];
    float[] p = shapes.positions(part);
    float lowest = 0;
    for (int v = 0; v < p.length / 3; v++) {
      lowest = Math.min(lowest, jaw.length == 0 ? 0 : jaw[3 * v + 1]);
    }
    List<SheetDraft> drafts = new ArrayList<>();
    for (int side = 0; side < 2; side++) {
      boolean lower = side == 1;
      boolean[] chosen = new boolean[p.length / 3];
      for (int v = 0; v < chosen.length; v++) {
        boolean falls = jaw.length > 0 && jaw[3 * v + 1] < FALLING * lowest;
        chosen[v] = falls == lower;
      }
      drafts.add(row(lower ? "teeth-lower" : "teeth-upper", chosen));
    }
    return drafts;
  }

  private SheetDraft row(String name, boolean[] chosen) {
    float[] p = shapes.positions(part);
    float[] low = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
    float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
    for (int v = 0; v < chosen.length; v++) {
      for (int k = 0; chosen[v] && k < 3; k++) {
        low[k] = Math.min(low[k], p[3 * v + k]);
        high[k] = Math.max(high[k], p[3 * v + k]);
      }
    }
    float axisZ = high[2] - 0.72f * (high[0] - low[0]);
    int[] corners = shapes.corners(part);
    float[] around = new float[2 * corners.length];
    List<Integer> seen = new ArrayList<>();
    for (int t = 0; t < corners.length / 3; t++) {
      boolean all = true;
      float widest = 0;
      for (int k = 0; k < 3; k++) {
        int v = corners[3 * t + k];
        all &= chosen[v];
        double angle = Math.atan2(p[3 * v], p[3 * v + 2] - axisZ);
        around[6 * t + 2 * k] = (float) (angle / HALF_ANGLE);
        around[6 * t + 2 * k + 1] = p[3 * v + 1];
        widest = Math.max(widest, Math.abs(around[6 * t + 2 * k]));
      }
      if (all && widest < 1.3f) {
        seen.add(t);
      }
    }
    float margin = 0.04f * (high[1] - low[1]);
    Window window = new Window(-1, low[1] - margin, 1, high[1] + margin);
    Hits fine = new Hits(window, WIDTH, HEIGHT, 0.5f);
    Hits coarse = new Hits(window, COLUMNS + 1, ROWS + 1, 0);
    for (int t : seen) {
      fine.draw(t, around, p, corners, axisZ);
      coarse.draw(t, around, p, corners, axisZ);
    }
    return draft(name, window, fine, coarse, axisZ, chosen);
  }

  private SheetDraft draft(
      String name, Window window, Hits fine, Hits coarse, float axisZ, boolean[] chosen) {
    float fallback = 0;
    int found = 0;
    for (float r : coarse.radius) {
      if (r > 0) {
        fallback += r;
        found++;
      }
    }
    fallback /= Math.max(1, found);
    float[] curtain = curtain(coarse.radius, fallback);
    int count = (COLUMNS + 1) * (ROWS + 1);
    float[] vertices = new float[3 * count];
    for (int j = 0; j <= ROWS; j++) {
      for (int i = 0; i <= COLUMNS; i++) {
        int at = j * (COLUMNS + 1) + i;
        double angle = (2.0 * i / COLUMNS - 1) * HALF_ANGLE;
        float nearest = nearest(coarse.radius, i, j, curtain[i]);
        float r = Math.clamp(nearest, curtain[i] - RELIEF_METRES, curtain[i] + RELIEF_METRES);
        vertices[3 * at] = (float) (r * Math.sin(angle));
        vertices[3 * at + 1] = window.v1() - window.height() * j / ROWS;
        vertices[3 * at + 2] = axisZ + (float) (r * Math.cos(angle));
      }
    }
    float[] texture = new float[4 * WIDTH * HEIGHT];
    boolean[] free = new boolean[WIDTH * HEIGHT];
    float[] rgba = new float[4];
    for (int i = 0; i < free.length; i++) {
      if (fine.triangle[i] >= 0) {
        colours.shade(part, fine.triangle[i], fine.wa[i], fine.wb[i], rgba);
        System.arraycopy(rgba, 0, texture, 4 * i, 4);
        free[i] = true;
      }
    }
    float[][] moves = new float[ArkitExpression.COUNT][];
    for (int e = 0; e < moves.length; e++) {
      float[] surface = shapes.displacements(part)[e];
      moves[e] =
          surface.length == 0
              ? surface
              : new AffineMotion(shapes.positions(part), surface, chosen).at(vertices);
    }
    float[] weights = new float[PortraitJoint.COUNT * count];
    for (int v = 0; v < count; v++) {
      weights[PortraitJoint.COUNT * v + PortraitJoint.HEAD.ordinal()] = 1;
    }
    return new SheetDraft(
        name,
        COLUMNS,
        ROWS,
        vertices,
        weights,
        moves,
        WIDTH,
        HEIGHT,
        texture,
        free,
        Optional.empty(),
        SheetShading.answering(LatticeNormals.of(vertices, COLUMNS, ROWS, 0, axisZ)),
        SheetDraft.Fitted.COLOUR);
  }

  /** Median radius of each column, smoothed along the row so that gaps do not tear it. */
  private static float[] curtain(float[] radius, float fallback) {
    float[] middle = new float[COLUMNS + 1];
    for (int i = 0; i <= COLUMNS; i++) {
      float[] column = new float[ROWS + 1];
      int n = 0;
      for (int j = 0; j <= ROWS; j++) {
        float r = radius[j * (COLUMNS + 1) + i];
        if (r > 0) {
          column[n++] = r;
        }
      }
      Arrays.sort(column, 0, n);
      middle[i] = n == 0 ? (i == 0 ? fallback : middle[i - 1]) : column[n / 2];
    }
    for (int pass = 0; pass < 2; pass++) {
      float[] before = middle.clone();
      for (int i = 1; i < COLUMNS; i++) {
        middle[i] = 0.25f * before[i - 1] + 0.5f * before[i] + 0.25f * before[i + 1];
      }
    }
    return middle;
  }

  /** Radius at a lattice vertex, from the nearest row in the same column that has one. */
  private static float nearest(float[] radius, int i, int j, float fallback) {
    for (int step = 0; step <= ROWS; step++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        int row = j + sign * step;
        if (row >= 0 && row <= ROWS && radius[row * (COLUMNS + 1) + i] > 0) {
          return radius[row * (COLUMNS + 1) + i];
        }
      }
    }
    return fallback;
  }

  /** The outermost surface over a grid of angle and height. */
  private static final class Hits {
    final Window window;
    final int columns;
    final int rows;
    final float middle;
    final float[] radius;
    final int[] triangle;
    final float[] wa;
    final float[] wb;

    Hits(Window window, int columns, int rows, float middle) {
      this.window = window;
      this.columns = columns;
      this.rows = rows;
      this.middle = middle;
      radius = new float[columns * rows];
      triangle = new int[columns * rows];
      Arrays.fill(triangle, -1);
      wa = new float[columns * rows];
      wb = new float[columns * rows];
    }

    void draw(int t, float[] around, float[] p, int[] corners, float axisZ) {
      float nx = middle == 0 ? columns - 1 : columns;
      float ny = middle == 0 ? rows - 1 : rows;
      float[] x = new float[3];
      float[] y = new float[3];
      float[] r = new float[3];
      for (int k = 0; k < 3; k++) {
        int v = 3 * corners[3 * t + k];
        x[k] = (around[6 * t + 2 * k] - window.u0()) / window.width() * nx - middle;
        y[k] = (window.v1() - around[6 * t + 2 * k + 1]) / window.height() * ny - middle;
        r[k] = (float) Math.hypot(p[v], p[v + 2] - axisZ);
      }
      float area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
      if (Math.abs(area) < 1e-9f) {
        return;
      }
      int y0 = Math.max(0, (int) Math.ceil(Math.min(y[0], Math.min(y[1], y[2]))));
      int y1 = Math.min(rows - 1, (int) Math.floor(Math.max(y[0], Math.max(y[1], y[2]))));
      int x0 = Math.max(0, (int) Math.ceil(Math.min(x[0], Math.min(x[1], x[2]))));
      int x1 = Math.min(columns - 1, (int) Math.floor(Math.max(x[0], Math.max(x[1], x[2]))));
      for (int row = y0; row <= y1; row++) {
        for (int column = x0; column <= x1; column++) {
          float a = ((x[1] - column) * (y[2] - row) - (x[2] - column) * (y[1] - row)) / area;
          float b = ((x[2] - column) * (y[0] - row) - (x[0] - column) * (y[2] - row)) / area;
          if (a < 0 || b < 0 || a + b > 1) {
            continue;
          }
          float here = a * r[0] + b * r[1] + (1 - a - b) * r[2];
          int i = row * columns + column;
          if (here > radius[i]) {
            radius[i] = here;
            triangle[i] = t;
            wa[i] = a;
            wb[i] = b;
          }
        }
      }
    }
  }
}
