package org.understudy.app.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.understudy.app.params.PoseLine;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/**
 * Figures of how one recording follows another, over the frames in which both have a face. Frames
 * are matched by number.
 *
 * @param frames frames compared
 * @param jawOpen Pearson's correlation of jawOpen
 * @param eyeBlink the same, of the mean of eyeBlinkLeft and eyeBlinkRight
 * @param mouthSmile the same, of the mean of mouthSmileLeft and mouthSmileRight
 * @param yawDegrees mean absolute difference after the median difference was taken out
 * @param pitchDegrees the same, of pitch
 * @param rollDegrees the same, of roll
 */
public record PoseAgreement(
    int frames,
    double jawOpen,
    double eyeBlink,
    double mouthSmile,
    double yawDegrees,
    double pitchDegrees,
    double rollDegrees) {

  /** Least correlations and greatest angle at which an avatar counts as following its subject. */
  public static final PoseAgreement REQUIRED = new PoseAgreement(0, 0.9, 0.8, 0.7, 3, 3, 3);

  /**
   * Compares two recordings.
   *
   * @throws IllegalArgumentException where fewer than two frames have a face in both
   */
  public static PoseAgreement of(List<PoseLine> first, List<PoseLine> second) {
    Map<Long, PortraitPose> byFrame = new HashMap<>();
    for (PoseLine line : second) {
      if (line.face()) {
        byFrame.put(line.frame(), line.pose());
      }
    }
    List<Pair> pairs =
        first.stream()
            .filter(line -> line.face() && byFrame.containsKey(line.frame()))
            .map(line -> new Pair(line.pose(), byFrame.getOrDefault(line.frame(), line.pose())))
            .toList();
    if (pairs.size() < 2) {
      throw new IllegalArgumentException(
          "the recordings share %d frames with a face; at least 2 are needed"
              .formatted(pairs.size()));
    }
    return new PoseAgreement(
        pairs.size(),
        correlation(pairs, p -> p.expression(ArkitExpression.JAW_OPEN)),
        correlation(pairs, mean(ArkitExpression.EYE_BLINK_LEFT, ArkitExpression.EYE_BLINK_RIGHT)),
        correlation(
            pairs, mean(ArkitExpression.MOUTH_SMILE_LEFT, ArkitExpression.MOUTH_SMILE_RIGHT)),
        difference(pairs, 0),
        difference(pairs, 1),
        difference(pairs, 2));
  }

  /** Whether every figure is at least as good as in {@code required}. */
  public boolean reaches(PoseAgreement required) {
    return jawOpen >= required.jawOpen
        && eyeBlink >= required.eyeBlink
        && mouthSmile >= required.mouthSmile
        && yawDegrees <= required.yawDegrees
        && pitchDegrees <= required.pitchDegrees
        && rollDegrees <= required.rollDegrees;
  }

  private static ToDoubleFunction<PortraitPose> mean(ArkitExpression a, ArkitExpression b) {
    return pose -> (pose.expression(a) + pose.expression(b)) / 2;
  }

  /** Pearson's correlation; 0 where one of the two never changes. */
  private static double correlation(List<Pair> pairs, ToDoubleFunction<PortraitPose> signal) {
    double meanA = pairs.stream().mapToDouble(p -> signal.applyAsDouble(p.a)).average().orElse(0);
    double meanB = pairs.stream().mapToDouble(p -> signal.applyAsDouble(p.b)).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (Pair pair : pairs) {
      double a = signal.applyAsDouble(pair.a) - meanA;
      double b = signal.applyAsDouble(pair.b) - meanB;
      ab += a * b;
      aa += a * a;
      bb += b * b;
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  private static double difference(List<Pair> pairs, int angle) {
    double[] differences =
        pairs.stream()
            .mapToDouble(
                p ->
                    Math.toDegrees(
                        p.b.headRotation().toYawPitchRoll()[angle]
                            - p.a.headRotation().toYawPitchRoll()[angle]))
            .toArray();
    double[] sorted = differences.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return Arrays.stream(differences).map(d -> Math.abs(d - median)).average().orElse(0);
  }

  private record Pair(PortraitPose a, PortraitPose b) {}
}
