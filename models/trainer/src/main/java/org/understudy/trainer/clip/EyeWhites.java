package org.understudy.trainer.clip;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.understudy.avatar.EyeAttachment;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

/**
 * Gives the whites of the eyes one colour where a clip hardly shows them. Of most it sees an almond
 * between the lids, whose corners lie in the lids' shade; when a gaze wanders or eyes open wide,
 * other parts of the balls are in the light. Stateless.
 */
final class EyeWhites {
  private static final String EYE = "eye-";

  /** Angle from the middle of the pupil at which the iris ends, radians, and of its soft rim. */
  private static final double LIMBUS = Math.toRadians(25);

  private static final double RIM = Math.toRadians(4);

  private static final int LEAST_SEEN = 60;

  /** Of the seen whites the brightest share, which no lid shades or hides. */
  private static final double LIT = 0.15;

  /** Share of the tint that is the light's, not that of lids which were taken for whites. */
  private static final float TINT = 0.5f;

  /** Brightness of a white of an eye of that of lit skin, at least; where lids flicker over it. */
  private static final double OF_SKIN = 1;

  private static final double LIT_SKIN = 0.8;

  /** How much of what was fitted stays where it was seen well. */
  private static final float KEPT = 0.4f;

  private EyeWhites() {}

  /**
   * Evens out the whites of both eyes together; leaves them where none are seen.
   *
   * @param shares [sheets][texels] how well each texel is seen, 0..1
   */
  static void apply(TextureSet textures, List<float[]> shares) {
    List<float[]> white =
        textures.drafts.stream()
            .map(d -> d.name().startsWith(EYE) ? whiteness(d) : new float[0])
            .toList();
    float[] colour = new float[3];
    if (!lit(textures, shares, white, colour)) {
      return;
    }
    for (int s = 0; s < white.size(); s++) {
      for (int i = 0; i < white.get(s).length; i++) {
        int k = 4 * (textures.start[s] + i);
        float alpha = textures.values[k + 3];
        float keep = 1 - white.get(s)[i] * (1 - KEPT * shares.get(s)[i]);
        for (int c = 0; textures.free[k / 4] && c < 3; c++) {
          float even = alpha * colour[c];
          textures.values[k + c] = even + keep * (textures.values[k + c] - even);
        }
      }
    }
  }

  /** The mean colour of well seen whites that are in the light; whether there are enough. */
  private static boolean lit(
      TextureSet textures, List<float[]> shares, List<float[]> white, float[] colour) {
    int[] seen =
        IntStream.range(0, white.size())
            .flatMap(
                s ->
                    IntStream.range(0, white.get(s).length)
                        .filter(i -> white.get(s)[i] == 1 && shares.get(s)[i] == 1)
                        .map(i -> 4 * (textures.start[s] + i)))
            .toArray();
    if (seen.length < LEAST_SEEN) {
      return false;
    }
    double[] luma =
        Arrays.stream(seen).mapToDouble(k -> UnseenTint.luma(textures.values, k)).toArray();
    double[] sorted = luma.clone();
    Arrays.sort(sorted);
    double bright = sorted[(int) ((1 - LIT) * (sorted.length - 1))];
    int count = 0;
    for (int j = 0; j < seen.length; j++) {
      if (luma[j] >= bright) {
        count++;
        for (int c = 0; c < 3; c++) {
          colour[c] += textures.values[seen[j] + c];
        }
      }
    }
    float grey = UnseenTint.luma(colour, 0);
    double least = OF_SKIN * litSkin(textures, shares);
    float gain = (float) Math.max(1.0 / count, least / Math.max(1e-6, grey));
    for (int c = 0; c < 3; c++) {
      colour[c] = Math.min(1, gain * (grey + TINT * (colour[c] - grey)));
    }
    return true;
  }

  /** How bright the face is where it is lit, 0 where none is seen. */
  private static double litSkin(TextureSet textures, List<float[]> shares) {
    double[] face =
        IntStream.range(0, shares.size())
            .filter(s -> textures.drafts.get(s).name().equals("face"))
            .flatMap(
                s ->
                    IntStream.range(0, shares.get(s).length)
                        .filter(i -> shares.get(s)[i] == 1)
                        .map(i -> 4 * (textures.start[s] + i)))
            .mapToDouble(k -> UnseenTint.luma(textures.values, k))
            .sorted()
            .toArray();
    return face.length == 0 ? 0 : face[(int) (LIT_SKIN * (face.length - 1))];
  }

  /** [texels] 1 on the white of an eye, 0 on its iris, looking straight ahead along +z. */
  private static float[] whiteness(SheetDraft d) {
    float[] out = new float[d.free().length];
    if (d.eye().isEmpty()) {
      return out;
    }
    EyeAttachment eye = d.eye().get();
    double[] p = new double[3];
    for (int i = 0; i < out.length; i++) {
      SurfacePixels.texel(d, i, p);
      double aside = Math.hypot(p[0] - eye.centreX(), p[1] - eye.centreY());
      double angle = Math.atan2(aside, p[2] - eye.centreZ());
      out[i] = (float) Math.clamp((angle - LIMBUS) / RIM, 0, 1);
    }
    return out;
  }
}
