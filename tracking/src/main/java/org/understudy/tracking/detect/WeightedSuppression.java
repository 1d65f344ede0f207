package org.understudy.tracking.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * Merges the many boxes that a detector gives for one thing: the best box takes those that overlap
 * it by more than a threshold, and all are averaged with their scores as weights (BlazeFace, 2019,
 * section 3.3, which is steadier over time than keeping the best box alone).
 */
final class WeightedSuppression {
  private static final double OVERLAP = 0.3;

  private WeightedSuppression() {}

  /** The merged detections, best first. */
  static List<Detection> merge(List<Detection> raw) {
    List<Detection> left = new ArrayList<>(raw);
    left.sort(SingleShotDetector.BY_SCORE);
    List<Detection> merged = new ArrayList<>();
    while (!left.isEmpty()) {
      Detection best = left.removeFirst();
      List<Detection> group = new ArrayList<>();
      group.add(best);
      left.stream().filter(d -> d.overlap(best) > OVERLAP).forEach(group::add);
      left.removeIf(d -> d.overlap(best) > OVERLAP);
      merged.add(average(group));
    }
    return merged;
  }

  private static Detection average(List<Detection> group) {
    int keyPoints = group.getFirst().keyPoints().size();
    double[] sum = new double[4 + 2 * keyPoints];
    double weight = 0;
    for (Detection d : group) {
      double w = d.score();
      weight += w;
      sum[0] += w * d.centreX();
      sum[1] += w * d.centreY();
      sum[2] += w * d.width();
      sum[3] += w * d.height();
      for (int k = 0; k < keyPoints; k++) {
        sum[4 + 2 * k] += w * d.keyPoints().get(k).x();
        sum[5 + 2 * k] += w * d.keyPoints().get(k).y();
      }
    }
    List<Detection.KeyPoint> points = new ArrayList<>(keyPoints);
    for (int k = 0; k < keyPoints; k++) {
      points.add(new Detection.KeyPoint(sum[4 + 2 * k] / weight, sum[5 + 2 * k] / weight));
    }
    return new Detection(
        group.getFirst().score(),
        sum[0] / weight,
        sum[1] / weight,
        sum[2] / weight,
        sum[3] / weight,
        points);
  }
}
