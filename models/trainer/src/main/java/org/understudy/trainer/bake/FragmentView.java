package org.understudy.trainer.bake;

import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.deform.Relighting;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * All fragments of one picture, sorted by depth per pixel: which texels each one blends, and which
 * vertices light it. Fragments that can never be seen are left out: empty ones, and those behind a
 * fragment that stays opaque. Only its gains ever change: safe to share but for {@link #relight}.
 */
public final class FragmentView {
  private static final int FRACTION = 255;
  private static final float NEAREST_METRES = 0.02f;

  /** Room to begin with; there is more where more are found. */
  private static final int FRAGMENTS_PER_PIXEL = 8;

  private static final float[] NOTHING = {};
  private static final float PER_BYTE = 1f / 255;

  public final int width;
  public final int height;

  /** First fragment of each pixel, [width * height + 1]. */
  public final int[] start;

  /** Index of the upper left of the four texels of each fragment in the {@link TextureSet}. */
  public final int[] texel;

  /** Texels per row of the fragment's texture. */
  public final short[] stride;

  /** Weight of the right texels, 0..255. */
  public final byte[] right;

  /** Weight of the lower texels, 0..255. */
  public final byte[] lower;

  /** Index of each fragment's triangle in {@link ShadeSet#corners}; empty where nothing is lit. */
  final int[] triangle;

  /** Share of the triangle's second corner, 0..255. */
  final byte[] second;

  /** Share of its third corner, 0..255. */
  final byte[] third;

  /** The picture's {@link org.understudy.avatar.ShadingFeature}s. */
  final float[] features;

  /** [lobes and 1][V] the picture's highlights on hair. */
  final float[] highlights;

  /** [V][3] what turned normals make of the light of the textures. */
  final float[] turnedLight;

  /** [V][3] what multiplies red, green and blue at the vertices. */
  private final float[] gains;

  private final int[] corners;

  /** Whether anything multiplies the texels' colours. */
  final boolean lit;

  private FragmentView(
      int width,
      int height,
      int[] start,
      int[] texel,
      short[] stride,
      byte[] right,
      byte[] lower,
      int[] triangle,
      byte[] second,
      byte[] third,
      float[] features,
      float[] highlights,
      float[] turnedLight,
      ShadeSet shades,
      boolean lit) {
    this.width = width;
    this.height = height;
    this.start = start;
    this.texel = texel;
    this.stride = stride;
    this.right = right;
    this.lower = lower;
    this.triangle = triangle;
    this.second = second;
    this.third = third;
    this.features = features;
    this.highlights = highlights;
    this.turnedLight = turnedLight;
    this.gains = new float[turnedLight.length];
    this.corners = shades.corners;
    this.lit = lit;
    if (lit) {
      relight(shades);
    }
  }

  /** Takes over what the vertices' light answers now. */
  void relight(ShadeSet shades) {
    for (int v = 0; v < shades.vertices; v++) {
      float answer = shades.answer(features, highlights, v);
      for (int k = 3 * v; k < 3 * v + 3; k++) {
        gains[k] = Math.clamp(answer * turnedLight[k], Relighting.LEAST_GAIN, Relighting.MOST_GAIN);
      }
    }
  }

  /** Writes what multiplies red, green and blue of a fragment, [3] from an index on. */
  void writeGain(int fragment, float[] out, int to) {
    float b = (second[fragment] & 255) * PER_BYTE;
    float c = (third[fragment] & 255) * PER_BYTE;
    float a = 1 - b - c;
    int at = 3 * triangle[fragment];
    int atA = 3 * corners[at];
    int atB = 3 * corners[at + 1];
    int atC = 3 * corners[at + 2];
    for (int k = 0; k < 3; k++) {
      out[to + k] = a * gains[atA + k] + b * gains[atB + k] + c * gains[atC + k];
    }
  }

  /**
   * Adds a fragment's gradient by its gains to that by the answers of its triangle's corners.
   *
   * @param answers [V]
   */
  void scatterAnswer(int fragment, float red, float green, float blue, float[] answers) {
    float b = (second[fragment] & 255) * PER_BYTE;
    float c = (third[fragment] & 255) * PER_BYTE;
    int at = 3 * triangle[fragment];
    add(corners[at], 1 - b - c, red, green, blue, answers);
    add(corners[at + 1], b, red, green, blue, answers);
    add(corners[at + 2], c, red, green, blue, answers);
  }

  private void add(int vertex, float share, float red, float green, float blue, float[] answers) {
    int k = 3 * vertex;
    answers[vertex] +=
        share * (red * turnedLight[k] + green * turnedLight[k + 1] + blue * turnedLight[k + 2]);
  }

  /** Finds the fragments of a state. */
  public static FragmentView of(
      TextureSet textures, DraftMotion motion, PortraitPose pose, PinholeCamera camera) {
    Builder builder = new Builder(textures, camera.width(), camera.height());
    int vertices = textures.shades.vertices;
    float[] light = new float[3 * vertices];
    float[] highlights = new float[textures.shades.shine * vertices];
    for (int s = 0; s < textures.drafts.size(); s++) {
      builder.sheet = s;
      builder.drawSheet(projected(motion.move(textures.drafts.get(s), pose), camera));
      float[] of = motion.turnedLight(textures.drafts.get(s), pose);
      int first = textures.shades.vertexStart[s];
      System.arraycopy(of, 0, light, 3 * first, of.length);
      motion.writeHighlights(textures.drafts.get(s), pose, highlights, first, vertices);
    }
    return builder.finish(motion.features(pose), highlights, light, true);
  }

  /**
   * Finds the fragments of sheets that show their textures as they are, without light.
   *
   * @param textures whose lattices and textures are as many as the sheets' that were moved
   * @param moved [V][3] vertices of each sheet in camera space, metres; overwritten
   */
  public static FragmentView unlit(TextureSet textures, List<float[]> moved, PinholeCamera camera) {
    Builder builder = new Builder(textures, camera.width(), camera.height());
    for (int s = 0; s < moved.size(); s++) {
      builder.sheet = s;
      builder.drawSheet(projected(moved.get(s), camera));
    }
    return builder.finish(NOTHING, NOTHING, NOTHING, false);
  }

  /** Pixels and depth in place of metres, in the same array. */
  private static float[] projected(float[] p, PinholeCamera camera) {
    for (int i = 0; i < p.length; i += 3) {
      float depth = Math.max(NEAREST_METRES, -p[i + 2]);
      p[i] = (float) (camera.centreX() + camera.focalPixels() * p[i] / depth);
      p[i + 1] = (float) (camera.centreY() - camera.focalPixels() * p[i + 1] / depth);
      p[i + 2] = depth;
    }
    return p;
  }

  private static final class Builder {
    private final TextureSet textures;
    private final int width;
    private final int height;
    private final int[] head;
    private int[] next;
    private int[] texel;
    private short[] stride;
    private byte[] right;
    private byte[] lower;
    private float[] depth;
    private int[] triangle;
    private byte[] second;
    private byte[] third;
    private int count;
    private int sheet;
    private int drawn;

    Builder(TextureSet textures, int width, int height) {
      this.textures = textures;
      this.width = width;
      this.height = height;
      this.head = new int[width * height];
      Arrays.fill(head, -1);
      int room = FRAGMENTS_PER_PIXEL * width * height;
      next = new int[room];
      texel = new int[room];
      stride = new short[room];
      right = new byte[room];
      lower = new byte[room];
      depth = new float[room];
      triangle = new int[room];
      second = new byte[room];
      third = new byte[room];
    }

    void drawSheet(float[] p) {
      SheetDraft draft = textures.drafts.get(sheet);
      int nx = draft.columns() + 1;
      for (int j = 0; j < draft.rows(); j++) {
        for (int i = 0; i < draft.columns(); i++) {
          int a = j * nx + i;
          drawn = textures.shades.triangleStart[sheet] + 2 * (j * draft.columns() + i);
          triangle(p, a, a + 1, a + nx + 1, i, j, i + 1, j, i + 1, j + 1);
          drawn++;
          triangle(p, a, a + nx + 1, a + nx, i, j, i + 1, j + 1, i, j + 1);
        }
      }
    }

    private void triangle(
        float[] p, int a, int b, int c, int ia, int ja, int ib, int jb, int ic, int jc) {
      float ax = p[3 * a];
      float ay = p[3 * a + 1];
      float bx = p[3 * b];
      float by = p[3 * b + 1];
      float cx = p[3 * c];
      float cy = p[3 * c + 1];
      int x0 = Math.max(0, (int) Math.ceil(Math.min(ax, Math.min(bx, cx)) - 0.5f));
      int x1 = Math.min(width - 1, (int) Math.floor(Math.max(ax, Math.max(bx, cx)) - 0.5f));
      int y0 = Math.max(0, (int) Math.ceil(Math.min(ay, Math.min(by, cy)) - 0.5f));
      int y1 = Math.min(height - 1, (int) Math.floor(Math.max(ay, Math.max(by, cy)) - 0.5f));
      float area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
      if (x0 > x1 || y0 > y1 || Math.abs(area) < 1e-9f) {
        return;
      }
      SheetDraft draft = textures.drafts.get(sheet);
      float perColumn = (float) draft.width() / draft.columns();
      float perRow = (float) draft.height() / draft.rows();
      for (int y = y0; y <= y1; y++) {
        for (int x = x0; x <= x1; x++) {
          float px = x + 0.5f;
          float py = y + 0.5f;
          float wa = ((bx - px) * (cy - py) - (cx - px) * (by - py)) / area;
          float wb = ((cx - px) * (ay - py) - (ax - px) * (cy - py)) / area;
          float wc = 1 - wa - wb;
          if (wa >= 0 && wb >= 0 && wc >= 0) {
            float d = wa * p[3 * a + 2] + wb * p[3 * b + 2] + wc * p[3 * c + 2];
            int before = count;
            add(
                y * width + x,
                d,
                (wa * ia + wb * ib + wc * ic) * perColumn - 0.5f,
                (wa * ja + wb * jb + wc * jc) * perRow - 0.5f);
            if (count > before) {
              triangle[before] = drawn;
              second[before] = (byte) (int) (wb * FRACTION);
              third[before] = (byte) (int) (wc * FRACTION);
            }
          }
        }
      }
    }

    private void add(int pixel, float d, float u, float v) {
      SheetDraft draft = textures.drafts.get(sheet);
      float cu = Math.clamp(u, 0f, draft.width() - 1.001f);
      float cv = Math.clamp(v, 0f, draft.height() - 1.001f);
      int x = (int) cu;
      int y = (int) cv;
      int at = textures.start[sheet] + y * draft.width() + x;
      int below = at + draft.width();
      boolean[] free = textures.free;
      if (!free[at] && !free[at + 1] && !free[below] && !free[below + 1]) {
        return;
      }
      if (count == texel.length) {
        grow();
      }
      texel[count] = at;
      stride[count] = (short) draft.width();
      right[count] = (byte) Math.round((cu - x) * FRACTION);
      lower[count] = (byte) Math.round((cv - y) * FRACTION);
      depth[count] = d;
      int k = head[pixel];
      int before = -1;
      while (k >= 0 && depth[k] < d) {
        before = k;
        k = next[k];
      }
      next[count] = k;
      if (before < 0) {
        head[pixel] = count;
      } else {
        next[before] = count;
      }
      count++;
    }

    private void grow() {
      int size = 2 * count;
      next = Arrays.copyOf(next, size);
      texel = Arrays.copyOf(texel, size);
      stride = Arrays.copyOf(stride, size);
      right = Arrays.copyOf(right, size);
      lower = Arrays.copyOf(lower, size);
      depth = Arrays.copyOf(depth, size);
      triangle = Arrays.copyOf(triangle, size);
      second = Arrays.copyOf(second, size);
      third = Arrays.copyOf(third, size);
    }

    private boolean staysOpaque(int k) {
      int a = texel[k];
      int b = a + stride[k];
      return solid(a) && solid(a + 1) && solid(b) && solid(b + 1);
    }

    private boolean solid(int t) {
      return textures.free[t] && !textures.alphaFree[t] && textures.values[4 * t + 3] > 0.999f;
    }

    FragmentView finish(float[] features, float[] highlights, float[] turnedLight, boolean isLit) {
      int[] start = new int[width * height + 1];
      int[] order = new int[count];
      int n = 0;
      for (int pixel = 0; pixel < head.length; pixel++) {
        start[pixel] = n;
        for (int k = head[pixel]; k >= 0; k = next[k]) {
          order[n++] = k;
          if (staysOpaque(k)) {
            break;
          }
        }
      }
      start[head.length] = n;
      int[] t = new int[n];
      short[] s = new short[n];
      byte[] r = new byte[n];
      byte[] l = new byte[n];
      int lights = isLit ? n : 0;
      int[] triangles = new int[lights];
      byte[] b = new byte[lights];
      byte[] c = new byte[lights];
      for (int i = 0; i < n; i++) {
        t[i] = texel[order[i]];
        s[i] = stride[order[i]];
        r[i] = right[order[i]];
        l[i] = lower[order[i]];
      }
      for (int i = 0; i < lights; i++) {
        triangles[i] = triangle[order[i]];
        b[i] = second[order[i]];
        c[i] = third[order[i]];
      }
      return new FragmentView(
          width,
          height,
          start,
          t,
          s,
          r,
          l,
          triangles,
          b,
          c,
          features,
          highlights,
          turnedLight,
          textures.shades,
          isLit);
    }
  }
}
