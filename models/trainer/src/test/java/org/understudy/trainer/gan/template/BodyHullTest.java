package org.understudy.trainer.gan.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BodyHullTest {
  /** A box about the origin, wide below: as a bust is. */
  private static final float[] BOX = box(0.1f, 0.12f, 0.4f);

  private static float[] box(float half, float top, float bottom) {
    float[] p = new float[24];
    for (int v = 0; v < 8; v++) {
      p[3 * v] = (v & 1) == 0 ? -half : half;
      p[3 * v + 1] = (v & 2) == 0 ? -bottom : top;
      p[3 * v + 2] = (v & 4) == 0 ? -half : half;
    }
    return p;
  }

  private static final int[] FACES = {
    0, 1, 3, 0, 3, 2, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 3,
    7, 1, 7, 5
  };

  @Test
  void shellsLieOutsideByTheirOffset() {
    BodyHull hull = new BodyHull(BOX, FACES, new double[3], 16, 12);
    float[] shell = hull.shell(0.02f);
    assertThat(shell).hasSize(3 * 17 * 13);
    assertThat(shell[1]).as("above the crown").isBetween(0.14f, 0.155f);
    for (int v = 0; v < shell.length / 3; v++) {
      boolean inside =
          Math.abs(shell[3 * v]) < 0.1f
              && Math.abs(shell[3 * v + 2]) < 0.1f
              && shell[3 * v + 1] < 0.12f;
      assertThat(inside).as("vertex %d", v).isFalse();
    }
    int front = 10 * 17 + 8;
    assertThat(shell[3 * front]).isCloseTo(0, Offset.offset(1e-5f));
    assertThat(shell[3 * front + 2]).isBetween(0.12f, 0.14f);
    assertThat(shell[3 * front + 1]).isLessThan(-0.1f);
  }

  @Test
  void nestedShellsDoNotCross() {
    BodyHull hull = new BodyHull(BOX, FACES, new double[3], 16, 12);
    float[] near = hull.shell(0.01f);
    float[] far = hull.shell(0.03f);
    for (int v = 0; v < near.length / 3; v++) {
      double dx = far[3 * v] - near[3 * v];
      double dy = far[3 * v + 1] - near[3 * v + 1];
      double dz = far[3 * v + 2] - near[3 * v + 2];
      assertThat(Math.sqrt(dx * dx + dy * dy + dz * dz)).isCloseTo(0.02, Offset.offset(1e-5));
    }
  }
}
