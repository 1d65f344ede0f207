package org.understudy.trainer.view;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A plain picture of a mesh for checking shapes by eye: parallel projection, depth buffer, smooth
 * normals, Lambert's law with one light from above and a dim one from the side. Not thread-safe.
 */
public final class ShadedView {
  private static final int SAMPLES = 2;
  private static final float[] LIGHT = normalised(0.35f, 0.55f, 0.76f);
  private static final float[] FILL = normalised(-0.8f, 0.1f, 0.5f);

  private final int width;
  private final int height;
  private final float[] depth;
  private final float[] colour;
  private final float[] centre;
  private final float metresPerSample;
  private final float yaw;
  private final float pitch;

  /**
   * An empty picture.
   *
   * @param width pixels
   * @param height pixels
   * @param centre point shown in the middle, metres
   * @param heightMetres metres that the picture's height shows
   * @param yawDegrees the camera's direction: positive looks from the subject's left
   * @param pitchDegrees positive looks from above
   */
  public ShadedView(
      int width,
      int height,
      float[] centre,
      float heightMetres,
      double yawDegrees,
      double pitchDegrees) {
    this.width = width * SAMPLES;
    this.height = height * SAMPLES;
    this.centre = centre.clone();
    this.metresPerSample = heightMetres / this.height;
    this.yaw = (float) Math.toRadians(yawDegrees);
    this.pitch = (float) Math.toRadians(pitchDegrees);
    this.depth = new float[this.width * this.height];
    this.colour = new float[3 * this.width * this.height];
    Arrays.fill(depth, Float.NEGATIVE_INFINITY);
    Arrays.fill(colour, 0.13f);
  }

  private static float[] normalised(float x, float y, float z) {
    float length = (float) Math.sqrt(x * x + y * y + z * z);
    return new float[] {x / length, y / length, z / length};
  }

  /**
   * Draws triangles.
   *
   * @param positions [V][3] metres
   * @param triangles [T][3]
   * @param rgb [V][3] colour of each vertex, 0..1
   */
  public void draw(float[] positions, int[] triangles, float[] rgb) {
    float[] normals = SurfaceNormals.of(positions, triangles);
    float[] seen = new float[positions.length];
    for (int v = 0; v < positions.length / 3; v++) {
      toView(positions, v, seen);
    }
    for (int t = 0; t < triangles.length; t += 3) {
      fill(seen, normals, rgb, triangles[t], triangles[t + 1], triangles[t + 2]);
    }
  }

  /** Where a point lies in the finished picture: x, y in pixels and depth in metres. */
  public float[] project(float x, float y, float z) {
    float[] out = new float[3];
    toView(new float[] {x, y, z}, 0, out);
    out[0] /= SAMPLES;
    out[1] /= SAMPLES;
    return out;
  }

  /** Whether nothing drawn lies more than {@code tolerance} metres before a projected point. */
  public boolean visible(float[] projected, float tolerance) {
    int x = (int) (projected[0] * SAMPLES);
    int y = (int) (projected[1] * SAMPLES);
    return x >= 0
        && y >= 0
        && x < width
        && y < height
        && depth[y * width + x] <= projected[2] + tolerance;
  }

  private void toView(float[] positions, int v, float[] out) {
    float x = positions[3 * v] - centre[0];
    float y = positions[3 * v + 1] - centre[1];
    float z = positions[3 * v + 2] - centre[2];
    float cy = (float) Math.cos(yaw);
    float sy = (float) Math.sin(yaw);
    float cp = (float) Math.cos(pitch);
    float sp = (float) Math.sin(pitch);
    float vx = cy * x - sy * z;
    float towards = sy * x + cy * z;
    float vy = cp * y - sp * towards;
    out[3 * v] = width / 2f + vx / metresPerSample;
    out[3 * v + 1] = height / 2f - vy / metresPerSample;
    out[3 * v + 2] = sp * y + cp * towards;
  }

  private void fill(float[] s, float[] n, float[] rgb, int a, int b, int c) {
    float ax = s[3 * a];
    float ay = s[3 * a + 1];
    float bx = s[3 * b];
    float by = s[3 * b + 1];
    float cx = s[3 * c];
    float cy = s[3 * c + 1];
    float area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (Math.abs(area) < 1e-9f) {
      return;
    }
    int x0 = Math.max(0, (int) Math.floor(Math.min(ax, Math.min(bx, cx))));
    int x1 = Math.min(width - 1, (int) Math.ceil(Math.max(ax, Math.max(bx, cx))));
    int y0 = Math.max(0, (int) Math.floor(Math.min(ay, Math.min(by, cy))));
    int y1 = Math.min(height - 1, (int) Math.ceil(Math.max(ay, Math.max(by, cy))));
    boolean facing = area < 0;
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        float px = x + 0.5f;
        float py = y + 0.5f;
        float wb = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) / area;
        float wc = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) / area;
        float wa = 1 - wb - wc;
        if (wa < 0 || wb < 0 || wc < 0) {
          continue;
        }
        float z = wa * s[3 * a + 2] + wb * s[3 * b + 2] + wc * s[3 * c + 2];
        int at = y * width + x;
        if (z > depth[at]) {
          depth[at] = z;
          shade(at, n, rgb, a, b, c, wa, wb, wc, facing);
        }
      }
    }
  }

  private void shade(
      int at,
      float[] n,
      float[] rgb,
      int a,
      int b,
      int c,
      float wa,
      float wb,
      float wc,
      boolean facing) {
    float nx = wa * n[3 * a] + wb * n[3 * b] + wc * n[3 * c];
    float ny = wa * n[3 * a + 1] + wb * n[3 * b + 1] + wc * n[3 * c + 1];
    float nz = wa * n[3 * a + 2] + wb * n[3 * b + 2] + wc * n[3 * c + 2];
    float length = (float) Math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-9f;
    float key = Math.max(0, (nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2]) / length);
    float fill = Math.max(0, (nx * FILL[0] + ny * FILL[1] + nz * FILL[2]) / length);
    float light = facing ? 0.12f + 0.85f * key + 0.25f * fill : 0.05f;
    for (int k = 0; k < 3; k++) {
      float albedo = wa * rgb[3 * a + k] + wb * rgb[3 * b + k] + wc * rgb[3 * c + k];
      colour[3 * at + k] = Math.min(1, albedo * light);
    }
  }

  /** Copies the picture, averaged over its samples, to a place in an image. */
  public void copyTo(BufferedImage image, int left, int top) {
    for (int y = 0; y < height / SAMPLES; y++) {
      for (int x = 0; x < width / SAMPLES; x++) {
        int packed = 0;
        for (int k = 0; k < 3; k++) {
          float sum = 0;
          for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            int at = (y * SAMPLES + i / SAMPLES) * width + x * SAMPLES + i % SAMPLES;
            sum += colour[3 * at + k];
          }
          double encoded = Math.pow(sum / (SAMPLES * SAMPLES), 1 / 2.2);
          packed = packed << 8 | (int) Math.round(255 * Math.min(1, encoded));
        }
        image.setRGB(left + x, top + y, packed);
      }
    }
  }
}
