package org.understudy.trainer.clip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How an avatar agrees with frames of the clip that it was not fitted to, over the person.
 *
 * @param frames how many frames
 * @param psnr foreground peak signal to noise ratio, decibels, the avatar's pose tracked on the
 *     whole picture
 * @param psnrByLandmarks the same where landmarks alone say the pose, as in a call
 * @param ssim structural similarity of luma, 0..1
 * @param maskIou intersection over union of the coverages, 0..1
 * @param landmarkError mean distance of the mesh found on the avatar's picture from that on the
 *     clip's, of the distance between the outer eye corners; NaN where none was found
 */
public record ClipMetrics(
    int frames,
    double psnr,
    double psnrByLandmarks,
    double ssim,
    double maskIou,
    double landmarkError) {

  /** The same as text, for manifests. */
  public Map<String, String> asMetadata() {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("held-out frames", String.valueOf(frames));
    out.put("psnr", String.format(Locale.ROOT, "%.2f dB", psnr));
    out.put("psnr by landmarks alone", String.format(Locale.ROOT, "%.2f dB", psnrByLandmarks));
    out.put("ssim", String.format(Locale.ROOT, "%.4f", ssim));
    out.put("mask intersection over union", String.format(Locale.ROOT, "%.4f", maskIou));
    out.put(
        "landmarks tracked again",
        String.format(Locale.ROOT, "%.2f %% of the eyes' distance", 100 * landmarkError));
    return out;
  }
}
