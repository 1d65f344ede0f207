package org.understudy.trainer.studio;

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

  /** Draws the surfaces that cast shadows; blended ones are cut at half their alpha. */
  void draw(List<PosedPart> parts) {
    Arrays.fill(depth, -1e9f);
    for (PosedPart part : parts) {
      Material.Kind kind = part.part().material().kind();
      if (kind != Material.Kind.BROW && kind != Material.Kind.LASH && kind != Material.Kind.EYE) {
        draw(part);
      }
    }
  }

  private void draw(PosedPart posed) {
    float[] p = posed.position();
    int n = p.length / 3;
    float[] x = new float[n];
    float[] y = new float[n];
    float[] z = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = across(p, 3 * i);
      y[i] = along(p, 3 * i);
      z[i] = towards(p, 3 * i);
    }
    int[] triangles = posed.part().surface().triangles();
    float[] uv = posed.part().surface().cornerTexture();
    boolean cut = posed.part().material().kind() == Material.Kind.HAIR;
    LinearImage colour = posed.part().material().colour();
    for (int t = 0; t < triangles.length / 3; t++) {
      int a = triangles[3 * t];
      int b = triangles[3 * t + 1];
      int c = triangles[3 * t + 2];
      int x0 = Math.max(0, (int) Math.ceil(Math.min(x[a], Math.min(x[b], x[c])) - 0.5f));
      int x1 = Math.min(size - 1, (int) Math.floor(Math.max(x[a], Math.max(x[b], x[c])) - 0.5f));
      int y0 = Math.max(0, (int) Math.ceil(Math.min(y[a], Math.min(y[b], y[c])) - 0.5f));
      int y1 = Math.min(size - 1, (int) Math.floor(Math.max(y[a], Math.max(y[b], y[c])) - 0.5f));
      if (x0 > x1 || y0 > y1) {
        continue;
      }
      float area = (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]);
      if (Math.abs(area) < 1e-9f) {
        continue;
      }
      float inverse = 1 / area;
      if (cut) {
        float u = (uv[6 * t] + uv[6 * t + 2] + uv[6 * t + 4]) / 3;
        float v = (uv[6 * t + 1] + uv[6 * t + 3] + uv[6 * t + 5]) / 3;
        if (colour.alpha(u, v) < 0.5f) {
          continue;
        }
      }
      for (int row = y0; row <= y1; row++) {
        for (int column = x0; column <= x1; column++) {
          float px = column + 0.5f;
          float py = row + 0.5f;
          float wa = ((x[b] - px) * (y[c] - py) - (x[c] - px) * (y[b] - py)) * inverse;
          float wb = ((x[c] - px) * (y[a] - py) - (x[a] - px) * (y[c] - py)) * inverse;
          float wc = 1 - wa - wb;
          if (wa < 0 || wb < 0 || wc < 0) {
            continue;
          }
          float d = wa * z[a] + wb * z[b] + wc * z[c];
          int cell = row * size + column;
          if (d > depth[cell]) {
            depth[cell] = d;
          }
        }
      }
    }
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
    float sum = 0;
    float weight = 0;
    for (int j = -radius; j <= radius + 1; j++) {
      float wy = j == -radius ? 1 - fy : j == radius + 1 ? fy : 1;
      int row = y0 + j;
      for (int i = -radius; i <= radius + 1; i++) {
        float w = wy * (i == -radius ? 1 - fx : i == radius + 1 ? fx : 1);
        int column = x0 + i;
        weight += w;
        if (row < 0 || column < 0 || row >= size || column >= size) {
          sum += w;
          continue;
        }
        float over = depth[row * size + column] - z;
        sum += w * (1 - Math.clamp(over / ramp, 0f, 1f));
      }
    }
    return sum / weight;
  }
}
