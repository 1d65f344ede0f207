package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import org.understudy.trainer.bake.SheetDraft;

/**
 * Which ears no hair hides: those that the clip shows in the colours of the face. Around them, and
 * from them to the face, lies no hair. Not thread-safe while ears are added.
 */
final class ShownEars {
  private static final String EAR = "ear-";

  /** How far an ear's colours may be from the face's: factors of brightness, chromaticity. */
  private static final double DARKEST = 0.6;

  private static final double BRIGHTEST = 1.6;
  private static final double OTHER_TINT = 0.03;

  /** Share of an ear's texels that look like the face where the ear is shown. */
  private static final double MOST = 0.7;

  private static final double AROUND_METRES = 0.005;

  private final double[] face;
  private final double middleX;
  private final double brow;
  private final double chin;
  private final List<SheetDraft> shown = new ArrayList<>();

  /**
   * No ears yet.
   *
   * @param face [3] mean colour of the face in the clip
   * @param middleX of the head, metres
   * @param brow height of the brows, metres
   * @param chin height of the chin, metres
   */
  ShownEars(double[] face, double middleX, double brow, double chin) {
    this.face = face.clone();
    this.middleX = middleX;
    this.brow = brow;
    this.chin = chin;
  }

  /**
   * The ears that a clip shows.
   *
   * @param drafts a person's sheets, the face already painted with what the clip shows
   * @param leastSights pictures that a texel has to be in
   * @param middleX of the head, metres
   * @param brow height of the brows, metres
   * @param chin height of the chin, metres
   */
  static ShownEars of(
      List<SheetDraft> drafts,
      SeenColours colours,
      int leastSights,
      double middleX,
      double brow,
      double chin) {
    ShownEars ears = new ShownEars(meanOfFace(drafts), middleX, brow, chin);
    for (SheetDraft d : drafts) {
      if (isEar(d.name())) {
        ears.add(d, colours.of(d), leastSights);
      }
    }
    return ears;
  }

  private static double[] meanOfFace(List<SheetDraft> drafts) {
    double[] mean = new double[3];
    int count = 0;
    for (SheetDraft d : drafts) {
      for (int i = 0; d.name().equals("face") && i < d.free().length; i++) {
        if (d.texture()[4 * i + 3] == 1) {
          count++;
          for (int c = 0; c < 3; c++) {
            mean[c] += d.texture()[4 * i + c];
          }
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      mean[c] /= Math.max(1, count);
    }
    return mean;
  }

  /** Whether a sheet of this name is an ear. */
  static boolean isEar(String name) {
    return name.startsWith(EAR);
  }

  /**
   * Looks at an ear.
   *
   * @param seen what the clip shows at its texels
   * @param leastSights pictures that a texel has to be in
   */
  void add(SheetDraft ear, SeenColours.Seen seen, int leastSights) {
    int known = 0;
    int like = 0;
    for (int i = 0; i < ear.free().length; i++) {
      if (ear.free()[i] && seen.count()[i] >= leastSights) {
        known++;
        like += isLikeFace(seen.colour(), 3 * i) ? 1 : 0;
      }
    }
    if (known > 0 && like >= MOST * known) {
      shown.add(ear);
    }
  }

  private boolean isLikeFace(float[] rgb, int at) {
    double sum = Math.max(1e-6, rgb[at] + rgb[at + 1] + rgb[at + 2]);
    double of = Math.max(1e-6, face[0] + face[1] + face[2]);
    double tint = 0;
    for (int c = 0; c < 3; c++) {
      tint = Math.max(tint, Math.abs(rgb[at + c] / sum - face[c] / of));
    }
    return sum > DARKEST * of && sum < BRIGHTEST * of && tint < OTHER_TINT;
  }

  /** Whether a place on the skin, [3] metres, lies on a shown ear or between it and the face. */
  boolean isBare(double[] p) {
    for (SheetDraft ear : shown) {
      float[] v = ear.vertices();
      double front = -Double.MAX_VALUE;
      double bottom = Double.MAX_VALUE;
      double side = 0;
      for (int i = 0; i < v.length; i += 3) {
        double dx = v[i] - p[0];
        double dy = v[i + 1] - p[1];
        double dz = v[i + 2] - p[2];
        if (dx * dx + dy * dy + dz * dz < AROUND_METRES * AROUND_METRES) {
          return true;
        }
        front = Math.max(front, v[i + 2]);
        bottom = Math.min(bottom, v[i + 1]);
        side += v[i] - middleX;
      }
      boolean before = p[2] > front - AROUND_METRES && side * (p[0] - middleX) > 0;
      if (before && p[1] < brow && p[1] > chin && p[1] > Math.min(bottom, brow) - 0.03) {
        return true;
      }
    }
    return false;
  }

  /** How many are shown, 0..2. */
  int count() {
    return shown.size();
  }
}
