package org.understudy.trainer.bake;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Agreement of an avatar with held-out studio pictures, both taken with 2x2 samples per pixel.
 *
 * @param psnr mean foreground PSNR by band of |yaw|: 0..20, 20..45, 45..75 degrees, decibels
 * @param ssim mean structural similarity by the same bands
 * @param holeShare share of the pixels that the person covers fully and the avatar by less than 85
 *     %
 * @param fragments mean number of fragments composited per foreground pixel
 */
public record BakeMetrics(double[] psnr, double[] ssim, double holeShare, double fragments) {
  static final String[] BANDS = {"0..20", "20..45", "45..75"};

  /** The figures as an avatar's metadata. */
  public Map<String, String> asMetadata() {
    Map<String, String> out = new LinkedHashMap<>();
    for (int b = 0; b < BANDS.length; b++) {
      out.put("psnr yaw " + BANDS[b], String.format(Locale.ROOT, "%.2f dB", psnr[b]));
      out.put("ssim yaw " + BANDS[b], String.format(Locale.ROOT, "%.4f", ssim[b]));
    }
    out.put("holes", String.format(Locale.ROOT, "%.3f %%", 100 * holeShare));
    out.put("fragments per pixel", String.format(Locale.ROOT, "%.2f", fragments));
    return out;
  }

  /** The PSNR as metadata about textures that were not coded yet. */
  Map<String, String> beforeCoding() {
    Map<String, String> out = new LinkedHashMap<>();
    for (int b = 0; b < BANDS.length; b++) {
      out.put("psnr before coding yaw " + BANDS[b], String.format(Locale.ROOT, "%.2f dB", psnr[b]));
    }
    return out;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    asMetadata().forEach((k, v) -> text.append("%-22s %s%n".formatted(k, v)));
    return text.toString();
  }
}
