package org.understudy.tracking.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoxQuadraticTest {
  @Test
  void theResultSatisfiesTheOptimalityConditionsOnRandomProblems() {
    SplittableRandom random = new SplittableRandom(2);
    for (int trial = 0; trial < 200; trial++) {
      int n = 1 + random.nextInt(50);
      double[] a = new double[n * n];
      for (int i = 0; i < n * n; i++) {
        a[i] = random.nextDouble() - 0.4;
      }
      double[] h = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = i; j < n; j++) {
          for (int k = 0; k < n; k++) {
            h[i * n + j] += a[k * n + i] * a[k * n + j];
          }
        }
        h[i * n + i] += 0.05;
      }
      double[] g = new double[n];
      double[] lower = new double[n];
      double[] upper = new double[n];
      for (int i = 0; i < n; i++) {
        g[i] = 4 * (random.nextDouble() - 0.5);
        boolean bounded = i >= n / 5;
        lower[i] = bounded ? -random.nextDouble() : Double.NEGATIVE_INFINITY;
        upper[i] = bounded ? lower[i] + 1 : Double.POSITIVE_INFINITY;
      }
      double[] d = new double[n];
      new BoxQuadratic(n).solve(h, n, g, lower, upper, d, n);
      for (int i = 0; i < n; i++) {
        assertThat(d[i]).isBetween(lower[i] - 1e-8, upper[i] + 1e-8);
        double slope = -g[i];
        for (int j = 0; j < n; j++) {
          slope += (j < i ? h[j * n + i] : h[i * n + j]) * d[j];
        }
        if (d[i] > lower[i] + 1e-7 && d[i] < upper[i] - 1e-7) {
          assertThat(slope).isCloseTo(0, within(2e-2));
        } else if (d[i] <= lower[i] + 1e-7) {
          assertThat(slope).isGreaterThan(-1e-6);
        } else {
          assertThat(slope).isLessThan(1e-6);
        }
      }
    }
  }
}
