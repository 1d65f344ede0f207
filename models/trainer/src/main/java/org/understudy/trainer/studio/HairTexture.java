package org.understudy.trainer.studio;

import java.util.Random;

/**
 * What a hair card needs besides its colour: the direction of the strands on the texture, found
 * from the texture itself by its structure tensor, and fine strand noise drawn along that direction
 * (line integral convolution, Cabral and Leedom 1993). Immutable and safe to share.
 */
public final class HairTexture {
  private static final int ENLARGEMENT = 2;
  private static final int HALF_LENGTH = 14;

  /** Coherence from which the whole texture is taken to run one way, as long hair's does. */
  private static final double ONE_WAY = 0.45;

  /** Linear colour of grey strands. */
  private static final float[] GREY = {0.29f, 0.28f, 0.265f};

  private final LinearImage colour;
  private final int width;
  private final int height;
  private final float[] direction;
  private final float[] strand;
  private final float gloss;

  private HairTexture(LinearImage colour, float[] direction, float[] strand, float gloss) {
    this.gloss = gloss;
    this.colour = colour;
    this.width = colour.width();
    this.height = colour.height();
    this.direction = direction;
    this.strand = strand;
  }

  /**
   * Dyes a hair texture.
   *
   * @param source the texture of the asset
   * @param colour linear colour of the hair at mid-length
   * @param contrast how strongly light and dark strands differ, 1 for the asset's own
   * @param grey share of strands without colour, 0..1
   * @param seed of the strand noise
   */
  static HairTexture of(LinearImage source, float[] colour, float contrast, float grey, long seed) {
    float[] tint = fading(colour, grey);
    int w = source.width();
    int h = source.height();
    float[] luminance = new float[w * h];
    float[] alpha = new float[w * h];
    for (int i = 0; i < w * h; i++) {
      float[] t = source.texels();
      luminance[i] =
          (float) Math.sqrt(0.3f * t[4 * i] + 0.59f * t[4 * i + 1] + 0.11f * t[4 * i + 2]);
      alpha[i] = t[4 * i + 3];
    }
    Strands found = directions(luminance, w, h);
    float[] direction = found.direction();
    float[] base = Blur.gaussian(luminance, w, h, 24);
    float[] cover = Blur.gaussian(alpha, w, h, 24);
    float[] dyed = new float[4 * w * h];
    for (int i = 0; i < w * h; i++) {
      float a = alpha[i];
      float own = a > 0.02f ? luminance[i] / (float) Math.sqrt(a) : 0;
      float mean = base[i] / Math.max(0.05f, cover[i]);
      float ratio = Math.clamp(own / Math.max(0.02f, mean), 0.62f, 1.7f);
      float shade = (float) Math.pow(ratio, 1.3f * contrast);
      for (int c = 0; c < 3; c++) {
        dyed[4 * i + c] = a * Math.min(1f, tint[c] * shade);
      }
      dyed[4 * i + 3] = a;
    }
    LinearImage large = new LinearImage(w, h, dyed).enlarged(ENLARGEMENT);
    float[] strand = strands(direction, w, h, large.width(), large.height(), seed);
    float[] texels = large.texels().clone();
    for (int i = 0; i < strand.length; i++) {
      float gain = 1 + 0.55f * strand[i];
      float a = texels[4 * i + 3];
      float edge =
          Math.clamp((a - 0.5f) * 1.35f + 0.5f + 0.45f * strand[i] * 4 * a * (1 - a), 0f, 1f);
      float scale = a > 1e-3f ? gain * edge / a : 0;
      float white =
          greyness(strand[i], grey) * (0.6f + 0.4f * grey) * mean(texels, i) / mean(tint) / gain;
      for (int c = 0; c < 3; c++) {
        float own = texels[4 * i + c] + white * (GREY[c] - tint[c]);
        texels[4 * i + c] = Math.min(edge, own * scale);
      }
      texels[4 * i + 3] = edge;
    }
    return new HairTexture(
        new LinearImage(large.width(), large.height(), texels), direction, strand, found.gloss());
  }

  /** The colour of strands that are not grey yet: they fade among those that are. */
  private static float[] fading(float[] colour, float grey) {
    float[] out = new float[3];
    for (int c = 0; c < 3; c++) {
      out[c] = colour[c] + 0.6f * grey * (GREY[c] - colour[c]);
    }
    return out;
  }

  /**
   * How much a strand has turned grey: the lighter ones first, so many that their share comes about
   * (strand noise is nearly Gaussian, its deviation 0.5).
   */
  private static float greyness(float strand, float grey) {
    if (grey <= 0.001f) {
      return 0;
    }
    double threshold = 0.31 * Math.log((1.001 - grey) / grey);
    return (float) Math.clamp(0.5 + 1.7 * (strand - threshold), 0.0, 1.0);
  }

  private static float mean(float[] texels, int i) {
    return (texels[4 * i] + texels[4 * i + 1] + texels[4 * i + 2]) / 3;
  }

  private static float mean(float[] colour) {
    return Math.max(0.004f, (colour[0] + colour[1] + colour[2]) / 3);
  }

  private record Strands(float[] direction, float gloss) {}

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

  private static float[] strands(float[] direction, int w, int h, int bw, int bh, long seed) {
    Random random = new Random(seed);
    float[] white = new float[bw * bh];
    for (int i = 0; i < white.length; i++) {
      white[i] = (float) random.nextGaussian();
    }
    float[] out = new float[bw * bh];
    for (int y = 0; y < bh; y++) {
      for (int x = 0; x < bw; x++) {
        float sum = white[y * bw + x];
        for (int side = -1; side <= 1; side += 2) {
          float px = x;
          float py = y;
          float lastX = 0;
          float lastY = 0;
          for (int k = 0; k < HALF_LENGTH; k++) {
            int d =
                2
                    * (Math.clamp(((int) py) * h / bh, 0, h - 1) * w
                        + Math.clamp(((int) px) * w / bw, 0, w - 1));
            float dx = direction[d];
            float dy = direction[d + 1];
            float sign = k == 0 ? side : (dx * lastX + dy * lastY < 0 ? -1 : 1);
            lastX = dx * sign;
            lastY = dy * sign;
            px += lastX;
            py += lastY;
            int ix = Math.floorMod((int) px, bw);
            int iy = Math.floorMod((int) py, bh);
            sum += white[iy * bw + ix];
          }
        }
        out[y * bw + x] = Math.clamp(sum / (float) Math.sqrt(2 * HALF_LENGTH + 1) / 2, -1f, 1f);
      }
    }
    return out;
  }

  /** How strongly the hair shines, 0..1. */
  float gloss() {
    return gloss;
  }

  /** The dyed colour with its alpha. */
  LinearImage colour() {
    return colour;
  }

  /** Strand noise at a texture coordinate, about -1..1. */
  float strand(float u, float v) {
    int x = Math.floorMod((int) (u * width), width);
    int y = Math.floorMod((int) ((1 - v) * height), height);
    return strand[y * width + x];
  }

  /** Writes the strands' direction in texture coordinates (u, v) at a place. */
  void direction(float u, float v, float[] out) {
    int w = width / ENLARGEMENT;
    int h = height / ENLARGEMENT;
    int x = Math.floorMod((int) (u * w), w);
    int y = Math.floorMod((int) ((1 - v) * h), h);
    out[0] = direction[2 * (y * w + x)];
    out[1] = -direction[2 * (y * w + x) + 1];
  }
}
