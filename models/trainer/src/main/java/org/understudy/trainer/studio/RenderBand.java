package org.understudy.trainer.studio;

import java.util.Arrays;
import java.util.List;

/** A few rows of a picture: drawn, shaded and averaged by one thread. */
final class RenderBand {
  private static final float OPAQUE_FROM = 0.97f;
  private static final float SHOWN_FROM = 0.015f;

  private final List<ProjectedPart> parts;
  private final float[] eye;
  private final int across;
  private final int columns;
  private final int firstRow;
  private final int rows;
  private final int pixelWidth;
  private final int firstPixelRow;
  private final int band;

  private final float[] nearest;
  private final int[] part;
  private final int[] triangle;
  private final int[] head;
  private int[] fragmentNext = new int[4096];
  private int[] fragmentPart = new int[4096];
  private int[] fragmentTriangle = new int[4096];
  private float[] fragmentDepth = new float[4096];
  private int fragments;

  private final Sample sample = new Sample();
  private final Shading shading;
  private final float[] shaded = new float[4];
  private final float[] sum = new float[4];

  RenderBand(
      LitScene scene,
      List<ProjectedPart> parts,
      float[] eye,
      int width,
      int across,
      int band,
      int firstPixelRow,
      int pixelRows) {
    this.band = band;
    this.parts = parts;
    this.eye = eye;
    this.across = across;
    this.pixelWidth = width;
    this.firstPixelRow = firstPixelRow;
    this.columns = width * across;
    this.firstRow = firstPixelRow * across;
    this.rows = pixelRows * across;
    this.nearest = new float[columns * rows];
    this.part = new int[columns * rows];
    this.triangle = new int[columns * rows];
    this.head = new int[columns * rows];
    this.shading = new Shading(scene);
  }

  void draw(float[] rgba, float[] depth) {
    Arrays.fill(part, -1);
    Arrays.fill(head, -1);
    for (int blended = 0; blended < 2; blended++) {
      for (int p = 0; p < parts.size(); p++) {
        if (blended == 0 || parts.get(p).kind().isBlended()) {
          drawPart(p, blended == 1);
        }
      }
    }
    resolve(rgba, depth);
  }

  private void drawPart(int index, boolean blendedPass) {
    ProjectedPart q = parts.get(index);
    Material.Kind kind = q.kind();
    if (!blendedPass && (kind == Material.Kind.BROW || kind == Material.Kind.LASH)) {
      return;
    }
    int[] triangles = q.posed.part().surface().triangles();
    float[] uv = q.posed.part().surface().cornerTexture();
    LinearImage colour = q.posed.part().material().colour();
    boolean test = kind.isBlended();
    float bias = kind.depthBias();
    float[] x = q.x;
    float[] y = q.y;
    float[] w = q.inverseDepth;
    for (int i = q.bandStart[band]; i < q.bandStart[band + 1]; i++) {
      int t = q.bandTriangles[i];
      int a = triangles[3 * t];
      int b = triangles[3 * t + 1];
      int c = triangles[3 * t + 2];
      int y0 = Math.max(firstRow, (int) Math.ceil(Math.min(y[a], Math.min(y[b], y[c])) - 0.5f));
      int y1 =
          Math.min(
              firstRow + rows - 1, (int) Math.floor(Math.max(y[a], Math.max(y[b], y[c])) - 0.5f));
      if (y0 > y1) {
        continue;
      }
      int x0 = Math.max(0, (int) Math.ceil(Math.min(x[a], Math.min(x[b], x[c])) - 0.5f));
      int x1 = Math.min(columns - 1, (int) Math.floor(Math.max(x[a], Math.max(x[b], x[c])) - 0.5f));
      float area = (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]);
      if (x0 > x1 || Math.abs(area) < 1e-7f) {
        continue;
      }
      float inverse = 1 / area;
      for (int row = y0; row <= y1; row++) {
        float py = row + 0.5f;
        for (int column = x0; column <= x1; column++) {
          float px = column + 0.5f;
          float wa = ((x[b] - px) * (y[c] - py) - (x[c] - px) * (y[b] - py)) * inverse;
          float wb = ((x[c] - px) * (y[a] - py) - (x[a] - px) * (y[c] - py)) * inverse;
          float wc = 1 - wa - wb;
          if (wa < 0 || wb < 0 || wc < 0) {
            continue;
          }
          float d = wa * w[a] + wb * w[b] + wc * w[c];
          int cell = (row - firstRow) * columns + column;
          if (blendedPass ? d + bias * d * d <= nearest[cell] : d <= nearest[cell]) {
            continue;
          }
          float alpha = 1;
          if (test) {
            float pa = wa * w[a] / d;
            float pb = wb * w[b] / d;
            float pc = 1 - pa - pb;
            alpha =
                colour.alpha(
                    pa * uv[6 * t] + pb * uv[6 * t + 2] + pc * uv[6 * t + 4],
                    pa * uv[6 * t + 1] + pb * uv[6 * t + 3] + pc * uv[6 * t + 5]);
          }
          if (!blendedPass) {
            if (alpha >= OPAQUE_FROM) {
              nearest[cell] = d;
              part[cell] = index;
              triangle[cell] = t;
            }
          } else if (kind == Material.Kind.EYE
              ? alpha < 0.5f
              : (alpha < OPAQUE_FROM && alpha > SHOWN_FROM)
                  || (alpha >= OPAQUE_FROM && kind != Material.Kind.HAIR)) {
            addFragment(cell, index, t, d);
          }
        }
      }
    }
  }

  private void addFragment(int cell, int index, int t, float d) {
    if (fragments == fragmentNext.length) {
      int size = 2 * fragments;
      fragmentNext = Arrays.copyOf(fragmentNext, size);
      fragmentPart = Arrays.copyOf(fragmentPart, size);
      fragmentTriangle = Arrays.copyOf(fragmentTriangle, size);
      fragmentDepth = Arrays.copyOf(fragmentDepth, size);
    }
    int at = head[cell];
    int before = -1;
    while (at >= 0 && fragmentDepth[at] > d) {
      before = at;
      at = fragmentNext[at];
    }
    fragmentNext[fragments] = at;
    fragmentPart[fragments] = index;
    fragmentTriangle[fragments] = t;
    fragmentDepth[fragments] = d;
    if (before < 0) {
      head[cell] = fragments;
    } else {
      fragmentNext[before] = fragments;
    }
    fragments++;
  }

  private void resolve(float[] rgba, float[] depth) {
    float share = 1f / (across * across);
    for (int py = 0; py < rows / across; py++) {
      for (int px = 0; px < pixelWidth; px++) {
        float red = 0;
        float green = 0;
        float blue = 0;
        float alpha = 0;
        boolean even = across == 2 && even(py * across * columns + px * across);
        float weight = even ? 2 : 1;
        for (int k = 0; k < across * across; k += even ? 3 : 1) {
          int column = px * across + k % across;
          int row = py * across + k / across;
          composite(row * columns + column, column, row);
          if (sum[3] > 0) {
            red += weight * sum[3] * ColourCurve.film(ColourCurve.EXPOSURE * sum[0] / sum[3]);
            green += weight * sum[3] * ColourCurve.film(ColourCurve.EXPOSURE * sum[1] / sum[3]);
            blue += weight * sum[3] * ColourCurve.film(ColourCurve.EXPOSURE * sum[2] / sum[3]);
            alpha += weight * sum[3];
          }
        }
        int out = (firstPixelRow + py) * pixelWidth + px;
        if (alpha > 0) {
          float cover = Math.min(1, alpha * share);
          rgba[4 * out] = cover * ColourCurve.toSrgb(red / alpha);
          rgba[4 * out + 1] = cover * ColourCurve.toSrgb(green / alpha);
          rgba[4 * out + 2] = cover * ColourCurve.toSrgb(blue / alpha);
          rgba[4 * out + 3] = cover;
        }
        int middle = (py * across + across / 2) * columns + px * across + across / 2;
        float near = nearest[middle];
        if (head[middle] >= 0) {
          near = Math.max(near, fragmentDepth[head[middle]]);
        }
        depth[out] = near > 0 ? 1 / near : Float.POSITIVE_INFINITY;
      }
    }
  }

  /**
   * Whether the four samples of a pixel show one opaque surface and nothing before it: two of them,
   * across a diagonal, then tell its colour.
   *
   * @param cell the upper left sample
   */
  private boolean even(int cell) {
    int one = part[cell];
    return one >= 0
        && one == part[cell + 1]
        && one == part[cell + columns]
        && one == part[cell + columns + 1]
        && (head[cell] & head[cell + 1] & head[cell + columns] & head[cell + columns + 1]) == -1;
  }

  /**
   * Writes what lies at the pixels' middles of a band that is drawn.
   *
   * @param normals [height][width][3], bust frame
   * @param canonical [height][width][3]
   * @param surface [height][width]
   */
  void locate(float[] normals, float[] canonical, byte[] surface) {
    for (int py = 0; py < rows / across; py++) {
      for (int px = 0; px < pixelWidth; px++) {
        int column = px * across + across / 2;
        int row = py * across + across / 2;
        int cell = row * columns + column;
        int front = head[cell];
        boolean blended = front >= 0 && fragmentDepth[front] > nearest[cell];
        int index = blended ? fragmentPart[front] : part[cell];
        if (index >= 0) {
          find(index, blended ? fragmentTriangle[front] : triangle[cell], column, row);
          sample.faceViewer();
          int out = (firstPixelRow + py) * pixelWidth + px;
          System.arraycopy(sample.normal, 0, normals, 3 * out, 3);
          System.arraycopy(sample.rest, 0, canonical, 3 * out, 3);
          surface[out] = (byte) (index + 1);
        }
      }
    }
  }

  private void composite(int cell, int column, int row) {
    Arrays.fill(sum, 0);
    for (int f = head[cell]; f >= 0 && sum[3] < 0.995f; f = fragmentNext[f]) {
      shade(fragmentPart[f], fragmentTriangle[f], column, row);
      blend();
    }
    if (part[cell] >= 0 && sum[3] < 0.995f) {
      shade(part[cell], triangle[cell], column, row);
      if (shaded[3] > 0) {
        for (int c = 0; c < 3; c++) {
          shaded[c] /= shaded[3];
        }
      }
      shaded[3] = 1;
      blend();
    }
  }

  private void blend() {
    float left = 1 - sum[3];
    for (int c = 0; c < 4; c++) {
      sum[c] += left * shaded[c];
    }
  }

  private void shade(int index, int t, int column, int row) {
    find(index, t, column, row);
    shading.shade(parts.get(index).posed, sample, shaded);
  }

  /** Interpolates the place of a triangle that a sample shows. */
  private void find(int index, int t, int column, int row) {
    ProjectedPart q = parts.get(index);
    int[] triangles = q.posed.part().surface().triangles();
    int a = triangles[3 * t];
    int b = triangles[3 * t + 1];
    int c = triangles[3 * t + 2];
    float px = column + 0.5f;
    float py = firstRow + row + 0.5f;
    float area = (q.x[b] - q.x[a]) * (q.y[c] - q.y[a]) - (q.x[c] - q.x[a]) * (q.y[b] - q.y[a]);
    float wa = ((q.x[b] - px) * (q.y[c] - py) - (q.x[c] - px) * (q.y[b] - py)) / area;
    float wb = ((q.x[c] - px) * (q.y[a] - py) - (q.x[a] - px) * (q.y[c] - py)) / area;
    float d = wa * q.inverseDepth[a] + wb * q.inverseDepth[b] + (1 - wa - wb) * q.inverseDepth[c];
    sample.interpolate(q.posed, t, wa * q.inverseDepth[a] / d, wb * q.inverseDepth[b] / d, eye);
    sample.level = q.level[t];
  }
}
