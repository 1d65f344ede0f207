package org.understudy.trainer.talk;

import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.ArkitExpression;

/**
 * Mouth coefficients over time for a speech.
 *
 * <p>Every sound pulls the mouth towards its shape with a weight that rises before the sound begins
 * and falls after it ends, so that neighbours blend (the dominance functions of Cohen and Massaro,
 * "Modeling Coarticulation in Synthetic Visual Speech", 1993). Sounds that shut the lips pull
 * hardest, since a p without closed lips looks wrong.
 */
public final class LipSync {
  private static final double RISE_SECONDS = 0.045;
  private static final double FALL_SECONDS = 0.055;
  private static final double REST_WEIGHT = 0.08;
  private static final double SHUT_WEIGHT = 4;

  private final List<Sound> sounds = new ArrayList<>();

  /** Prepares the curves of a speech. */
  public LipSync(Speech speech) {
    List<PhonemeEvent> events = speech.phonemes();
    for (int i = 0; i < events.size(); i++) {
      double end =
          i + 1 < events.size() ? events.get(i + 1).startSeconds() : speech.durationSeconds();
      MouthShapes shape = MouthShapes.of(events.get(i).ipa());
      sounds.add(new Sound(shape, events.get(i).startSeconds(), end));
    }
  }

  /**
   * Adds the mouth shape of a moment to {@code expression}; every coefficient stays within 0..1.
   *
   * @param seconds from the beginning of the speech
   * @param expression [52], changed in place
   */
  public void addTo(double seconds, float[] expression) {
    double total = REST_WEIGHT;
    double[] sum = new double[ArkitExpression.COUNT];
    for (Sound sound : sounds) {
      double weight = sound.dominance(seconds);
      if (weight < 1e-4) {
        continue;
      }
      total += weight;
      for (int e = 0; e < sum.length; e++) {
        sum[e] += weight * sound.shape.strength(e);
      }
    }
    for (int e = 0; e < sum.length; e++) {
      expression[e] = (float) Math.clamp(expression[e] + sum[e] / total, 0.0, 1.0);
    }
  }

  private record Sound(MouthShapes shape, double start, double end) {
    double dominance(double seconds) {
      double middle = (start + end) / 2;
      double half = Math.max(0.02, (end - start) / 2);
      double distance = Math.abs(seconds - middle) - 0.6 * half;
      double width = seconds < middle ? RISE_SECONDS : FALL_SECONDS;
      double falloff = distance <= 0 ? 1 : Math.exp(-(distance * distance) / (width * width));
      return falloff * (shape.shutsTheLips() ? SHUT_WEIGHT : 1);
    }
  }
}
