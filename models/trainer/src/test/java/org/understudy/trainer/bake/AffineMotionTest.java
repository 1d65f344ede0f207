package org.understudy.trainer.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.Rotation;

class AffineMotionTest {
  @Test
  void aTurnAboutAHingeIsFoundAndContinued() {
    Random random = new Random(4);
    float[] points = new float[3 * 40];
    float[] moves = new float[points.length];
    boolean[] chosen = new boolean[40];
    for (int i = 0; i < points.length; i++) {
      points[i] = random.nextFloat(-0.03f, 0.03f);
      moves[i] = random.nextFloat();
    }
    for (int v = 0; v < 30; v++) {
      chosen[v] = true;
      System.arraycopy(turned(points, v), 0, moves, 3 * v, 3);
    }
    AffineMotion motion = new AffineMotion(points, moves, chosen);
    float[] at = motion.at(points);
    for (int v = 0; v < 40; v++) {
      float[] expected = turned(points, v);
      for (int k = 0; k < 3; k++) {
        assertThat(at[3 * v + k]).isCloseTo(expected[k], within(2e-5f));
      }
    }
  }

  /** Displacement by a turn of 20 degrees about a hinge 8 cm behind. */
  private static float[] turned(float[] points, int v) {
    Rotation turn = Rotation.ofAxisAngle(Math.toRadians(20), 0, 0);
    double[] to = turn.apply(points[3 * v], points[3 * v + 1], points[3 * v + 2] + 0.08);
    return new float[] {
      (float) to[0] - points[3 * v],
      (float) to[1] - points[3 * v + 1],
      (float) (to[2] - 0.08) - points[3 * v + 2]
    };
  }

  @Test
  void aFlatSetOfPointsStillMovesAsAWhole() {
    float[] points = {0, 0, 0, 0.01f, 0, 0, 0, 0.01f, 0};
    float[] moves = new float[9];
    Arrays.fill(moves, 0.002f);
    boolean[] chosen = {true, true, true};
    assertThat(new AffineMotion(points, moves, chosen).at(new float[] {0.02f, 0.02f, 0.02f}))
        .containsExactly(new float[] {0.002f, 0.002f, 0.002f}, within(1e-6f));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AffineMotion(points, moves, new boolean[3]));
  }
}
