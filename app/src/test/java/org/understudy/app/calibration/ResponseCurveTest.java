package org.understudy.app.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/** Properties of curves through points that are drawn by lot. */
class ResponseCurveTest {
  private static final int CURVES = 400;
  private static final int STEPS = 1000;

  private final SplittableRandom random = new SplittableRandom(5);

  private static ResponseCurve curve(double... numbers) {
    List<ResponseCurve.Point> points = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      points.add(new ResponseCurve.Point(numbers[i], numbers[i + 1]));
    }
    return new ResponseCurve(points);
  }

  /** Every fifth value is the one before, so that there are flat parts and steps too. */
  private ResponseCurve any() {
    int count = random.nextInt(2, ResponseCurve.MOST_POINTS + 1);
    double[] gaps = random.doubles(count - 1L).map(gap -> gap * gap).toArray();
    double free = 1 - ResponseCurve.LEAST_GAP * (count - 1);
    double sum = Arrays.stream(gaps).sum();
    double[] y = random.doubles(count).sorted().toArray();
    List<ResponseCurve.Point> points = new ArrayList<>();
    double x = 0;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        x = i == count - 1 ? 1 : x + ResponseCurve.LEAST_GAP + free * gaps[i - 1] / sum;
        y[i] = random.nextInt(5) == 0 ? y[i - 1] : y[i];
      }
      points.add(new ResponseCurve.Point(x, Math.max(y[i], i == 0 ? 0 : points.getLast().y())));
    }
    return new ResponseCurve(points);
  }

  @Test
  void neverFallsStaysWithinItsPointsAndGoesThroughThem() {
    for (int i = 0; i < CURVES; i++) {
      ResponseCurve curve = any();
      double before = curve.value(0);
      for (int step = 1; step <= STEPS; step++) {
        double value = curve.value((double) step / STEPS);
        assertThat(value)
            .as("%s at %s", curve, step)
            .isBetween(before - 1e-12, curve.points().getLast().y());
        before = value;
      }
      assertThat(curve.value(0)).isEqualTo(curve.points().getFirst().y());
      for (ResponseCurve.Point point : curve.points()) {
        assertThat(curve.value(point.x())).isCloseTo(point.y(), within(1e-12));
      }
    }
  }

  @Test
  void hasNoKinks() {
    double d = 1e-8;
    for (int i = 0; i < CURVES; i++) {
      ResponseCurve curve = any();
      List<ResponseCurve.Point> points = curve.points();
      for (ResponseCurve.Point point : points.subList(1, points.size() - 1)) {
        double left = (curve.value(point.x()) - curve.value(point.x() - d)) / d;
        double right = (curve.value(point.x() + d) - curve.value(point.x())) / d;
        assertThat(right).as("%s at %s", curve, point).isCloseTo(left, within(2e-3));
      }
    }
  }

  @Test
  void pointsOnTheDiagonalChangeNothing() {
    ResponseCurve straight = curve(0, 0, 0.25, 0.25, 0.7, 0.7, 1, 1);
    assertThat(straight.isIdentity()).isTrue();
    for (double x = 0; x <= 1; x += 1e-3) {
      assertThat(ResponseCurve.IDENTITY.value(x)).isEqualTo(x);
      assertThat(straight.value(x)).isEqualTo(x);
    }
    // the formula itself, on a line that is not the diagonal
    ResponseCurve half = curve(0, 0, 0.3, 0.15, 0.5, 0.25, 1, 0.5);
    for (double x = 0; x <= 1; x += 1e-3) {
      assertThat(half.value(x)).isCloseTo(x / 2, within(1e-15));
    }
  }

  /** Values of scipy.interpolate.PchipInterpolator for the same points. */
  @ParameterizedTest
  @CsvSource({"0.1,0.2259090909", "0.35,0.5679148871", "0.6,0.7894926174", "0.9,0.9704"})
  void agreesWithAnotherImplementation(double x, double wanted) {
    ResponseCurve curve = curve(0, 0, 0.2, 0.4, 0.5, 0.7, 0.75, 0.9, 1, 1);
    assertThat(curve.value(x)).isCloseTo(wanted, within(1e-9));
  }

  @Test
  void whatLiesOutsideCountsAsTheNearerEnd() {
    ResponseCurve curve = curve(0, 0.1, 0.5, 0.3, 1, 0.8);
    assertThat(curve.value(-1)).isEqualTo(0.1);
    assertThat(curve.value(7)).isEqualTo(0.8);
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> curve(0, 0)).hasMessageContaining("2 to 8 points, got 1");
    assertThatThrownBy(() -> curve(0, 0, 0.9, 1)).hasMessageContaining("from x = 0 to x = 1");
    assertThatThrownBy(() -> curve(0, 0, 0.5, 0.6, 1, 0.5)).hasMessageContaining("never falls");
    assertThatThrownBy(() -> curve(0, 0, 0.5, 0.5, 0.51, 0.6, 1, 1)).hasMessageContaining("apart");
    assertThatThrownBy(() -> curve(0, 0, 1, 1.2)).hasMessageContaining("within 0..1");
    assertThatThrownBy(() -> curve(0, Double.NaN, 1, 1)).hasMessageContaining("within 0..1");
  }

  @Test
  void anyWishGivesACurveThatIsAllowed() {
    ResponseCurve curve = any();
    for (int i = 0; i < 5000; i++) {
      double x = random.nextDouble(-0.2, 1.2);
      double y = random.nextDouble(-0.2, 1.2);
      int index = random.nextInt(curve.points().size());
      curve =
          switch (random.nextInt(3)) {
            case 0 -> curve.moved(index, x, y);
            case 1 -> curve.takes(x) ? curve.with(x, y) : curve;
            default -> curve.points().size() > 4 ? curve.without(index) : curve;
          };
      assertThat(curve.points().getFirst().x()).isZero();
      assertThat(curve.points().getLast().x()).isEqualTo(1);
    }
  }

  @Test
  void aPointGoesWhereItIsWishedAndNoFartherThanItsNeighbours() {
    ResponseCurve curve = curve(0, 0, 0.5, 0.5, 1, 1).moved(1, 0.4, 0.6);
    assertThat(curve).isEqualTo(curve(0, 0, 0.4, 0.6, 1, 1));
    assertThat(curve.with(0.7, 0.2)).isEqualTo(curve(0, 0, 0.4, 0.6, 0.7, 0.6, 1, 1));
    assertThat(curve.moved(2, 0.1, 0.3)).isEqualTo(curve(0, 0, 0.4, 0.6, 1, 0.6));
    assertThat(curve.moved(1, 3, -3)).isEqualTo(curve(0, 0, 0.98, 0, 1, 1));
    assertThat(curve.takes(0.41)).isFalse();
    assertThat(curve.without(0)).isEqualTo(curve);
    assertThat(curve.without(1)).isEqualTo(ResponseCurve.IDENTITY);
  }

  private static PortraitPose pose(float jaw, float smile) {
    float[] x = new float[ArkitExpression.COUNT];
    x[ArkitExpression.JAW_OPEN.ordinal()] = jaw;
    x[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = smile;
    return PortraitPose.REST.withExpression(x);
  }

  @Test
  void aCurveComesAfterGainAndOffset() {
    float[] gain = new float[ArkitExpression.COUNT];
    Arrays.fill(gain, 1);
    gain[ArkitExpression.JAW_OPEN.ordinal()] = 2;
    float[] offset = new float[ArkitExpression.COUNT];
    offset[ArkitExpression.JAW_OPEN.ordinal()] = 0.1f;
    ResponseCurve bent = curve(0, 0, 0.4, 0.7, 1, 1);
    Calibration calibration =
        new Calibration(gain, offset, 0.8)
            .withCurves(ResponseCurves.IDENTITY.with(List.of(ArkitExpression.JAW_OPEN), bent));
    PortraitPose after = calibration.apply(pose(0.3f, 0.3f), pose(0.2f, 0.2f));
    assertThat(after.expression(ArkitExpression.JAW_OPEN)).isCloseTo(0.7f, within(1e-6f));
    assertThat(after.expression(ArkitExpression.MOUTH_SMILE_LEFT)).isEqualTo(0.3f);
    assertThat(calibration.isNone()).isFalse();
    assertThat(calibration.isFitted()).isTrue();
  }

  @Test
  void withoutAFitACurveIsGivenWhatLeavesTheRestingFace() {
    ResponseCurve bent = curve(0, 0, 0.5, 0.8, 1, 1);
    Calibration calibration =
        Calibration.NONE.withCurves(
            ResponseCurves.IDENTITY.with(List.of(ArkitExpression.JAW_OPEN), bent));
    PortraitPose rest = pose(0.2f, 0.1f);
    PortraitPose after = calibration.apply(pose(0.6f, 0.55f), rest);
    assertThat(after.expression(ArkitExpression.JAW_OPEN)).isCloseTo(0.8f, within(1e-6f));
    assertThat(after.expression(ArkitExpression.MOUTH_SMILE_LEFT)).isCloseTo(0.5f, within(1e-6f));
    assertThat(calibration.applyToRest(rest).expression())
        .isEqualTo(new float[ArkitExpression.COUNT]);
    assertThat(calibration.isFitted()).isFalse();
    assertThat(calibration.withCurves(ResponseCurves.IDENTITY).isNone()).isTrue();
  }
}
