package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.understudy.avatar.SheetShading;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.LatticeNormals;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

/**
 * Two sheets around a person's head for hair: an opaque one at the outline that the clip shows, and
 * a soft one a little outside for loose hair. Where no picture shows the outline it is as on the
 * other side of the head, or else goes on smoothly; in the face and on the throat it lies beneath
 * the skin and is empty.
 */
final class HairSheets {
  /** What the names of both begin with. */
  static final String PREFIX = "hair-";

  /** Name of the opaque sheet. */
  static final String CORE = PREFIX + "core";

  /** Name of the soft sheet, of the same lattice and texture size. */
  static final String SOFT = PREFIX + "soft";

  private static final int TEXELS = 448;
  private static final double NECK_RADIUS = 0.06;
  private static final double FARTHEST_SKIN = 0.15;
  private static final double BENEATH = -0.006;
  private static final double LEAST = -0.012;
  private static final double MOST = 0.09;
  private static final double SURE_PICTURES = 5;
  private static final double FROM_MIRROR = 0.25;
  private static final double BARE = 4;
  private static final double THIN = 0.003;
  private static final double THIN_AT_NECK = 0.012;
  private static final double ABOVE_CHIN = 0.06;
  private static final double SOFT_OUTSIDE = 0.005;
  private static final float SOFT_ALPHA = 0.25f;
  private static final double LOWEST = -0.85;

  /** Coverage that is haze, and from which on a soft sheet stays as it is. */
  private static final float HAZE = 0.3f;

  private static final float FULL = 0.6f;

  private final NearestWeights weights;
  private final double[] middle;
  private final double chin;
  private final double[][] directions = HeadDirections.all();
  private final double[] radius = new double[HeadDirections.COUNT];
  private final double[] base = new double[HeadDirections.COUNT];
  private final double[] offset;
  private final HairOutline outline;
  private final Predicate<double[]> bare;

  /**
   * Lays the sheets out.
   *
   * @param skinDrafts head, face and body
   * @param chinY height of the chin, metres
   * @param pictures that show the outline
   * @param bare places, [3] metres, that no hair covers
   */
  HairSheets(
      List<SheetDraft> skinDrafts,
      Skeleton skeleton,
      double chinY,
      List<ClipPictures.Picture> pictures,
      Predicate<double[]> bare) {
    weights = new NearestWeights(skinDrafts);
    middle = HeadDirections.middle(skeleton);
    chin = chinY;
    this.bare = bare;
    TriangleRays skin = new TriangleRays(skinDrafts);
    int n = HeadDirections.COUNT;

    double[] from = new double[n];
    for (int v = 0; v < n; v++) {
      double r = skin.farthest(middle, directions[v], FARTHEST_SKIN);
      base[v] = Double.isNaN(r) ? neck(directions[v]) : r;
      from[v] = 0.7 * base[v];
    }
    outline = HairOutline.of(skeleton, pictures, middle, directions, from);
    double[] wanted = new double[n];
    double[] trust = new double[n];
    for (int v = 0; v < n; v++) {
      if (bare.test(place(v, base[v]))) {
        wanted[v] = BENEATH;
        trust[v] = BARE;
        continue;
      }
      int m = HeadDirections.mirrored(v);
      double own = Math.min(1, outline.weight()[v] / SURE_PICTURES);
      double other = FROM_MIRROR * (1 - own) * Math.min(1, outline.weight()[m] / SURE_PICTURES);
      trust[v] = own + other;
      double sum = own * (outline.radius()[v] - base[v]);
      sum += other * (outline.radius()[m] - base[m]);
      wanted[v] = Math.clamp(sum / Math.max(1e-9, trust[v]), LEAST, MOST);
    }
    offset = HeadDirections.smooth(wanted, trust);
    for (int v = 0; v < n; v++) {
      double thin = thin(place(v, base[v])[1]);
      double lowered = BENEATH + Math.max(0, offset[v]) / thin * (thin - BENEATH);
      radius[v] = base[v] + Math.min(MOST, offset[v] < thin ? lowered : offset[v]);
    }
  }

  /** Hair thinner than this is skin, metres: where hair ends, the outline is less sure. */
  private double thin(double y) {
    double below = Math.clamp((chin + ABOVE_CHIN - y) / 0.03, 0, 1);
    return THIN + below * (THIN_AT_NECK - THIN);
  }

  /** The drafts, innermost first; coverage without colour. */
  List<SheetDraft> drafts() {
    List<SheetDraft> out = new ArrayList<>();
    // what the fit makes transparent would show the scalp where the clip never looked
    out.add(sheet(CORE, 0, 1, SheetDraft.Fitted.COLOUR));
    out.add(sheet(SOFT, SOFT_OUTSIDE, SOFT_ALPHA, SheetDraft.Fitted.COLOUR_AND_ALPHA));
    return out;
  }

  private SheetDraft sheet(String name, double outside, float alpha, SheetDraft.Fitted fitted) {
    int n = HeadDirections.COUNT;
    float[] p = new float[3 * n];
    float[] w = new float[PortraitJoint.COUNT * n];
    double[] cover = new double[n];
    boolean core = name.equals(CORE);
    for (int v = 0; v < n; v++) {
      double[] at = place(v, radius[v] + outside);
      for (int k = 0; k < 3; k++) {
        p[3 * v + k] = (float) at[k];
      }
      weigh(p, v, w);
      boolean hair = directions[v][1] > LOWEST && offset[v] > thin(place(v, base[v])[1]);
      // beneath thin skin the opaque sheet goes on, so that holes in the skin show no daylight
      boolean under = !bare.test(place(v, base[v])) && at[1] > chin;
      boolean covered = core ? hair || under : hair && outline.weight()[v] > 0;
      cover[v] = covered ? 1 : 0;
    }
    SheetDraft d =
        empty(name, HeadDirections.CELLS, HeadDirections.CELLS, p, w, TEXELS, TEXELS, fitted);
    cover(d, cover, alpha);
    return d;
  }

  private double[] place(int v, double r) {
    double[] d = directions[v];
    return new double[] {middle[0] + r * d[0], middle[1] + r * d[1], middle[2] + r * d[2]};
  }

  /** Frees the texels that are covered by half, bilinearly between vertices. */
  private static void cover(SheetDraft d, double[] cover, float alpha) {
    int nx = HeadDirections.ACROSS;
    for (int i = 0; i < d.free().length; i++) {
      double x = (i % d.width() + 0.5) * d.columns() / d.width();
      int line = i / d.width();
      double y = (line + 0.5) * d.rows() / d.height();
      int a = nx * (int) y + (int) x;
      double fx = x - (int) x;
      double above = cover[a] + fx * (cover[a + 1] - cover[a]);
      double below = cover[a + nx] + fx * (cover[a + nx + 1] - cover[a + nx]);
      if (above + (y - (int) y) * (below - above) >= 0.5) {
        d.free()[i] = true;
        d.texture()[4 * i + 3] = alpha;
      }
    }
  }

  /**
   * Clears what the fit has left hardly there of a soft sheet, which would show as a thin line at
   * its rim, and makes the rest fade to nothing.
   */
  static void clearHaze(TextureSet textures) {
    for (int s = 0; s < textures.drafts.size(); s++) {
      int from = 4 * textures.start[s];
      for (int i = 0; textures.drafts.get(s).name().equals(SOFT) && i < size(textures, s); i++) {
        int k = from + 4 * i;
        float alpha = textures.values[k + 3];
        float kept = Math.clamp((alpha - HAZE) / (FULL - HAZE), 0f, 1f);
        for (int c = 0; c < 4; c++) {
          textures.values[k + c] *= kept;
        }
      }
    }
  }

  private static int size(TextureSet textures, int s) {
    return textures.drafts.get(s).free().length;
  }

  /** Hair hangs from the head and rests on the shoulders. */
  private void weigh(float[] p, int v, float[] w) {
    double below = Math.clamp((chin - 0.01 - p[3 * v + 1]) / 0.1, 0, 1);
    weights.write(p[3 * v], p[3 * v + 1], p[3 * v + 2], w, v);
    for (int j = 0; j < PortraitJoint.COUNT; j++) {
      int at = PortraitJoint.COUNT * v + j;
      double head = j == PortraitJoint.HEAD.ordinal() ? 1 : 0;
      w[at] = (float) (head + below * 0.6 * (w[at] - head));
    }
  }

  /** A sheet that does not move with expressions, its texture empty. */
  static SheetDraft empty(
      String name,
      int columns,
      int rows,
      float[] p,
      float[] w,
      int width,
      int height,
      SheetDraft.Fitted fitted) {
    float[][] still = new float[ArkitExpression.COUNT][0];
    return new SheetDraft(
        name,
        columns,
        rows,
        p,
        w,
        still,
        width,
        height,
        new float[4 * width * height],
        new boolean[width * height],
        Optional.empty(),
        SheetShading.answering(LatticeNormals.of(p, columns, rows, 0, 0)),
        fitted);
  }

  /** Distance to the side of the neck, where no skin is met or it is the shoulders'. */
  private static double neck(double[] d) {
    double across = Math.hypot(d[0], d[2]);
    return Math.min(FARTHEST_SKIN, NECK_RADIUS / Math.max(0.3, across));
  }
}
