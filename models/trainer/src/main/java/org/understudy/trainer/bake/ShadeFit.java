package org.understudy.trainer.bake;

import java.util.Arrays;
import org.understudy.avatar.ShadingFeature;

/**
 * Fits what the light of vertices answers to features of pose and view, beside the textures and on
 * the same pictures: {@link Adam} with a weak pull back to the start, and a spread of the change to
 * neighbours in the lattice. Gradients of different workers may be added to at the same time, the
 * rest is for one thread.
 */
final class ShadeFit {
  private static final float PULL = 0.03f;
  private static final float DIFFUSION = 0.02f;
  private static final float MOST = 1.9f;
  private static final float SMALL = 3e-4f;

  private final ShadeSet shades;
  private final AnswerPrior prior;
  private final int[] rowLength;
  private final int[] rows;
  private final float[] start;
  private final Adam adam;
  private final float[][] gradients;
  private final float[][] answers;
  private final float[] spread;

  /**
   * A fit.
   *
   * @param workers how many may add gradients
   * @param prior what is known of the answers
   */
  ShadeFit(TextureSet textures, int workers, AnswerPrior prior) {
    this.prior = prior;
    shades = textures.shades;
    rowLength = new int[textures.drafts.size()];
    rows = new int[rowLength.length];
    for (int s = 0; s < rowLength.length; s++) {
      rowLength[s] = textures.drafts.get(s).columns() + 1;
      rows[s] = textures.drafts.get(s).rows() + 1;
    }
    start = shades.responses.clone();
    adam = new Adam(start.length, SMALL);
    gradients = new float[workers][start.length];
    answers = new float[workers][shades.vertices];
    spread = new float[shades.vertices];
  }

  /** Where a worker adds the gradient of a picture by its answers, [V] zeros. */
  float[] answers(int worker) {
    return answers[worker];
  }

  /**
   * Takes over what a worker added, the gradient of a picture with these features and highlights.
   */
  void accumulate(int worker, float[] features, float[] highlights) {
    float[] by = answers[worker];
    for (int v = 0; v < by.length; v++) {
      by[v] = shades.free[v] ? by[v] : 0;
    }
    for (int f = 0; f < features.length; f++) {
      if (features[f] != 0) {
        int at = f * shades.vertices;
        for (int v = 0; v < by.length; v++) {
          gradients[worker][at + v] += features[f] * by[v];
        }
      }
    }
    int shine = features.length * shades.vertices;
    for (int k = 0; k < highlights.length; k++) {
      gradients[worker][shine + k] += highlights[k] * by[k % shades.vertices];
    }
    Arrays.fill(by, 0);
  }

  /** One step with the gradients added since the last. */
  void update(float rate) {
    for (int k = 0; k < start.length; k++) {
      float g = 0;
      for (float[] gradient : gradients) {
        g += gradient[k];
        gradient[k] = 0;
      }
      if (g == 0) {
        continue;
      }
      g += PULL * (shades.responses[k] - start[k]);
      int feature = k / shades.vertices;
      float move = rate * adam.step(k, g);
      if (feature < ShadingFeature.COUNT) {
        move += prior.decay(feature, rate) * shades.responses[k];
      }
      shades.responses[k] = Math.clamp(shades.responses[k] - move, -MOST, MOST);
    }
  }

  /** Lets the change against the start spread a little to neighbours in the lattice, and on. */
  void diffuse() {
    for (int at = 0; at < start.length; at += shades.vertices) {
      prior.join(shades.responses, at);
      for (int s = 0; s < rows.length; s++) {
        diffuse(at + shades.vertexStart[s], rowLength[s], rows[s]);
      }
    }
  }

  private void diffuse(int first, int width, int height) {
    float[] values = shades.responses;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int k = first + y * width + x;
        float sum = 0;
        int n = 0;
        if (x > 0) {
          sum += values[k - 1] - start[k - 1];
          n++;
        }
        if (x < width - 1) {
          sum += values[k + 1] - start[k + 1];
          n++;
        }
        if (y > 0) {
          sum += values[k - width] - start[k - width];
          n++;
        }
        if (y < height - 1) {
          sum += values[k + width] - start[k + width];
          n++;
        }
        spread[k - first] = DIFFUSION * (sum / n - values[k] + start[k]);
      }
    }
    for (int i = 0; i < width * height; i++) {
      values[first + i] = Math.clamp(values[first + i] + spread[i], -MOST, MOST);
    }
  }
}
