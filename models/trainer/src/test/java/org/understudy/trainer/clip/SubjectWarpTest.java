package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.Rotation;

class SubjectWarpTest {
  private static final double[] SAME = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
  private final SplittableRandom random = new SplittableRandom(8);

  private float[] face() {
    float[] points = new float[3 * 478];
    for (int i = 0; i < points.length; i += 3) {
      double angle = random.nextDouble(-1.3, 1.3);
      double y = random.nextDouble(-0.08, 0.08);
      points[i] = (float) (0.075 * Math.sin(angle));
      points[i + 1] = (float) y;
      points[i + 2] = (float) (0.08 * Math.cos(angle) - 2 * y * y);
    }
    return points;
  }

  private static TemplateFace template(float[] landmarks) {
    return new TemplateFace(landmarks, new double[6], SAME);
  }

  @Test
  void aLargerTurnedAndMovedFaceIsFoundExactly() {
    float[] from = face();
    Rotation turn = Rotation.ofYawPitchRoll(0.2, -0.1, 0.05);
    float[] to = new float[from.length];
    for (int i = 0; i < from.length; i += 3) {
      double[] p = turn.apply(from[i], from[i + 1], from[i + 2]);
      to[i] = (float) (1.1 * p[0] + 0.01);
      to[i + 1] = (float) (1.1 * p[1] - 0.02);
      to[i + 2] = (float) (1.1 * p[2] + 0.03);
    }
    SubjectWarp warp = SubjectWarp.of(template(from), to);
    assertThat(warp.scale()).isCloseTo(1.1, within(1e-5));
    double[] expected = turn.apply(0.3, -0.2, -0.1);
    double[] far = warp.move(0.3, -0.2, -0.1);
    assertThat(far[0]).isCloseTo(1.1 * expected[0] + 0.01, within(1e-5));
    assertThat(far[1]).isCloseTo(1.1 * expected[1] - 0.02, within(1e-5));
    assertThat(far[2]).isCloseTo(1.1 * expected[2] + 0.03, within(1e-5));
    double[] turned = warp.turn(0, 0, 0.01);
    double[] along = turn.apply(0, 0, 0.011);
    assertThat(turned[0]).isCloseTo(along[0], within(1e-6));
    assertThat(turned[2]).isCloseTo(along[2], within(1e-6));
  }

  @Test
  void aLongerChinMovesTheChinAndNotTheBackOfTheHead() {
    float[] from = face();
    float[] to = from.clone();
    for (int i = 0; i < to.length; i += 3) {
      to[i + 1] -= (float) (0.01 * Math.exp(-Math.pow((from[i + 1] + 0.08) / 0.02, 2)));
    }
    SubjectWarp warp = SubjectWarp.of(template(from), to);
    double worst = 0;
    for (int i = 0; i < from.length; i += 3) {
      double[] p = warp.move(from[i], from[i + 1], from[i + 2]);
      worst = Math.max(worst, Math.abs(p[1] - to[i + 1]));
    }
    assertThat(worst).as("largest miss of a landmark").isLessThan(0.0035);
    double[] back = warp.move(0, 0.05, -0.12);
    double[] coarse = warp.coarse(0, 0.05, -0.12);
    assertThat(Math.hypot(back[1] - coarse[1], back[2] - coarse[2])).isLessThan(5e-4);
  }
}
