package org.understudy.trainer.clip;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

/**
 * Makes what no picture shows of eyes and mouth as bright as what the pictures do show: the median
 * of how the fit changed the template's brightness goes to the texels that it never met. Inside a
 * mouth that is never seen open it is dark. Stateless.
 */
final class UnseenTint {
  private static final int LEAST_SEEN = 60;

  /** Darker texels say little about brightness: lashes' shade, the iris. */
  private static final float BRIGHT = 0.15f;

  private static final float LEAST = 0.15f;
  private static final float MOST = 1.5f;

  /** Light that gets into a mouth, of that on the face, where nothing is known. */
  private static final float IN_MOUTH = 0.35f;

  private static final float TEETH = 0.6f;

  private UnseenTint() {}

  /**
   * Tints, before the textures are stored: drafts still hold the template's.
   *
   * @param shares [sheets][texels] how well each texel is seen, 0..1
   */
  static void apply(TextureSet textures, List<float[]> shares) {
    tint(textures, shares, n -> n.startsWith("eye-"), 1, MOST);
    tint(textures, shares, n -> n.startsWith("teeth-"), TEETH, MOST);
    // what is seen of it lies near the lips, where more light gets in
    tint(textures, shares, n -> n.equals("tongue") || n.equals("mouth-inside"), IN_MOUTH, IN_MOUTH);
  }

  private static void tint(
      TextureSet textures, List<float[]> shares, Predicate<String> which, float usual, float most) {
    float[] ratios = new float[textures.count];
    int seen = 0;
    for (int s = 0; s < textures.drafts.size(); s++) {
      SheetDraft d = textures.drafts.get(s);
      for (int i = 0; which.test(d.name()) && i < d.free().length; i++) {
        float before = luma(d.texture(), 4 * i);
        if (shares.get(s)[i] == 1 && before > BRIGHT) {
          ratios[seen++] = luma(textures.values, 4 * (textures.start[s] + i)) / before;
        }
      }
    }
    Arrays.sort(ratios, 0, seen);
    float ratio = seen < LEAST_SEEN ? usual : Math.clamp(ratios[seen / 2], LEAST, most);
    for (int s = 0; s < textures.drafts.size(); s++) {
      SheetDraft d = textures.drafts.get(s);
      for (int i = 0; which.test(d.name()) && i < d.free().length; i++) {
        int k = 4 * (textures.start[s] + i);
        float share = shares.get(s)[i];
        for (int c = 0; textures.free[k / 4] && c < 3; c++) {
          float made = Math.min(textures.values[k + 3], ratio * d.texture()[4 * i + c]);
          textures.values[k + c] = made + share * (textures.values[k + c] - made);
        }
      }
    }
  }

  /** Luma of a colour that is read from {@code at}. */
  static float luma(float[] rgba, int at) {
    return 0.299f * rgba[at] + 0.587f * rgba[at + 1] + 0.114f * rgba[at + 2];
  }
}
