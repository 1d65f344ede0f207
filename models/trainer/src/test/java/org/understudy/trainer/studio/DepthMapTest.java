package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DepthMapTest {
  /** A square plate at z = 0.1 over x 0 to 0.2. */
  private static PosedPart plate() {
    float[] p = {0, -0.1f, 0.1f, 0.2f, -0.1f, 0.1f, 0.2f, 0.1f, 0.1f, 0, 0.1f, 0.1f};
    Subdivision surface =
        Subdivision.of(4, new int[][] {{0, 1, 2, 3}}, new float[][] {new float[8]}, 0);
    Material cloth = Material.of(Material.Kind.CLOTH, LinearImage.uniform(1, 1, 1));
    return PosedPart.unlit(StudioPart.bare("plate", surface, cloth, p), p, Wrinkles.NONE);
  }

  @Test
  void aPlateShadowsWhatLiesBehindIt() {
    DepthMap map = new DepthMap(200, new float[] {0, 0, 1}, new float[3], 0.4f);
    map.draw(List.of(plate()));
    float[] points = {0.1f, 0, 0, -0.1f, 0, 0, 0, 0, 0, 0.1f, 0, 0.099f, 0.6f, 0, 0};
    assertThat(map.visibility(points, 0, 0.003f, 2, 0.005f)).isZero();
    assertThat(map.visibility(points, 3, 0.003f, 2, 0.005f)).isEqualTo(1);
    assertThat(map.visibility(points, 6, 0.003f, 2, 0.005f)).isCloseTo(0.5f, within(0.11f));
    assertThat(map.visibility(points, 9, 0.003f, 2, 0.005f)).as("within the bias").isEqualTo(1);
    assertThat(map.visibility(points, 12, 0.003f, 2, 0.005f)).as("outside").isEqualTo(1);
  }

  @Test
  void projectedPointsSeeTheSame() {
    DepthMap map = new DepthMap(180, Vectors.unit(0.3, 0.4, 1), new float[3], 0.4f);
    map.draw(List.of(plate()));
    float[] points = new float[3 * 500];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) Math.sin(i * 12.9898) * 0.35f;
    }
    DepthMap.Projected projected = map.project(points);
    for (int i = 0; i < 500; i++) {
      assertThat(map.visibility(projected, i, 0.002f, 0.01f))
          .isCloseTo(map.visibility(points, 3 * i, 0.002f, 0, 0.01f), within(1e-3f));
    }
  }
}
