package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

class HairOutlineTest {
  private static final int SIZE = 200;
  private static final double RADIUS = 0.12;
  private static final double DISTANCE = 1.5;
  private static final Skeleton SKELETON = new Skeleton(new float[3 * PortraitJoint.COUNT]);

  /** A ball around the head joint, straight ahead, as a camera sees it. */
  private static ClipPictures.Picture ball() {
    PinholeCamera camera = new PinholeCamera(700, 100, 100, SIZE, SIZE);
    byte[] rgba = new byte[4 * SIZE * SIZE];
    double seen = 700 * RADIUS / Math.sqrt(DISTANCE * DISTANCE - RADIUS * RADIUS);
    for (int i = 0; i < SIZE * SIZE; i++) {
      int row = i / SIZE;
      boolean inside = Math.hypot(i % SIZE + 0.5 - 100, row + 0.5 - 100) < seen;
      rgba[4 * i + 3] = (byte) (inside ? 255 : 0);
    }
    PortraitPose pose = PortraitPose.REST.withRoot(new RigidTransform(0, 0, 0, 0, 0, -DISTANCE));
    return new ClipPictures.Picture(0, pose, camera, 700, rgba);
  }

  @Test
  void theOutlineOfABallIsItsRadiusSidewaysAndUnknownAhead() {
    double[][] directions = HeadDirections.all();
    double[] from = new double[directions.length];
    Arrays.fill(from, 0.05);
    HairOutline outline =
        HairOutline.of(SKELETON, List.of(ball()), new double[3], directions, from);
    int known = 0;
    for (int v = 0; v < directions.length; v++) {
      double away = Math.abs(directions[v][2]);
      if (away > 0.5) {
        assertThat(outline.weight()[v]).isZero();
      }
      if (outline.weight()[v] > 0.3 && directions[v][1] > 0) {
        known++;
        assertThat(outline.radius()[v]).isCloseTo(RADIUS, within(0.006));
      }
    }
    assertThat(known).isGreaterThan(100);
  }

  @Test
  void directionsAreUnitVectorsAndMirrorLeftToRight() {
    double[][] directions = HeadDirections.all();
    for (int v = 0; v < directions.length; v++) {
      double[] d = directions[v];
      double[] m = directions[HeadDirections.mirrored(v)];
      assertThat(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).isCloseTo(1, within(1e-9));
      assertThat(m[0]).isCloseTo(-d[0], within(1e-9));
      assertThat(m[1]).isCloseTo(d[1], within(1e-9));
      assertThat(m[2]).isCloseTo(d[2], within(1e-9));
    }
  }

  @Test
  void aSmoothFunctionKeepsToSureValuesAndLiesBetweenThem() {
    double[] values = new double[HeadDirections.COUNT];
    double[] weights = new double[HeadDirections.COUNT];
    for (int j = 0; j < HeadDirections.ACROSS; j++) {
      int row = j * HeadDirections.ACROSS;
      weights[row] = 1e6;
      values[row] = 1;
      weights[row + HeadDirections.CELLS] = 1e6;
      values[row + HeadDirections.CELLS] = 3;
    }
    double[] smooth = HeadDirections.smooth(values, weights);
    for (int v = 0; v < smooth.length; v++) {
      double straight = 1 + 2.0 * (v % HeadDirections.ACROSS) / HeadDirections.CELLS;
      assertThat(smooth[v]).isCloseTo(straight, within(0.01));
    }
  }
}
