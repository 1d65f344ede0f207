package org.understudy.trainer.studio;

/** Colours of teeth, gums and tongue: enamel a little warm and bright, gums and tongue pink. */
final class MouthTexture {
  private static final float[] ENAMEL = {1.3f, 1.23f, 1.09f};
  private static final float[] GUMS = {0.52f, 0.2f, 0.19f};
  private static final float[] TONGUE = {0.6f, 0.25f, 0.24f};

  private MouthTexture() {}

  /** Teeth and gums, told apart by how red they are. */
  static LinearImage teeth(LinearImage source) {
    float[] out = source.texels().clone();
    for (int i = 0; i < out.length; i += 4) {
      float alpha = out[i + 3];
      float red = (out[i] - out[i + 1]) / (out[i] + out[i + 1] + out[i + 2] + 1e-4f);
      float gum = Math.clamp((red - 0.08f) * 8, 0f, 1f);
      float shade = Math.clamp((out[i] + 0.02f) / (0.4f * alpha + 0.02f), 0.35f, 1.25f);
      for (int c = 0; c < 3; c++) {
        float enamel = Math.min(0.92f * alpha, out[i + c] * ENAMEL[c]);
        out[i + c] = enamel + gum * (alpha * GUMS[c] * shade - enamel);
      }
    }
    return new LinearImage(source.width(), source.height(), out);
  }

  /** A tongue whose fine relief stays while its colour turns to pink. */
  static LinearImage tongue(LinearImage source) {
    LinearImage large = source.enlarged(2);
    float[] out = large.texels().clone();
    double sum = 0;
    for (int i = 1; i < out.length; i += 4) {
      sum += out[i];
    }
    float mean = (float) (4 * sum / out.length);
    for (int i = 0; i < out.length; i += 4) {
      float shade = (float) Math.pow(Math.clamp(out[i + 1] / mean, 0.35f, 1.6f), 1.3);
      for (int c = 0; c < 3; c++) {
        out[i + c] = out[i + 3] * Math.min(0.9f, TONGUE[c] * shade);
      }
    }
    return new LinearImage(large.width(), large.height(), out);
  }
}
