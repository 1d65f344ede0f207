package org.understudy.trainer.gan.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NearbySurfaceTest {
  private static float[] plane() {
    float[] p = new float[3 * 41 * 41];
    for (int i = 0; i < 41 * 41; i++) {
      p[3 * i] = (i % 41 - 20) * 0.005f;
      p[3 * i + 1] = (i / 41 - 20) * 0.005f;
    }
    return p;
  }

  @Test
  void carriesWhatVariesSlowlyNearlyUnchanged() {
    float[] surface = plane();
    float[] points = {0.011f, 0.003f, 0.004f, -0.03f, 0.021f, 0.03f};
    NearbySurface near = new NearbySurface(points, surface);
    float[] carried = near.carried(surface, 3);
    assertThat(carried[0]).isCloseTo(0.011f, Offset.offset(0.002f));
    assertThat(carried[1]).isCloseTo(0.003f, Offset.offset(0.002f));
    assertThat(carried[3]).isCloseTo(-0.03f, Offset.offset(0.002f));
    assertThat(near.distance()[1]).isCloseTo(0.03f, Offset.offset(0.001f));
  }

  @Test
  void sharesSumToOne() {
    float[] surface = plane();
    float[] ones = new float[surface.length / 3];
    java.util.Arrays.fill(ones, 1);
    float[] carried = new NearbySurface(new float[] {0.5f, -0.2f, 0.1f}, surface).carried(ones, 1);
    assertThat(carried[0]).isCloseTo(1, Offset.offset(1e-5f));
  }
}
