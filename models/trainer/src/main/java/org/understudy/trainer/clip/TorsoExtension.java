package org.understudy.trainer.clip;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.understudy.trainer.bake.SheetDraft;

/**
 * Carries a torso on where the clip's pictures end: the outline goes on as the template's body
 * does, as much wider as the person was, the neckline closes in a round, and colours go on
 * smoothly, cloth from cloth and skin from skin. What the clip shows is left as it is. Used once,
 * by one thread.
 */
final class TorsoExtension {
  /** What is known of a texel. */
  private enum State {
    UNSEEN,
    PERSON,
    BACKGROUND
  }

  /** Lines of texels over which the outline is measured. */
  private static final int OUTLINE_LINES = 24;

  /** Metres below which the difference to the template's width has mostly gone. */
  private static final double FADING = 0.15;

  private static final double NECKLINE_DEPTH = 0.45;
  private static final double NARROWEST_NECKLINE = 0.02;

  /** Texels within which colours of skin and cloth are mixed. */
  private static final int MIXED = 8;

  /** Texels over which skin turns into cloth. */
  private static final double HEM = 3;

  private static final int CLUSTERING = 6;

  /** Shares of the sheet's width: the throat's half, and where there is mostly cloth. */
  private static final double THROAT = 0.04;

  private static final double ASIDE = 0.15;

  /** Lines of texels at the height of the chin. */
  private static final int CHIN_LINES = 5;

  /** Metres by which shoulders are farther aside than what is seen beside the chin. */
  private static final double SHOULDER = 0.04;

  private static final double DARKEST_FOLD = 0.6;
  private static final double BRIGHTEST_FOLD = 1.4;

  /** Squared distance between colours below which cloth is not told from skin. */
  private static final double ALIKE = 0.01;

  private final SheetDraft sheet;
  private final TorsoSheet torso;
  private final SeenColours.Seen seen;
  private final State[] states;
  private final boolean[] skin;
  private final int width;
  private final int height;
  private final double metresPerLine;
  private final double metresPerColumn = TorsoSheet.across(1) - TorsoSheet.across(0);
  private final double top;

  /** [height][width][3] what colour cloth has everywhere. */
  private final float[] cloth;

  /**
   * An extension.
   *
   * @param torso the sheet, its texture started with what was seen
   * @param seen what the pictures show at its texels
   * @param leastSights pictures that must show a texel for it to be known
   * @param leastCover mean coverage from which on it is the person
   */
  TorsoExtension(TorsoSheet torso, SeenColours.Seen seen, int leastSights, float leastCover) {
    this.torso = torso;
    this.sheet = torso.draft();
    this.seen = seen;
    width = sheet.width();
    height = sheet.height();
    float[] v = sheet.vertices();
    top = v[1];
    metresPerLine = (v[1] - v[v.length - 2]) / height;
    states = new State[width * height];
    for (int i = 0; i < states.length; i++) {
      boolean known = seen.count()[i] >= leastSights;
      boolean person = known && seen.cover()[i] >= leastCover;
      states[i] = person ? State.PERSON : known ? State.BACKGROUND : State.UNSEEN;
    }
    skin = skin();
    cloth = filled(false);
  }

  /**
   * Extends the sheet's texture.
   *
   * @param middle of the bust, metres
   */
  void apply(double middle) {
    float[] bare = filled(true);
    float[] neckline = neckline(middle);
    boolean[] inside = outline(middle);
    for (int i = 0; i < states.length; i++) {
      if (states[i] != State.UNSEEN || !inside[i]) {
        continue;
      }
      sheet.free()[i] = true;
      sheet.texture()[4 * i + 3] = 1;
      for (int c = 0; c < 3; c++) {
        float from = cloth[3 * i + c];
        sheet.texture()[4 * i + c] =
            Math.clamp(from + neckline[i] * (bare[3 * i + c] - from), 0f, 1f);
      }
    }
  }

  /**
   * Whether the clip shows what the person wears: below the chin they grow wider to both sides, as
   * shoulders do and hair does not.
   *
   * @param middle of the bust, metres
   */
  boolean showsClothes(double middle) {
    double[] seenWidth = new double[height];
    boolean shows = true;
    for (int side = -1; side <= 1; side += 2) {
      measure(side, middle, seenWidth, new boolean[height]);
      double widest = Arrays.stream(seenWidth).max().orElse(0);
      double atChin = Arrays.stream(seenWidth, 0, CHIN_LINES).average().orElse(0);
      shows &= widest - atChin > SHOULDER;
    }
    return shows;
  }

  /**
   * Gives a sheet of clothes behind this one the colours of the cloth before it; folds stay.
   *
   * @param seen [texels] of that sheet, which are left as they are
   */
  void dye(SheetDraft clothes, boolean[] seen) {
    double sum = 0;
    int count = 0;
    float[] texture = clothes.texture();
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i] && texture[4 * i + 3] > 0) {
        sum += luma(texture, i);
        count++;
      }
    }
    double usual = Math.max(1e-3, sum / Math.max(1, count));
    double[] p = new double[3];
    for (int i = 0; i < seen.length; i++) {
      float alpha = texture[4 * i + 3];
      if (seen[i] || alpha == 0) {
        continue;
      }
      SurfacePixels.texel(clothes, i, p);
      int x = column(p[0]);
      int y = Math.clamp(Math.round((top - p[1]) / metresPerLine), 0, height - 1);
      double fold = Math.clamp(luma(texture, i) / usual, DARKEST_FOLD, BRIGHTEST_FOLD);
      for (int c = 0; c < 3; c++) {
        float dyed = (float) fold * cloth[3 * (y * width + x) + c];
        texture[4 * i + c] = alpha * Math.clamp(dyed, 0f, 1f);
      }
    }
  }

  /** The column of texels nearest to a place, metres to the person's left. */
  private int column(double across) {
    return Math.clamp(Math.round((across - TorsoSheet.across(0)) / metresPerColumn), 0, width - 1);
  }

  private static float luma(float[] texture, int i) {
    float sum = 0.299f * texture[4 * i] + 0.587f * texture[4 * i + 1] + 0.114f * texture[4 * i + 2];
    return sum / texture[4 * i + 3];
  }

  /** Which texels lie within the outline, the seen one carried on. */
  private boolean[] outline(double middle) {
    boolean[] inside = new boolean[states.length];
    for (int side = -1; side <= 1; side += 2) {
      double[] seenWidth = new double[height];
      boolean[] whole = new boolean[height];
      int lowest = measure(side, middle, seenWidth, whole);
      double more = 0;
      int lines = 0;
      for (int y = lowest; y >= 0 && lines < OUTLINE_LINES; y--) {
        if (whole[y]) {
          more += seenWidth[y] - template(side, y);
          lines++;
        }
      }
      more = lines == 0 ? 0 : more / lines;
      double widest = 0;
      for (int y = 0; y < height; y++) {
        widest = Math.max(widest, seenWidth[y]);
        double fading = Math.exp(-Math.max(0, y - lowest) * metresPerLine / FADING);
        double reach = Math.max(widest, template(side, y) + more * fading);
        for (int x = 0; x < width; x++) {
          double aside = side * (TorsoSheet.across(x) - middle);
          inside[y * width + x] |= aside >= 0 && aside <= reach;
        }
      }
    }
    return inside;
  }

  /**
   * How far the person reaches to one side.
   *
   * @param out [height] metres from the middle, 0 where nothing was seen
   * @param whole [height] whether the background was seen beside the person there
   * @return the lowest line with a whole outline, else the lowest on which anything was seen
   */
  private int measure(int side, double middle, double[] out, boolean[] whole) {
    int lowest = -1;
    int lowestWhole = -1;
    for (int y = 0; y < height; y++) {
      double farthest = 0;
      double nearest = Double.MAX_VALUE;
      for (int x = 0; x < width; x++) {
        double aside = side * (TorsoSheet.across(x) - middle);
        State state = states[y * width + x];
        if (aside >= 0 && state == State.PERSON) {
          farthest = Math.max(farthest, aside);
        } else if (aside >= 0 && state == State.BACKGROUND) {
          nearest = Math.min(nearest, aside);
        }
      }
      out[y] = farthest;
      whole[y] = farthest > 0 && nearest < Double.MAX_VALUE;
      lowest = farthest > 0 ? y : lowest;
      lowestWhole = whole[y] ? y : lowestWhole;
    }
    return Math.max(0, lowestWhole >= 0 ? lowestWhole : lowest);
  }

  private double template(int side, int y) {
    double[] reach = side > 0 ? torso.left() : torso.right();
    double at = (y + 0.5) * TorsoSheet.ROWS / height;
    int line = Math.min(TorsoSheet.ROWS - 1, (int) at);
    return reach[line] + (at - line) * (reach[line + 1] - reach[line]);
  }

  /** [height][width] 1 where skin goes on below what was seen, 0 where cloth does. */
  private float[] neckline(double middle) {
    float[] out = new float[states.length];
    int[] lowest = new int[width];
    int first = width;
    int last = -1;
    for (int x = 0; x < width; x++) {
      lowest[x] = -1;
      for (int y = 0; y < height; y++) {
        lowest[x] = states[y * width + x] == State.PERSON ? y : lowest[x];
      }
    }
    int centre = column(middle);
    for (int x = centre; x >= 0 && endsInSkin(lowest, x); x--) {
      first = x;
      last = Math.max(last, x);
    }
    for (int x = centre; x < width && endsInSkin(lowest, x); x++) {
      last = x;
      first = Math.min(first, x);
    }
    double half = (last - first) / 2.0;
    if (2 * half * metresPerColumn < NARROWEST_NECKLINE) {
      return out;
    }
    for (int x = first; x <= last; x++) {
      double u = (x - first - half) / half;
      double depth = NECKLINE_DEPTH * half * Math.sqrt(1 - u * u) * metresPerColumn / metresPerLine;
      for (int y = lowest[x] + 1; y < height; y++) {
        double beyond = y - lowest[x] - depth;
        out[y * width + x] = (float) Math.clamp(0.5 - beyond / HEM, 0, 1);
      }
    }
    return out;
  }

  private boolean endsInSkin(int[] lowest, int x) {
    return lowest[x] >= 0 && skin[lowest[x] * width + x];
  }

  /** Colours of seen cloth, or seen skin, carried on everywhere; zeros if there is none. */
  private float[] filled(boolean wanted) {
    float[] other = new float[states.length];
    for (int i = 0; i < states.length; i++) {
      other[i] = states[i] == State.PERSON && skin[i] != wanted ? 1 : 0;
    }
    // where both meet colours are mixed
    other = GuidedFilter.box(other, width, height, MIXED);
    float[] weights = new float[states.length];
    float[] colours = new float[3 * states.length];
    for (int i = 0; i < states.length; i++) {
      weights[i] = states[i] == State.PERSON && skin[i] == wanted && other[i] < 1e-4f ? 1 : 0;
      for (int c = 0; c < 3; c++) {
        colours[3 * i + c] = weights[i] * seen.colour()[3 * i + c];
      }
    }
    return PushPull.fill(colours, weights, width, height, 3);
  }

  /** Tells skin from cloth: two means, of which skin's starts at the throat. */
  private boolean[] skin() {
    boolean[] out = new boolean[states.length];
    int lowest = 0;
    for (int i = 0; i < states.length; i++) {
      lowest = states[i] == State.PERSON ? i / width : lowest;
    }
    int upper = lowest / 3;
    int lower = lowest * 2 / 3;
    double[] bare =
        mean(i -> i / width < upper && Math.abs(i % width - 0.5 * width) < THROAT * width);
    double[] other =
        mean(i -> i / width > lower && Math.abs(i % width - 0.5 * width) > ASIDE * width);
    for (int round = 0; round < CLUSTERING; round++) {
      if (Double.isNaN(bare[0]) || Double.isNaN(other[0]) || apart(bare, other) < ALIKE) {
        return new boolean[states.length];
      }
      for (int i = 0; i < out.length; i++) {
        out[i] = states[i] == State.PERSON && apart(bare, i) < apart(other, i);
      }
      bare = mean(i -> out[i]);
      other = mean(i -> !out[i]);
    }
    return out;
  }

  private double[] mean(IntPredicate which) {
    double[] sum = new double[3];
    int count = 0;
    for (int i = 0; i < states.length; i++) {
      if (states[i] == State.PERSON && which.test(i)) {
        count++;
        for (int c = 0; c < 3; c++) {
          sum[c] += seen.colour()[3 * i + c];
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      sum[c] /= count;
    }
    return sum;
  }

  private static double apart(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += (a[c] - b[c]) * (a[c] - b[c]);
    }
    return sum;
  }

  private double apart(double[] a, int i) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double d = a[c] - seen.colour()[3 * i + c];
      sum += d * d;
    }
    return sum;
  }
}
