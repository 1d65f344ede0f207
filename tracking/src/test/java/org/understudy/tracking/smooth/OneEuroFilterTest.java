package org.understudy.tracking.smooth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.Rotation;

class OneEuroFilterTest {
  private static final long FRAME = 33_333_333L;

  /** Algorithm 1 of the paper, written out for one signal and a fixed rate. */
  private static double[] paper(double[] xs, double rate, double minCutoff, double beta) {
    double[] out = new double[xs.length];
    double previous = 0;
    double dPrevious = 0;
    for (int i = 0; i < xs.length; i++) {
      double dx = i == 0 ? 0 : (xs[i] - previous) * rate;
      double te = 1 / rate;
      double alphaD = 1 / (1 + (1 / (2 * Math.PI * 1.0)) / te);
      double edx = i == 0 ? 0 : alphaD * dx + (1 - alphaD) * dPrevious;
      double cutoff = minCutoff + beta * Math.abs(edx);
      double alpha = 1 / (1 + (1 / (2 * Math.PI * cutoff)) / te);
      out[i] = i == 0 ? xs[i] : alpha * xs[i] + (1 - alpha) * previous;
      previous = out[i];
      dPrevious = edx;
    }
    return out;
  }

  @Test
  void agreesWithThePapersFormula() {
    SplittableRandom random = new SplittableRandom(7);
    double[] signal = new double[200];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = Math.sin(0.1 * i) + 0.05 * random.nextDouble();
    }
    double rate = 1e9 / FRAME;
    double[] expected = paper(signal, rate, 1.3, 0.7);
    OneEuroFilter filter = new OneEuroFilter(OneEuroSettings.of(1.3, 0.7), 1);
    double[] sample = new double[1];
    for (int i = 0; i < signal.length; i++) {
      sample[0] = signal[i];
      filter.filter(sample, i * FRAME);
      assertThat(sample[0]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void theFirstSampleAfterAResetPassesUnchanged() {
    OneEuroFilter filter = new OneEuroFilter(OneEuroSettings.of(1, 0), 2);
    filter.filter(new double[] {1, 2}, 0);
    filter.filter(new double[] {3, 4}, FRAME);
    filter.reset();
    double[] fresh = {10, 20};
    filter.filter(fresh, 2 * FRAME);
    assertThat(fresh).containsExactly(10, 20);
  }

  @Test
  void aRepeatedTimeStampChangesNothing() {
    OneEuroFilter filter = new OneEuroFilter(OneEuroSettings.of(1, 0), 1);
    filter.filter(new double[] {1}, 0);
    double[] again = {5};
    filter.filter(again, 0);
    assertThat(again).containsExactly(1);
  }

  @Test
  void aStepOfLidsOrJawIsOutWithinTwoFrames() {
    for (OneEuroSettings settings :
        new OneEuroSettings[] {
          SmoothingSettings.DEFAULT.eyes(), SmoothingSettings.DEFAULT.lips()
        }) {
      OneEuroFilter filter = new OneEuroFilter(settings, 1);
      double[] x = new double[1];
      for (int i = 0; i < 30; i++) {
        x[0] = 0;
        filter.filter(x, i * FRAME);
      }
      x[0] = 1;
      filter.filter(x, 30 * FRAME);
      assertThat(x[0]).isGreaterThan(0.7);
      x[0] = 1;
      filter.filter(x, 31 * FRAME);
      assertThat(x[0]).isGreaterThan(0.8);
    }
  }

  @Test
  void rotationsAreSmoothedOnTheShortArc() {
    OneEuroRotationFilter filter = new OneEuroRotationFilter(OneEuroSettings.of(1, 0));
    filter.filter(Rotation.ofAxisAngle(0, 3.1, 0), 0);
    Rotation next = filter.filter(Rotation.ofAxisAngle(0, -3.1, 0), FRAME);
    assertThat(next.angleTo(Rotation.ofAxisAngle(0, 3.1, 0))).isLessThan(0.05);
  }

  @Test
  void rotationNoiseShrinksAndTheMeanStays() {
    OneEuroRotationFilter filter =
        new OneEuroRotationFilter(SmoothingSettings.DEFAULT.headRotation());
    SplittableRandom random = new SplittableRandom(3);
    double raw = 0;
    double smooth = 0;
    int n = 300;
    for (int i = 0; i < n; i++) {
      double noise = Math.toRadians(0.3) * (random.nextDouble() - 0.5) * Math.sqrt(12);
      double out =
          filter.filter(Rotation.ofAxisAngle(0.2 + noise, 0, 0), i * FRAME).toAxisAngle()[0] - 0.2;
      if (i >= 30) {
        raw += noise * noise;
        smooth += out * out;
      }
    }
    assertThat(Math.sqrt(smooth / raw)).isLessThan(0.45);
  }

  @Test
  void settingsThatCannotFilterAreRefused() {
    assertThatThrownBy(() -> OneEuroSettings.of(0, 1)).hasMessageContaining("positive cutoffs");
    assertThatThrownBy(() -> new OneEuroFilter(OneEuroSettings.of(1, 1), 0))
        .hasMessageContaining("at least one signal");
  }
}
