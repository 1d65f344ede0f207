package org.understudy.trainer.studio;

/**
 * What a picture of hair says about its strands whatever their colour: where they run, found by its
 * structure tensor, how light each is beside its surroundings, and how much they shine together.
 * Immutable and safe to share; takes long to find.
 */
final class HairGrain {
  /** Coherence from which the whole texture is taken to run one way, as long hair's does. */
  private static final double ONE_WAY = 0.45;

  private static final float SURROUNDINGS = 24;

  private record Strands(float[] direction, float gloss) {}

  private final int width;
  private final int height;
  private final float[] alpha;
  private final float[] ratio;
  private final float[] direction;
  private final float gloss;

  private HairGrain(int width, int height, float[] alpha, float[] ratio, Strands strands) {
    this.width = width;
    this.height = height;
    this.alpha = alpha;
    this.ratio = ratio;
    this.direction = strands.direction;
    this.gloss = strands.gloss;
  }

  /** The grain of a picture. */
  static HairGrain of(LinearImage source) {
    int w = source.width();
    int h = source.height();
    float[] t = source.texels();
    float[] luminance = new float[w * h];
    float[] alpha = new float[w * h];
    for (int i = 0; i < w * h; i++) {
      luminance[i] =
          (float) Math.sqrt(0.3f * t[4 * i] + 0.59f * t[4 * i + 1] + 0.11f * t[4 * i + 2]);
      alpha[i] = t[4 * i + 3];
    }
    float[] base = Blur.gaussian(luminance, w, h, SURROUNDINGS);
    float[] cover = Blur.gaussian(alpha, w, h, SURROUNDINGS);
    float[] ratio = new float[w * h];
    for (int i = 0; i < w * h; i++) {
      float a = alpha[i];
      float own = a > 0.02f ? luminance[i] / (float) Math.sqrt(a) : 0;
      float mean = base[i] / Math.max(0.05f, cover[i]);
      ratio[i] = Math.clamp(own / Math.max(0.02f, mean), 0.62f, 1.7f);
    }
    return new HairGrain(w, h, alpha, ratio, directions(luminance, w, h));
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** [height][width] coverage, 0..1; not a copy. */
  float[] alpha() {
    return alpha;
  }

  /** [height][width] brightness beside the surroundings, 0.62 to 1.7; not a copy. */
  float[] ratio() {
    return ratio;
  }

  /** [height][width][2] unit vectors along the strands, columns and rows; not a copy. */
  float[] direction() {
    return direction;
  }

  /** How strongly the hair shines, 0.25 to 1. */
  float gloss() {
    return gloss;
  }

  private static Strands directions(float[] luminance, int w, int h) {
    float[] xx = new float[w * h];
    float[] xy = new float[w * h];
    float[] yy = new float[w * h];
    for (int y = 1; y < h - 1; y++) {
      for (int x = 1; x < w - 1; x++) {
        int i = y * w + x;
        float gx = luminance[i + 1] - luminance[i - 1];
        float gy = luminance[i + w] - luminance[i - w];
        float g = gx * gx + gy * gy;
        float damp = 1 / (1 + 400 * g);
        xx[i] = gx * gx * damp;
        xy[i] = gx * gy * damp;
        yy[i] = gy * gy * damp;
      }
    }
    double sumXx = 0;
    double sumXy = 0;
    double sumYy = 0;
    for (int i = 0; i < w * h; i++) {
      sumXx += xx[i];
      sumXy += xy[i];
      sumYy += yy[i];
    }
    double spread = Math.hypot(sumXx - sumYy, 2 * sumXy) / (sumXx + sumYy + 1e-12);
    float common = spread > ONE_WAY ? 20 : 0;
    float mean = (float) (1.0 / (w * h));
    float gloss = gloss(xx, xy, yy, w, h);
    xx = nearAndFar(xx, w, h, common * mean * (float) sumXx);
    xy = nearAndFar(xy, w, h, common * mean * (float) sumXy);
    yy = nearAndFar(yy, w, h, common * mean * (float) sumYy);
    float[] out = new float[2 * w * h];
    for (int i = 0; i < w * h; i++) {
      double angle = 0.5 * Math.atan2(2 * xy[i], xx[i] - yy[i]) + Math.PI / 2;
      out[2 * i] = (float) Math.cos(angle);
      out[2 * i + 1] = (float) Math.sin(angle);
    }
    return new Strands(out, gloss);
  }

  /** Straight hair shines, curls hardly: how far neighbouring strands agree, 0.25 to 1. */
  private static float gloss(float[] xx, float[] xy, float[] yy, int w, int h) {
    float[] nearXx = Blur.gaussian(xx, w, h, 8);
    float[] nearXy = Blur.gaussian(xy, w, h, 8);
    float[] nearYy = Blur.gaussian(yy, w, h, 8);
    double agreement = 0;
    double total = 1e-12;
    for (int i = 0; i < w * h; i++) {
      agreement += Math.hypot(nearXx[i] - nearYy[i], 2 * nearXy[i]);
      total += nearXx[i] + nearYy[i];
    }
    return (float) Math.clamp((agreement / total - 0.3) / 0.3, 0.25, 1.0);
  }

  /** Smooths over a few texels where there is contrast, and over many where there is little. */
  private static float[] nearAndFar(float[] in, int w, int h, float common) {
    float[] near = Blur.gaussian(in, w, h, 5);
    float[] far = Blur.gaussian(in, w, h, 28);
    for (int i = 0; i < near.length; i++) {
      near[i] += 0.7f * far[i] + common;
    }
    return near;
  }
}
