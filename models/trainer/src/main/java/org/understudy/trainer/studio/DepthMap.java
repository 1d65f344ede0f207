package org.understudy.trainer.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Depths seen from a light infinitely far away, over a square that encloses the bust. Not safe for
 * concurrent filling; concurrent look-ups are fine.
 */
final class DepthMap {
  private final int size;
  private final float[] depth;
  private final float[] right = new float[3];
  private final float[] up = new float[3];
  private final float[] toLight;
  private final float[] centre;
  private final float scale;

  /**
   * An empty map.
   *
   * @param size cells along each side
   * @param toLight unit vector towards the light
   * @param centre middle of the square, bust frame, metres
   * @param halfExtent half the square's side, metres
   */
  DepthMap(int size, float[] toLight, float[] centre, float halfExtent) {
    this.size = size;
    this.depth = new float[size * size];
    this.toLight = toLight.clone();
    this.centre = centre.clone();
    this.scale = size / (2 * halfExtent);
    float ax = Math.abs(toLight[1]) < 0.9f ? 0 : 1;
    float ay = 1 - ax;
    right[0] = ay * toLight[2];
    right[1] = -ax * toLight[2];
    right[2] = ax * toLight[1] - ay * toLight[0];
    Vectors.normalise(right, 0);
    up[0] = toLight[1] * right[2] - toLight[2] * right[1];
    up[1] = toLight[2] * right[0] - toLight[0] * right[2];
    up[2] = toLight[0] * right[1] - toLight[1] * right[0];
  }

  /** Metres covered by one cell. */
  float cellMetres() {
    return 1 / scale;
  }

  /**
   * Points as the map sees them.
   *
   * @param x columns, in cells
   * @param y rows, in cells
   * @param z metres towards the light
   */
  record Projected(float[] x, float[] y, float[] z) {}

  /** Projects points, [N][3] in the bust frame. */
  Projected project(float[] p) {
    int n = p.length / 3;
    float[] x = new float[n];
    float[] y = new float[n];
    float[] z = new float[n];
    float middle = size / 2f;
    float rx = scale * right[0];
    float ry = scale * right[1];
    float rz = scale * right[2];
    float ux = scale * up[0];
    float uy = scale * up[1];
    float uz = scale * up[2];
    for (int i = 0; i < n; i++) {
      float px = p[3 * i] - centre[0];
      float py = p[3 * i + 1] - centre[1];
      float pz = p[3 * i + 2] - centre[2];
      x[i] = middle + px * rx + py * ry + pz * rz;
      y[i] = middle + px * ux + py * uy + pz * uz;
      z[i] = px * toLight[0] + py * toLight[1] + pz * toLight[2];
    }
    return new Projected(x, y, z);
  }

  /** Draws the surfaces that cast shadows; blended ones are cut at half their alpha. */
  void draw(List<PosedPart> parts) {
    List<Projected> seen = new ArrayList<>();
    for (PosedPart part : parts) {
      seen.add(project(part.position()));
    }
    draw(parts, seen, false);
  }

  /**
   * As {@link #draw(List)}, of parts that have been projected.
   *
   * @param coarse whether the triangles before refinement will do
   */
  void draw(List<PosedPart> parts, List<Projected> seen, boolean coarse) {
    Arrays.fill(depth, -1e9f);
    for (int i = 0; i < parts.size(); i++) {
      Casters casters = parts.get(i).part().casters();
      draw(coarse ? casters.coarse() : casters.fine(), seen.get(i));
    }
  }

  private void draw(int[] triangles, Projected seen) {
    float[] x = seen.x();
    float[] y = seen.y();
    for (int t = 0; t < triangles.length; t += 3) {
      int a = triangles[t];
      int b = triangles[t + 1];
      int c = triangles[t + 2];
      float xa = x[a];
      float xb = x[b];
      float xc = x[c];
      int x0 = firstCell(Math.min(xa, Math.min(xb, xc)));
      int x1 = lastCell(Math.max(xa, Math.max(xb, xc)));
      if (x0 > x1) {
        continue;
      }
      float ya = y[a];
      float yb = y[b];
      float yc = y[c];
      int y0 = firstCell(Math.min(ya, Math.min(yb, yc)));
      int y1 = lastCell(Math.max(ya, Math.max(yb, yc)));
      if (y0 > y1) {
        continue;
      }
      float area = (xb - xa) * (yc - ya) - (xc - xa) * (yb - ya);
      if (Math.abs(area) < 1e-9f) {
        continue;
      }
      // shares of corners a and b by the distance from corner c
      float inverse = 1 / area;
      float aByX = (yb - yc) * inverse;
      float aByY = (xc - xb) * inverse;
      float bByX = (yc - ya) * inverse;
      float bByY = (xa - xc) * inverse;
      float zc = seen.z()[c];
      float za = seen.z()[a] - zc;
      float zb = seen.z()[b] - zc;
      for (int row = y0; row <= y1; row++) {
        float py = row + 0.5f - yc;
        for (int column = x0; column <= x1; column++) {
          float px = column + 0.5f - xc;
          float wa = px * aByX + py * aByY;
          float wb = px * bByX + py * bByY;
          if (wa >= 0 && wb >= 0 && wa + wb <= 1) {
            float d = zc + wa * za + wb * zb;
            int cell = row * size + column;
            if (d > depth[cell]) {
              depth[cell] = d;
            }
          }
        }
      }
    }
  }

  /** The first cell whose middle is not before a coordinate. */
  private static int firstCell(float low) {
    return low <= 0.5f ? 0 : (int) (low + 0.4999999f);
  }

  /** The last cell whose middle is not beyond a coordinate. */
  private int lastCell(float high) {
    return high < 0.5f ? -1 : Math.min(size - 1, (int) (high - 0.5f));
  }

  private float across(float[] p, int at) {
    return size / 2f
        + scale
            * ((p[at] - centre[0]) * right[0]
                + (p[at + 1] - centre[1]) * right[1]
                + (p[at + 2] - centre[2]) * right[2]);
  }

  private float along(float[] p, int at) {
    return size / 2f
        + scale
            * ((p[at] - centre[0]) * up[0]
                + (p[at + 1] - centre[1]) * up[1]
                + (p[at + 2] - centre[2]) * up[2]);
  }

  private float towards(float[] p, int at) {
    return (p[at] - centre[0]) * toLight[0]
        + (p[at + 1] - centre[1]) * toLight[1]
        + (p[at + 2] - centre[2]) * toLight[2];
  }

  /**
   * The share of light that reaches a point, 0..1, softened over a square of cells.
   *
   * @param p points
   * @param at index of the point's x
   * @param bias metres by which a blocker must stand out
   * @param radius cells to each side that are averaged, 0 or more
   * @param ramp metres over which a blocker's effect grows from none to full
   */
  float visibility(float[] p, int at, float bias, int radius, float ramp) {
    float x = across(p, at) - 0.5f;
    float y = along(p, at) - 0.5f;
    float z = towards(p, at) + bias;
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float fx = x - x0;
    float fy = y - y0;
    int side = 2 * radius + 2;
    if (x0 < radius || y0 < radius || x0 + side - radius > size || y0 + side - radius > size) {
      return 1;
    }
    float inverse = 1 / ramp;
    float sum = 0;
    for (int j = 0; j < side; j++) {
      int at0 = (y0 - radius + j) * size + x0 - radius;
      float line = (1 - fx) * blocked(at0, z, inverse);
      for (int i = 1; i < side - 1; i++) {
        line += blocked(at0 + i, z, inverse);
      }
      line += fx * blocked(at0 + side - 1, z, inverse);
      sum += line * (j == 0 ? 1 - fy : j == side - 1 ? fy : 1);
    }
    float cells = 2 * radius + 1;
    return 1 - sum / (cells * cells);
  }

  /** As {@link #visibility} with radius 0, of a point that has been projected. */
  float visibility(Projected seen, int point, float bias, float ramp) {
    float x = seen.x[point] - 0.5f;
    float y = seen.y[point] - 0.5f;
    float z = seen.z[point] + bias;
    int x0 = (int) x;
    int y0 = (int) y;
    if (x < 0 || y < 0 || x0 + 2 > size || y0 + 2 > size) {
      return 1;
    }
    float fx = x - x0;
    float fy = y - y0;
    float inverse = 1 / ramp;
    int at0 = y0 * size + x0;
    float low = blocked(at0, z, inverse);
    float high = blocked(at0 + size, z, inverse);
    low += fx * (blocked(at0 + 1, z, inverse) - low);
    high += fx * (blocked(at0 + size + 1, z, inverse) - high);
    return 1 - low - fy * (high - low);
  }

  private float blocked(int cell, float z, float inverseRamp) {
    float share = (depth[cell] - z) * inverseRamp;
    return share <= 0 ? 0 : Math.min(share, 1);
  }
}
