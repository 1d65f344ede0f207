package org.understudy.trainer.clip;

import java.util.Arrays;
import java.util.List;

/**
 * What a camera that hardly moves sees behind a person: the mean of the pictures wherever they are
 * sure not to show the person, and a matte that compares a picture with it. A coarse mask says
 * where the person may be; within the mask's uncertain band whatever differs from the backdrop is
 * the person. Where no picture shows the backdrop, the nearest background of the same picture
 * stands for it. Immutable and safe to share.
 */
public final class Backdrop {
  private static final float SURELY_BEHIND = 0.06f;
  private static final float SURELY_PERSON = 0.97f;
  private static final float BAND_FROM = 0.03f;
  private static final float BAND_FULL = 0.12f;
  private static final int LEAST_SIGHTS = 2;

  /** A pixel that hardly shows the person in half of the pictures and keeps still is behind. */
  private static final float HARDLY_PERSON = 0.75f;

  private static final float STILL = 0.07f;
  private static final int LEAST_STILL = 6;

  /** Colours nearer than this are noise, in 0..1 over three channels. */
  private static final float NOISE = 0.045f;

  /** What part of the way to the person's colour a pixel may miss and still be all person. */
  private static final float ENOUGH = 0.6f;

  /** Squared distance of person and backdrop at which the comparison is believed by half. */
  private static final float DOUBT = 0.015f;

  private static final float EPSILON = 4e-4f;
  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final float[] colour;
  private final float[] known;

  private Backdrop(int width, int height, float[] colour, float[] known) {
    this.width = width;
    this.height = height;
    this.colour = colour;
    this.known = known;
  }

  /**
   * One picture before it is matted.
   *
   * @param rgb [3][height * width] sRGB-encoded 0..1
   * @param mask [height * width] belief that a pixel shows the person
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Unmatted(float[][] rgb, float[] mask) {}

  /** The backdrop of some pictures of one size. */
  public static Backdrop of(List<Unmatted> pictures, int width, int height) {
    int n = width * height;
    float[] colour = new float[CHANNELS * n];
    float[] known = new float[n];
    for (int i = 0; i < n; i++) {
      if (!mean(pictures, i, SURELY_BEHIND, LEAST_SIGHTS, Float.MAX_VALUE, colour)
          && !mean(
              pictures,
              i,
              HARDLY_PERSON,
              Math.max(LEAST_STILL, pictures.size() / 2),
              STILL,
              colour)) {
        continue;
      }
      known[i] = 1;
    }
    return new Backdrop(width, height, colour, known);
  }

  /** Writes the mean colour of a pixel over the pictures whose mask is below a limit. */
  private static boolean mean(
      List<Unmatted> pictures, int i, float limit, int least, float spread, float[] out) {
    double[] sum = new double[CHANNELS];
    double square = 0;
    int count = 0;
    for (Unmatted p : pictures) {
      if (p.mask[i] < limit) {
        count++;
        for (int c = 0; c < CHANNELS; c++) {
          sum[c] += p.rgb[c][i];
          square += p.rgb[c][i] * p.rgb[c][i];
        }
      }
    }
    if (count < Math.max(1, least)) {
      return false;
    }
    double variance = square / count;
    for (int c = 0; c < CHANNELS; c++) {
      variance -= sum[c] / count * (sum[c] / count);
    }
    if (variance > (double) spread * spread) {
      return false;
    }
    for (int c = 0; c < CHANNELS; c++) {
      out[CHANNELS * i + c] = (float) (sum[c] / count);
    }
    return true;
  }

  /**
   * Cuts the person out of a picture.
   *
   * @return [height][width][4] premultiplied, light of the backdrop taken out, as bytes
   */
  public byte[] matted(Unmatted picture) {
    int n = width * height;
    int longest = Math.max(width, height);
    float[] behind = behind(picture, Math.max(4, longest / 18));
    float[] person = near(picture, SURELY_PERSON, true, Math.max(4, longest / 22));
    float[] luma = new float[n];
    for (int i = 0; i < n; i++) {
      luma[i] =
          0.299f * picture.rgb[0][i] + 0.587f * picture.rgb[1][i] + 0.114f * picture.rgb[2][i];
    }
    float[] coarse =
        GuidedFilter.filter(picture.mask, luma, width, height, Math.max(1, longest / 150), EPSILON);
    float[] alpha = new float[n];
    for (int i = 0; i < n; i++) {
      float guided = Math.clamp((coarse[i] - 0.1f) / 0.8f, 0f, 1f);
      alpha[i] = compared(picture, i, behind, person, guided);
    }
    alpha = GuidedFilter.filter(alpha, luma, width, height, Math.max(1, longest / 200), EPSILON);
    byte[] out = new byte[4 * n];
    for (int i = 0; i < n; i++) {
      float a = Math.clamp((alpha[i] - 0.04f) / 0.92f, 0f, 1f);
      boolean foreign = behind[4 * i + 3] > 0;
      for (int c = 0; c < CHANNELS; c++) {
        float whole = picture.rgb[c][i];
        float own = foreign ? whole - (1 - a) * behind[4 * i + c] : whole * a;
        out[4 * i + c] = (byte) (int) (Math.clamp(own, 0f, a) * 255 + 0.5f);
      }
      out[4 * i + 3] = (byte) (int) (a * 255 + 0.5f);
    }
    return out;
  }

  private static float compared(
      Unmatted picture, int i, float[] behind, float[] person, float guided) {
    float mask = picture.mask[i];
    float atMost = Math.clamp((mask - BAND_FROM) / (BAND_FULL - BAND_FROM), 0f, 1f);
    float atLeast = Math.clamp((mask - 0.94f) / (SURELY_PERSON - 0.94f), 0f, 1f);
    if (atMost == 0 || atLeast == 1 || behind[4 * i + 3] == 0 || person[4 * i + 3] == 0) {
      return Math.max(guided * atMost, atLeast);
    }
    float here = 0;
    float apart = 0;
    for (int c = 0; c < CHANNELS; c++) {
      float d = picture.rgb[c][i] - behind[4 * i + c];
      float e = person[4 * i + c] - behind[4 * i + c];
      here += d * d;
      apart += e * e;
    }
    float alpha =
        Math.clamp(
            ((float) Math.sqrt(here) - NOISE) / (ENOUGH * (float) Math.sqrt(apart) + 1e-3f),
            0f,
            1f);
    // where the mask is all but sure, a person's highlights may well look like the wall
    float unsure = 4 * mask * (1 - mask);
    float trust = unsure * behind[4 * i + 3] * apart / (apart + DOUBT);
    return Math.max(atMost * (guided + trust * (alpha - guided)), atLeast);
  }

  /** [height][width][4]: colour behind the person, and how far it is believed. */
  private float[] behind(Unmatted picture, int radius) {
    float[] out = near(picture, SURELY_BEHIND, false, radius);
    for (int i = 0; i < known.length; i++) {
      if (known[i] > 0) {
        System.arraycopy(colour, CHANNELS * i, out, 4 * i, CHANNELS);
        out[4 * i + 3] = 1;
      } else {
        out[4 * i + 3] *= 0.6f;
      }
    }
    return out;
  }

  /** Mean colour of the pixels around that are sure: [height][width][4], fourth 1 where any is. */
  private float[] near(Unmatted picture, float limit, boolean above, int radius) {
    int n = width * height;
    float[] sure = new float[n];
    for (int i = 0; i < n; i++) {
      sure[i] = above == picture.mask[i] > limit ? 1 : 0;
    }
    float[] weight = GuidedFilter.box(sure, width, height, radius);
    float[] out = new float[4 * n];
    for (int c = 0; c < CHANNELS; c++) {
      float[] part = new float[n];
      for (int i = 0; i < n; i++) {
        part[i] = sure[i] * picture.rgb[c][i];
      }
      float[] mean = GuidedFilter.box(part, width, height, radius);
      for (int i = 0; i < n; i++) {
        out[4 * i + c] = mean[i] / Math.max(1e-6f, weight[i]);
      }
    }
    for (int i = 0; i < n; i++) {
      out[4 * i + 3] = weight[i] > 1e-4f ? 1 : 0;
    }
    return out;
  }

  @Override
  public String toString() {
    int seen = 0;
    for (float k : known) {
      seen += k > 0 ? 1 : 0;
    }
    return "a backdrop of %s of which %d %% are known"
        .formatted(Arrays.toString(new int[] {width, height}), 100 * seen / known.length);
  }
}
