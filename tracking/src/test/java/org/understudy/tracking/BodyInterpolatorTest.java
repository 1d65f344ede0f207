package org.understudy.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.understudy.tracking.PortraitTracker.Sighting;
import org.understudy.tracking.detect.FaceMeshLayout;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.detect.PoseLandmarks;
import org.understudy.tracking.detect.Region;
import org.understudy.tracking.detect.StageTimes;

class BodyInterpolatorTest {
  private static final long FRAME_NANOS = 33_333_333;
  private static final Region REGION = new Region(100, 100, 50, 0);
  private static final StageTimes TIMES = new StageTimes(0, 0, 0, 0);

  private final BodyInterpolator body = new BodyInterpolator();

  private static PoseLandmarks measured(int frame, float at) {
    float[] points = new float[5 * PoseLandmarks.POINTS];
    Arrays.fill(points, at);
    return new PoseLandmarks(
        points,
        new float[3 * PoseLandmarks.POINTS],
        new float[PoseLandmarks.POINTS],
        0.9f,
        REGION,
        frame * FRAME_NANOS);
  }

  private static Sighting found(int frame, PoseLandmarks pose) {
    Landmarks face =
        new Landmarks.Found(
            new float[3 * FaceMeshLayout.POINTS], 1, REGION, Optional.of(pose), 1, TIMES);
    return new Sighting(face, frame * FRAME_NANOS);
  }

  private static Sighting lost(int frame) {
    return new Sighting(
        new Landmarks.Lost(Landmarks.LostReason.NO_FACE, "gone", Optional.empty(), 0, TIMES),
        frame * FRAME_NANOS);
  }

  private static double shoulder(Sighting sighting) {
    return sighting.landmarks().pose().orElseThrow().x(PoseLandmarks.LEFT_SHOULDER);
  }

  @Test
  void theBodyMovesEvenlyFromMeasurementToMeasurement() {
    List<Sighting> out = new ArrayList<>();
    PoseLandmarks first = measured(0, 100);
    for (int i = 0; i < 8; i++) {
      out.addAll(body.add(found(i, first)));
    }
    assertThat(out).hasSize(1);
    out.addAll(body.add(found(8, measured(8, 180))));
    assertThat(out).hasSize(9);
    for (int i = 0; i < 9; i++) {
      assertThat(out.get(i).timestampNanos()).isEqualTo(i * FRAME_NANOS);
      assertThat(shoulder(out.get(i))).isCloseTo(100 + 10 * i, within(1e-3));
      assertThat(out.get(i).landmarks().pose().orElseThrow().timestampNanos())
          .isEqualTo(i * FRAME_NANOS);
    }
  }

  @Test
  void nothingIsKnownBeyondTheLastMeasurement() {
    PoseLandmarks first = measured(0, 100);
    List<Sighting> out = new ArrayList<>(body.add(found(0, first)));
    out.addAll(body.add(found(1, first)));
    out.addAll(body.add(found(2, first)));
    out.addAll(body.end());
    assertThat(out).hasSize(3);
    assertThat(out).allSatisfy(sighting -> assertThat(shoulder(sighting)).isEqualTo(100));
    assertThat(body.end()).isEmpty();
  }

  @Test
  void aLostFaceEndsTheWayAndFramesKeepTheirOrder() {
    PoseLandmarks first = measured(0, 100);
    List<Sighting> out = new ArrayList<>(body.add(found(0, first)));
    out.addAll(body.add(found(1, first)));
    out.addAll(body.add(lost(2)));
    assertThat(out).hasSize(3);
    assertThat(shoulder(out.get(1))).isEqualTo(100);
    // the measurement from before the loss is no beginning
    out.addAll(body.add(found(3, first)));
    out.addAll(body.add(found(4, measured(4, 180))));
    assertThat(out).hasSize(5);
    assertThat(shoulder(out.get(3))).isEqualTo(100);
    assertThat(out).extracting(Sighting::timestampNanos).isSorted();
  }

  @Test
  void measurementsFarApartAreNotJoined() {
    PoseLandmarks first = measured(0, 100);
    List<Sighting> out = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      out.addAll(body.add(found(i, first)));
    }
    out.addAll(body.add(found(40, measured(40, 180))));
    assertThat(out).hasSize(41);
    assertThat(out.subList(0, 40)).allSatisfy(s -> assertThat(shoulder(s)).isEqualTo(100));
  }
}
