package org.understudy.trainer.studio;

import java.util.Random;

/**
 * What a hair card needs: dyed colour, the direction of the strands on the texture, and fine strand
 * noise drawn along that direction (line integral convolution, Cabral and Leedom 1993). Immutable
 * and safe to share.
 */
public final class HairTexture {
  private static final int ENLARGEMENT = 2;
  private static final int HALF_LENGTH = 14;

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
   * @param source how strands run on the texture of the asset
   * @param colour linear colour of the hair at mid-length
   * @param contrast how strongly light and dark strands differ, 1 for the asset's own
   * @param grey share of strands without colour, 0..1
   * @param seed of the strand noise
   */
  static HairTexture of(HairGrain source, float[] colour, float contrast, float grey, long seed) {
    float[] tint = fading(colour, grey);
    int w = source.width();
    int h = source.height();
    float[] dyed = new float[4 * w * h];
    for (int i = 0; i < w * h; i++) {
      float a = source.alpha()[i];
      float shade = (float) Math.pow(source.ratio()[i], 1.3f * contrast);
      for (int c = 0; c < 3; c++) {
        dyed[4 * i + c] = a * Math.min(1f, tint[c] * shade);
      }
      dyed[4 * i + 3] = a;
    }
    LinearImage large = new LinearImage(w, h, dyed).enlarged(ENLARGEMENT);
    float[] strand = strands(source.direction(), w, h, seed);
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
        new LinearImage(large.width(), large.height(), texels),
        source.direction(),
        strand,
        source.gloss());
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

  private static float[] strands(float[] direction, int w, int h, long seed) {
    int bw = ENLARGEMENT * w;
    int bh = ENLARGEMENT * h;
    Random random = new Random(seed);
    float[] white = new float[bw * bh];
    for (int i = 0; i < white.length; i++) {
      white[i] = (float) random.nextGaussian();
    }
    float[] out = new float[bw * bh];
    for (int y = 0; y < bh; y++) {
      for (int x = 0; x < bw; x++) {
        float sum =
            white[y * bw + x]
                + alongStrand(direction, white, w, h, x, y, -1)
                + alongStrand(direction, white, w, h, x, y, 1);
        out[y * bw + x] = Math.clamp(sum / (float) Math.sqrt(2 * HALF_LENGTH + 1) / 2, -1f, 1f);
      }
    }
    return out;
  }

  private static float alongStrand(
      float[] direction, float[] white, int w, int h, int x, int y, int side) {
    int bw = ENLARGEMENT * w;
    int bh = ENLARGEMENT * h;
    float px = x;
    float py = y;
    float lastX = 0;
    float lastY = 0;
    float sum = 0;
    for (int k = 0; k < HALF_LENGTH; k++) {
      int column = Math.clamp((int) px / ENLARGEMENT, 0, w - 1);
      int row = Math.clamp((int) py / ENLARGEMENT, 0, h - 1);
      int d = 2 * (row * w + column);
      float dx = direction[d];
      float dy = direction[d + 1];
      float sign = k == 0 ? side : (dx * lastX + dy * lastY < 0 ? -1 : 1);
      lastX = dx * sign;
      lastY = dy * sign;
      px += lastX;
      py += lastY;
      sum += white[wrapped((int) py, bh) * bw + wrapped((int) px, bw)];
    }
    return sum;
  }

  /** A strand leaves the picture by less than its height, and comes in again at the other side. */
  private static int wrapped(int at, int length) {
    return at < 0 ? at + length : at < length ? at : at - length;
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
