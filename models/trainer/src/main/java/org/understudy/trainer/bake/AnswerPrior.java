package org.understudy.trainer.bake;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.understudy.avatar.ShadingFeature;

/**
 * What is known of how the light of vertices answers to {@link ShadingFeature}s before a fit: that
 * little is learnt about an expression that is hardly seen in the pictures, the answers to which
 * would be wrong by much where it is strong, and that skin answers alike on both sides of a seam
 * between sheets. Immutable.
 */
public final class AnswerPrior {
  /** Nothing is known. */
  public static final AnswerPrior NONE =
      new AnswerPrior(new float[ShadingFeature.COUNT], new int[0]);

  /** Coefficient of an expression from which on it has been seen well. */
  private static final float WELL = 0.3f;

  /** Less than this share of it counts as this share. */
  private static final float LEAST = 0.02f;

  private static final double QUANTILE = 0.95;
  private static final float DECAY = 6;
  private static final float MOST_DECAY = 20;
  private static final float SEAM_METRES = 0.005f;

  /** [features] share of an answer that a step of rate 1 takes back. */
  private final float[] decay;

  /** [pairs][2] vertices that answer alike. */
  private final int[] seams;

  private AnswerPrior(float[] decay, int[] seams) {
    this.decay = decay;
    this.seams = seams;
  }

  /**
   * What some pictures and the places of vertices say.
   *
   * @param skin names of the sheets that are one skin
   */
  public static AnswerPrior of(
      TextureSet textures, List<TextureFit.Observation> pictures, Predicate<String> skin) {
    float[] decay = new float[ShadingFeature.COUNT];
    for (int f = 0; f < decay.length; f++) {
      // a person turns as far in one clip as in another, but may never have laughed in one; folds
      // of brows deepen in proportion
      decay[f] = mayBeUnseen(ShadingFeature.at(f)) ? decay(trust(pictures, f)) : 0;
    }
    return new AnswerPrior(decay, seams(textures, skin));
  }

  /** How well pictures show what a feature does, above 0 and up to 1. */
  private static float trust(List<TextureFit.Observation> pictures, int feature) {
    float[] values = new float[pictures.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = pictures.get(i).view().features[feature];
    }
    Arrays.sort(values);
    float reached = values.length == 0 ? 0 : values[(int) (QUANTILE * (values.length - 1))];
    return Math.clamp(reached / WELL, LEAST, 1f);
  }

  private static float decay(float trust) {
    return Math.min(MOST_DECAY, DECAY * (1 - trust) / trust);
  }

  private static boolean mayBeUnseen(ShadingFeature feature) {
    return switch (feature) {
      case JAW_OPEN, SMILE -> true;
      default -> false;
    };
  }

  /** Pairs every visible vertex of the skin with the nearest of another sheet, if that is near. */
  private static int[] seams(TextureSet textures, Predicate<String> skin) {
    int[] pairs = new int[2 * textures.shades.vertices];
    int count = 0;
    for (int s = 0; s < textures.drafts.size(); s++) {
      SheetDraft d = textures.drafts.get(s);
      for (int v = 0; skin.test(d.name()) && v < d.vertices().length / 3; v++) {
        int other = isVisible(d, v) ? nearest(textures, skin, s, v) : -1;
        if (other >= 0) {
          pairs[count++] = textures.shades.vertexStart[s] + v;
          pairs[count++] = other;
        }
      }
    }
    return Arrays.copyOf(pairs, count);
  }

  private static int nearest(TextureSet textures, Predicate<String> skin, int sheet, int vertex) {
    float[] from = textures.drafts.get(sheet).vertices();
    float least = SEAM_METRES * SEAM_METRES;
    int best = -1;
    for (int s = 0; s < textures.drafts.size(); s++) {
      SheetDraft d = textures.drafts.get(s);
      if (s == sheet || !skin.test(d.name())) {
        continue;
      }
      float[] p = d.vertices();
      for (int v = 0; v < p.length / 3; v++) {
        float dx = p[3 * v] - from[3 * vertex];
        float dy = p[3 * v + 1] - from[3 * vertex + 1];
        float dz = p[3 * v + 2] - from[3 * vertex + 2];
        float square = dx * dx + dy * dy + dz * dz;
        if (square < least && isVisible(d, v)) {
          least = square;
          best = textures.shades.vertexStart[s] + v;
        }
      }
    }
    return best;
  }

  /** Whether one of the texels around a vertex shows anything. */
  private static boolean isVisible(SheetDraft d, int vertex) {
    int column = vertex % (d.columns() + 1);
    int row = vertex / (d.columns() + 1);
    int x = column * d.width() / d.columns();
    int y = row * d.height() / d.rows();
    for (int j = Math.max(0, y - 1); j <= Math.min(d.height() - 1, y); j++) {
      for (int i = Math.max(0, x - 1); i <= Math.min(d.width() - 1, x); i++) {
        if (d.texture()[4 * (j * d.width() + i) + 3] > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Share of an answer to a feature that a step of a rate takes back, below 1. */
  float decay(int feature, float rate) {
    return Math.min(0.5f, rate * decay[feature]);
  }

  /**
   * Lets vertices on both sides of seams answer alike.
   *
   * @param responses of one feature begin at {@code from}
   */
  void join(float[] responses, int from) {
    for (int k = 0; k < seams.length; k += 2) {
      int a = from + seams[k];
      int b = from + seams[k + 1];
      float mean = 0.5f * (responses[a] + responses[b]);
      responses[a] = mean;
      responses[b] = mean;
    }
  }
}
