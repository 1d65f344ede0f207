package org.understudy.parametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationTest {
  @Test
  void axisAngleSurvivesTheWayThroughTheMatrix() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double length = i % 3 == 0 ? 1e-7 : i % 3 == 1 ? Math.PI - 1e-4 : random.nextDouble() * 3;
      double[] v = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double norm = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
      double[] w = {v[0] * length / norm, v[1] * length / norm, v[2] * length / norm};
      assertThat(Rotation.ofAxisAngle(w[0], w[1], w[2]).toAxisAngle())
          .containsExactly(w, within(1e-9));
    }
  }

  @Test
  void yawTurnsTheFaceToTheSubjectsLeftPitchUpRollToTheRightShoulder() {
    double[] left = Rotation.ofYawPitchRoll(0.3, 0, 0).apply(0, 0, 1);
    assertThat(left[0]).isCloseTo(Math.sin(0.3), within(1e-12));
    double[] up = Rotation.ofYawPitchRoll(0, 0.3, 0).apply(0, 0, 1);
    assertThat(up[1]).isCloseTo(Math.sin(0.3), within(1e-12));
    double[] crown = Rotation.ofYawPitchRoll(0, 0, 0.3).apply(0, 1, 0);
    assertThat(crown[0]).isCloseTo(-Math.sin(0.3), within(1e-12));
  }

  @Test
  void anglesAreReadBackAsTheyWereGiven() {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      double[] a = {
        random.nextDouble() * 3 - 1.5, random.nextDouble() * 3 - 1.5, random.nextDouble() * 3 - 1.5
      };
      assertThat(Rotation.ofYawPitchRoll(a[0], a[1], a[2]).toYawPitchRoll())
          .containsExactly(a, within(1e-9));
    }
  }

  @Test
  void inverseUndoesATransform() {
    RigidTransform t = new RigidTransform(0.3, -0.7, 1.1, 0.1, 0.2, -0.6);
    double[] p = t.apply(0.4, -0.5, 0.6);
    assertThat(t.inverse().apply(p[0], p[1], p[2]))
        .containsExactly(new double[] {0.4, -0.5, 0.6}, within(1e-12));
  }

  @Test
  void betweenFramesIsWhatTakesOneToTheOther() {
    Rotation wanted = Rotation.ofAxisAngle(0.4, -2.1, 1.3);
    Rotation begin = Rotation.ofAxisAngle(-0.7, 0.2, 0.9);
    double[][] from = new double[3][];
    double[][] to = new double[3][];
    for (int i = 0; i < 3; i++) {
      from[i] = begin.apply(i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0);
      to[i] = wanted.apply(from[i][0], from[i][1], from[i][2]);
    }
    assertThat(Rotation.between(from, to).angleTo(wanted)).isLessThan(1e-7);
  }
}
