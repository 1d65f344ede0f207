package org.understudy.trainer.gan.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdamOptimiserTest {
  private static final double RATE = 0.1;
  private static final double BETA1 = 0.6;
  private static final double BETA2 = 0.9;

  private final Placement placement = Placement.doublePrecision("cpu");

  @AfterEach
  void close() {
    placement.close();
  }

  private ParameterSet parameters() {
    ParameterSet set = new ParameterSet(placement, new Random(1));
    set.scope("test").given("x", new double[] {2, -1}, 2);
    return set;
  }

  private static AdamOptimiser optimiser(ParameterSet set, double clip) {
    return new AdamOptimiser(List.of(set), RATE, BETA1, BETA2, clip);
  }

  /** Gradient (2 x0, 6 x1). */
  private double step(AdamOptimiser adam, ParameterSet set) {
    try (PointerScope _ = new PointerScope()) {
      Tensor weight = placement.of(new double[] {1, 3}, 2);
      return adam.step(set.get("test.x").square().mul(weight).sum());
    }
  }

  @Test
  void stepsAreThoseOfTheArticle() {
    try (ParameterSet set = parameters();
        AdamOptimiser adam = optimiser(set, 1e9)) {
      double[] x = {2, -1};
      double[] slope = {2, 6};
      double[] m = new double[2];
      double[] v = new double[2];
      for (int t = 1; t <= 5; t++) {
        step(adam, set);
        for (int i = 0; i < 2; i++) {
          double g = slope[i] * x[i];
          m[i] = BETA1 * m[i] + (1 - BETA1) * g;
          v[i] = BETA2 * v[i] + (1 - BETA2) * g * g;
          double mean = m[i] / (1 - Math.pow(BETA1, t));
          double square = v[i] / (1 - Math.pow(BETA2, t));
          x[i] -= RATE * mean / (Math.sqrt(square) + 1e-8);
        }
      }
      assertThat(Placement.read(set.get("test.x"))).containsExactly(x, within(1e-12));
    }
  }

  @Test
  void gradientsAreClippedByTheirNorm() {
    try (ParameterSet set = parameters();
        AdamOptimiser adam = optimiser(set, 0.5)) {
      double norm = Math.hypot(4, 6);
      assertThat(step(adam, set)).isCloseTo(norm, within(1e-9));
      double[] mean = Placement.read(adam.mean("test.x"));
      assertThat(Math.hypot(mean[0], mean[1])).isCloseTo((1 - BETA1) * 0.5, within(1e-6));
    }
  }

  @Test
  void goesOnFromACheckpointAsIfNothingHadHappened() {
    try (ParameterSet whole = parameters();
        ParameterSet halved = parameters();
        AdamOptimiser through = optimiser(whole, 1)) {
      for (int t = 0; t < 6; t++) {
        step(through, whole);
      }
      double[] mean;
      double[] square;
      try (AdamOptimiser first = optimiser(halved, 1)) {
        for (int t = 0; t < 3; t++) {
          step(first, halved);
        }
        mean = Placement.read(first.mean("test.x"));
        square = Placement.read(first.square("test.x"));
      }
      try (AdamOptimiser second = optimiser(halved, 1)) {
        second.restore(3, Map.of("test.x", mean), Map.of("test.x", square));
        for (int t = 0; t < 3; t++) {
          step(second, halved);
        }
      }
      assertThat(Placement.read(halved.get("test.x")))
          .isEqualTo(Placement.read(whole.get("test.x")));
    }
  }

  @Test
  void wrongNamesAndSizesAreRefused() {
    try (ParameterSet set = parameters();
        AdamOptimiser adam = optimiser(set, 1)) {
      assertThatThrownBy(() -> set.get("test.y")).hasMessageContaining("test.x");
      assertThatThrownBy(() -> set.set("test.x", new double[3]))
          .hasMessage("parameter 'test.x' takes 2 numbers, got 3");
      assertThatThrownBy(() -> set.scope("test").constant("x", 0, 1))
          .hasMessage("a parameter 'test.x' exists already");
      assertThatThrownBy(() -> adam.restore(1, Map.of(), Map.of()))
          .hasMessage("moments of 'test.x' take 2 numbers, got none");
    }
  }
}
