package org.understudy.trainer.expression;

import org.understudy.trainer.expression.DisplacementField.Mask;
import org.understudy.trainer.makehuman.MakeHumanCharacter;

/**
 * Closes the lips of a character at rest. MakeHuman's lips stay a few tenths of a millimetre apart,
 * more on some faces and after subdivision, and a dark line with teeth in it shows between them.
 */
final class LipSeal {
  /** Lips press into each other by this much before subdivision rounds them. */
  private static final float PRESS_METRES = 0.0006f;

  private static final float MOST_METRES = 0.002f;
  private static final double FULL_METRES = 0.004;
  private static final double NONE_METRES = 0.017;
  private static final int INNER_RINGS = 3;

  private LipSeal() {}

  /**
   * Raises the lower lip until it meets the upper one.
   *
   * @param positions the base mesh at rest, [19158][3] metres, changed in place
   */
  static void close(MakeHumanCharacter character, float[] positions) {
    FaceMasks masks = new FaceMasks(character);
    Mask lower = masks.lower();
    int[][] rings = character.data().anatomy().lipRings();
    float widest = 0;
    for (int i = 0; i < rings[0].length; i++) {
      if (lower.at(rings[0][i]) > 0.6f) {
        float top = edge(rings, i, positions, 1);
        float bottom = edge(rings, opposite(rings, i, positions, lower), positions, -1);
        widest = Math.max(widest, bottom - top);
      }
    }
    float by = Math.min(MOST_METRES, widest + PRESS_METRES);
    Mask lip = masks.lips(FULL_METRES, NONE_METRES).and(masks.skinAndMouth()).and(lower);
    for (int v = 0; v < positions.length / 3; v++) {
      positions[3 * v + 1] += by * lip.at(v);
    }
  }

  /** Height of a rib's edge that faces the other lip; {@code up} is 1 for the lower lip. */
  private static float edge(int[][] rings, int rib, float[] positions, int up) {
    float best = -Float.MAX_VALUE;
    for (int ring = 0; ring < INNER_RINGS; ring++) {
      best = Math.max(best, up * positions[3 * rings[ring][rib] + 1]);
    }
    return up * best;
  }

  /** The rib of the upper lip above a rib of the lower one. */
  private static int opposite(int[][] rings, int rib, float[] positions, Mask lower) {
    int best = rib;
    float nearest = Float.MAX_VALUE;
    for (int i = 0; i < rings[1].length; i++) {
      float aside = Math.abs(positions[3 * rings[1][i]] - positions[3 * rings[1][rib]]);
      if (lower.at(rings[0][i]) < 0.15f && aside < nearest) {
        nearest = aside;
        best = i;
      }
    }
    return best;
  }
}
