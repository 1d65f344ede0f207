package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.understudy.parametric.ArkitExpression;

/** Whether a clip shows enough of a person to make an avatar of, and what to film again if not. */
public final class ClipCheck {
  private static final double SHORTEST_SECONDS = 5;
  private static final double SHORT_SECONDS = 10;
  private static final double LONGEST_SECONDS = 120;
  private static final double LEAST_SEEN = 0.9;
  private static final double SMALLEST_FACE = 70;
  private static final double SMALL_FACE = 110;
  private static final double DARK = 0.16;
  private static final double BRIGHT = 0.88;
  private static final double LEAST_TURN_DEGREES = 16;
  private static final double LEAST_JAW = 0.2;
  private static final double LEAST_BLINK = 0.6;
  private static final double LEAST_SHARPNESS = 0.012;

  private ClipCheck() {}

  /**
   * One thing that was looked at.
   *
   * @param what it is
   * @param value what was found, for people
   * @param verdict how it is
   * @param advice what to film again; empty where all is well
   */
  public record Finding(String what, String value, Verdict verdict, String advice) {}

  /** How bad something is. */
  public enum Verdict {
    GOOD,
    POOR,
    UNUSABLE
  }

  /** Looks at a tracked clip and some of its pictures. */
  static List<Finding> of(TrackedClip clip, long framesInAll, List<ClipPictures.Picture> pictures) {
    List<Finding> out = new ArrayList<>();
    double seconds = clip.info().durationNanos() / 1e9;
    out.add(
        finding(
            "length",
            "%.1f s".formatted(seconds),
            seconds >= SHORT_SECONDS && seconds <= LONGEST_SECONDS,
            seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS,
            seconds < SHORT_SECONDS
                ? "film 10 to 60 seconds"
                : "cut the clip to 120 seconds at most"));
    double seen = clip.frames().size() / (double) Math.max(1, framesInAll);
    out.add(
        finding(
            "face in sight",
            "%.0f %% of frames".formatted(100 * seen),
            seen >= LEAST_SEEN,
            seen < 0.6,
            "keep your face in the picture all the time"));
    double face = quantile(clip, f -> f.face().size() / 1.5, 0.5);
    out.add(
        finding(
            "size of the face",
            "%.0f pixels".formatted(face),
            face >= SMALL_FACE,
            face < SMALLEST_FACE,
            "come nearer to the camera or film with more pixels"));
    double turn = yaw(clip, 0.97) - yaw(clip, 0.03);
    out.add(
        finding(
            "turn of the head",
            "%.0f degrees".formatted(turn),
            turn >= LEAST_TURN_DEGREES,
            false,
            "look slowly to the left, to the right, up and down"));
    double jaw = coefficient(clip, ArkitExpression.JAW_OPEN);
    out.add(
        finding(
            "mouth opens",
            "%.2f of its range".formatted(jaw),
            jaw >= LEAST_JAW,
            false,
            "say a few sentences, and once a wide \"ah\", so that your teeth are seen"));
    double blink =
        Math.max(
            coefficient(clip, ArkitExpression.EYE_BLINK_LEFT),
            coefficient(clip, ArkitExpression.EYE_BLINK_RIGHT));
    out.add(
        finding(
            "eyes close",
            "%.2f of their range".formatted(blink),
            blink >= LEAST_BLINK,
            false,
            "close your eyes for a moment"));
    double[] light = pictures.stream().mapToDouble(ClipCheck::luma).toArray();
    double mean = Arrays.stream(light).average().orElse(0);
    out.add(
        finding(
            "light",
            "%.2f of full brightness".formatted(mean),
            mean >= DARK && mean <= BRIGHT,
            mean < DARK / 2,
            mean < DARK
                ? "put a lamp or a window before you"
                : "take light away, or lower the exposure"));
    double sharp =
        pictures.stream()
            .mapToDouble(ClipCheck::sharpness)
            .sorted()
            .skip(pictures.size() / 2)
            .findFirst()
            .orElse(0);
    out.add(
        finding(
            "sharpness",
            "%.3f".formatted(sharp),
            sharp >= LEAST_SHARPNESS,
            sharp < LEAST_SHARPNESS / 3,
            "wipe the lens, hold the camera still, and use more light"));
    return out;
  }

  private static Finding finding(
      String what, String value, boolean good, boolean unusable, String advice) {
    Verdict verdict = good ? Verdict.GOOD : unusable ? Verdict.UNUSABLE : Verdict.POOR;
    return new Finding(what, value.toLowerCase(Locale.ROOT), verdict, good ? "" : advice);
  }

  private static double yaw(TrackedClip clip, double q) {
    return quantile(clip, f -> Math.toDegrees(f.pose().headRotation().toYawPitchRoll()[0]), q);
  }

  private static double coefficient(TrackedClip clip, ArkitExpression e) {
    return quantile(clip, f -> f.pose().expression(e), 0.99);
  }

  private static double quantile(
      TrackedClip clip, ToDoubleFunction<TrackedClip.Frame> of, double q) {
    double[] values = clip.frames().stream().mapToDouble(of).sorted().toArray();
    return values[(int) Math.round(q * (values.length - 1))];
  }

  /** Mean luma of the person, 0..1. */
  static double luma(ClipPictures.Picture picture) {
    double sum = 0;
    double weight = 0;
    byte[] p = picture.rgba();
    for (int i = 0; i < p.length; i += 4) {
      sum += lumaAt(p, i);
      weight += (p[i + 3] & 255) / 255.0;
    }
    return sum / Math.max(1, weight);
  }

  /** Mean size of the luma's Laplacian inside the person, as a part of the luma's spread. */
  static double sharpness(ClipPictures.Picture picture) {
    int w = picture.camera().width();
    int h = picture.camera().height();
    byte[] p = picture.rgba();
    double sum = 0;
    double mean = 0;
    double square = 0;
    int n = 0;
    for (int y = 1; y < h - 1; y++) {
      for (int x = 1; x < w - 1; x++) {
        int i = 4 * (y * w + x);
        if ((p[i + 3] & 255) < 250 || (p[i - 4 * w + 3] & 255) < 250) {
          continue;
        }
        double c = lumaAt(p, i);
        double laplacian =
            lumaAt(p, i - 4)
                + lumaAt(p, i + 4)
                + lumaAt(p, i - 4 * w)
                + lumaAt(p, i + 4 * w)
                - 4 * c;
        sum += Math.abs(laplacian);
        mean += c;
        square += c * c;
        n++;
      }
    }
    if (n == 0) {
      return 0;
    }
    mean /= n;
    double spread = Math.sqrt(Math.max(1e-6, square / n - mean * mean));
    return sum / n / (spread + 0.02);
  }

  private static double lumaAt(byte[] p, int i) {
    return (0.299 * (p[i] & 255) + 0.587 * (p[i + 1] & 255) + 0.114 * (p[i + 2] & 255)) / 255;
  }
}
