package org.understudy.avatar.render;

import java.util.Arrays;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.deform.LiveMesh;
import org.understudy.avatar.deform.PackedGain;
import org.understudy.avatar.deform.PosePalette;
import org.understudy.avatar.deform.ScalarDeformer;
import org.understudy.avatar.deform.ScreenVertices;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * The renderer to read: one thread, every fragment of every pixel in a sorted linked list, then eq.
 * 8 in floats. No tile, no early end, no packed arithmetic. The fast ones are tested and measured
 * against it.
 */
public final class PlainRenderer implements AvatarRenderer {
  private static final int NOBODY = -1;

  private final Avatar avatar;
  private final LiveMesh mesh;
  private final PosePalette palette;
  private final ScreenVertices vertices;
  private final ScalarDeformer deformer = new ScalarDeformer();
  private final StageTimings timings = new StageTimings();
  private final BackendChoice backend;
  private final float[] sample = new float[4];
  private final float[] sum = new float[4];
  private int[] head = new int[0];
  private int[] next = new int[1 << 16];
  private float[] nearness = new float[1 << 16];
  private float[] colours = new float[1 << 18];
  private int fragments;

  PlainRenderer(Avatar avatar, BackendChoice backend) {
    this.avatar = avatar;
    this.backend = backend;
    mesh = LiveMesh.of(avatar, TiledRenderer.VISIBLE_ALPHA);
    palette = PosePalette.of(avatar, mesh);
    vertices = new ScreenVertices(mesh.vertexCount(), mesh.isLit());
  }

  @Override
  public void render(
      PortraitPose pose, PinholeCamera camera, Background background, RgbaImage target) {
    AvatarRenderer.requireSize(camera, target);
    long start = System.nanoTime();
    palette.set(pose, camera);
    deformer.deform(mesh, palette, 0, mesh.blockCount(), vertices);
    long deformed = System.nanoTime();
    if (head.length != target.pixels().length) {
      head = new int[target.pixels().length];
    }
    Arrays.fill(head, NOBODY);
    fragments = 0;
    int[] corners = mesh.cellCorners();
    for (int cell = 0; cell < mesh.cellCount(); cell++) {
      int a = corners[4 * cell];
      int b = corners[4 * cell + 1];
      int c = corners[4 * cell + 2];
      int d = corners[4 * cell + 3];
      drawTriangle(cell, a, b, c, 1, 0, 1, 1, camera);
      drawTriangle(cell, a, c, d, 1, 1, 0, 1, camera);
    }
    for (int pixel = 0; pixel < head.length; pixel++) {
      target.pixels()[pixel] = composite(head[pixel]);
    }
    background.compose(target);
    timings.set(start, deformed, deformed, System.nanoTime());
  }

  /** Corner a is the cell's first; b and c are (ub, vb) and (uc, vc) cells away from it. */
  private void drawTriangle(
      int cell, int a, int b, int c, int ub, int vb, int uc, int vc, PinholeCamera camera) {
    float xa = vertices.x()[a];
    float ya = vertices.y()[a];
    float xb = vertices.x()[b] - xa;
    float yb = vertices.y()[b] - ya;
    float xc = vertices.x()[c] - xa;
    float yc = vertices.y()[c] - ya;
    float na = vertices.nearness()[a];
    float nb = vertices.nearness()[b];
    float nc = vertices.nearness()[c];
    float area = xb * yc - xc * yb;
    if (na <= 0 || nb <= 0 || nc <= 0 || Math.abs(area) < 1e-6f) {
      return;
    }
    int fromX = (int) Math.max(0, Math.floor(xa + Math.min(0, Math.min(xb, xc))));
    int toX = (int) Math.min(camera.width() - 1.0, xa + Math.max(0, Math.max(xb, xc)));
    int fromY = (int) Math.max(0, Math.floor(ya + Math.min(0, Math.min(yb, yc))));
    int toY = (int) Math.min(camera.height() - 1.0, ya + Math.max(0, Math.max(yb, yc)));
    for (int y = fromY; y <= toY; y++) {
      for (int x = fromX; x <= toX; x++) {
        float px = x + 0.5f - xa;
        float py = y + 0.5f - ya;
        float wb = (px * yc - py * xc) / area;
        float wc = (py * xb - px * yb) / area;
        if (wb >= 0 && wc >= 0 && wb + wc <= 1) {
          float near = na + wb * (nb - na) + wc * (nc - na);
          // perspective-correct: weights divided by depth
          float correctB = wb * nb / near;
          float correctC = wc * nc / near;
          sample(
              cell,
              mesh.cellColumn()[cell] + correctB * ub + correctC * uc,
              mesh.cellRow()[cell] + correctB * vb + correctC * vc);
          if (sample[3] > 0) {
            light(a, b, c, wb, wc);
            insert(y * camera.width() + x, near);
          }
        }
      }
    }
  }

  /** Multiplies the sample by the gain, which like nearness runs linearly across the screen. */
  private void light(int a, int b, int c, float wb, float wc) {
    if (mesh.isLit()) {
      long[] gain = vertices.gain();
      for (int channel = 0; channel < 3; channel++) {
        float first = PackedGain.channel(gain[a], channel);
        float here =
            first
                + wb * (PackedGain.channel(gain[b], channel) - first)
                + wc * (PackedGain.channel(gain[c], channel) - first);
        sample[channel] = Math.min(sample[3], sample[channel] * here);
      }
    }
  }

  /** Bilinear, edges repeated; 0..1 into {@link #sample}. */
  private void sample(int cell, float column, float row) {
    Sheet sheet = avatar.sheets().get(mesh.cellSheet()[cell]);
    RgbaImage texture = sheet.texture();
    float x = Math.clamp(column * texture.width() / sheet.columns() - 0.5f, 0, texture.width() - 1);
    float y = Math.clamp(row * texture.height() / sheet.rows() - 0.5f, 0, texture.height() - 1);
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(left + 1, texture.width() - 1);
    int bottom = Math.min(top + 1, texture.height() - 1);
    float fx = x - left;
    float fy = y - top;
    int p00 = texture.pixel(left, top);
    int p10 = texture.pixel(right, top);
    int p01 = texture.pixel(left, bottom);
    int p11 = texture.pixel(right, bottom);
    for (int channel = 0; channel < 4; channel++) {
      int shift = 8 * channel;
      float above = (1 - fx) * (p00 >>> shift & 255) + fx * (p10 >>> shift & 255);
      float below = (1 - fx) * (p01 >>> shift & 255) + fx * (p11 >>> shift & 255);
      sample[channel] = ((1 - fy) * above + fy * below) / 255;
    }
  }

  private void insert(int pixel, float near) {
    if (fragments == next.length) {
      next = Arrays.copyOf(next, 2 * next.length);
      nearness = Arrays.copyOf(nearness, 2 * nearness.length);
      colours = Arrays.copyOf(colours, 2 * colours.length);
    }
    int before = NOBODY;
    int after = head[pixel];
    while (after != NOBODY && nearness[after] >= near) {
      before = after;
      after = next[after];
    }
    next[fragments] = after;
    nearness[fragments] = near;
    System.arraycopy(sample, 0, colours, 4 * fragments, 4);
    if (before == NOBODY) {
      head[pixel] = fragments;
    } else {
      next[before] = fragments;
    }
    fragments++;
  }

  private int composite(int first) {
    Arrays.fill(sum, 0);
    float transmittance = 1;
    for (int fragment = first; fragment != NOBODY; fragment = next[fragment]) {
      for (int channel = 0; channel < 4; channel++) {
        sum[channel] += transmittance * colours[4 * fragment + channel];
      }
      transmittance *= 1 - colours[4 * fragment + 3];
    }
    return RgbaImage.pack(rounded(sum[0]), rounded(sum[1]), rounded(sum[2]), rounded(sum[3]));
  }

  private static int rounded(float channel) {
    return (int) (Math.min(channel, 1) * 255 + 0.5f);
  }

  @Override
  public void relight(PortraitLight light) {
    palette.set(light);
  }

  @Override
  public BackendChoice backend() {
    return backend;
  }

  @Override
  public StageTimings timings() {
    return timings;
  }
}
