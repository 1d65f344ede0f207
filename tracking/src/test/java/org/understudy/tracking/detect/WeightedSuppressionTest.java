package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedSuppressionTest {
  private static Detection box(double score, double x, double y, double size) {
    return new Detection(score, x, y, size, size, List.of(new Detection.KeyPoint(x + 1, y + 2)));
  }

  @Test
  void overlappingBoxesAreAveragedByScore() {
    List<Detection> merged =
        WeightedSuppression.merge(
            List.of(box(0.6, 12, 10, 10), box(0.9, 10, 10, 10), box(0.7, 50, 50, 8)));
    assertThat(merged).hasSize(2);
    Detection first = merged.get(0);
    assertThat(first.score()).isEqualTo(0.9);
    assertThat(first.centreX()).isCloseTo((0.9 * 10 + 0.6 * 12) / 1.5, within(1e-12));
    assertThat(first.keyPoints().get(0).x()).isCloseTo(first.centreX() + 1, within(1e-12));
    assertThat(merged.get(1).centreX()).isEqualTo(50);
  }

  @Test
  void boxesThatOverlapLittleStayApart() {
    // intersection 4x10 of two 10x10 boxes: 40 / 160 = 0.25
    assertThat(WeightedSuppression.merge(List.of(box(0.9, 0, 0, 10), box(0.8, 6, 0, 10))))
        .hasSize(2);
    assertThat(WeightedSuppression.merge(List.of())).isEmpty();
  }
}
