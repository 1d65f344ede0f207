package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SubdivisionTest {
  private static final int[][] CUBE = {
    {0, 1, 3, 2}, {4, 6, 7, 5}, {0, 4, 5, 1}, {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 5, 7, 3}
  };

  private static float[] cubeCorners() {
    float[] p = new float[24];
    for (int v = 0; v < 8; v++) {
      p[3 * v] = (v & 1) * 2 - 1;
      p[3 * v + 1] = (v >> 1 & 1) * 2 - 1;
      p[3 * v + 2] = (v >> 2 & 1) * 2 - 1;
    }
    return p;
  }

  private static float[][] anyTexture(int[][] faces) {
    float[][] uv = new float[faces.length][];
    for (int f = 0; f < faces.length; f++) {
      uv[f] = new float[2 * faces[f].length];
    }
    return uv;
  }

  @Test
  void cubeIsRefinedAsCatmullAndClarkSay() {
    Subdivision cube = Subdivision.of(8, CUBE, anyTexture(CUBE), 1);
    assertThat(cube.vertexCount()).isEqualTo(8 + 12 + 6);
    assertThat(cube.triangles()).hasSize(24 * 2 * 3);
    float[] p = cube.apply(cubeCorners(), 3);
    assertThat(Math.abs(p[0])).isCloseTo(5f / 9, within(1e-5f));
    double largest = 0;
    for (float x : p) {
      largest = Math.max(largest, Math.abs(x));
    }
    assertThat(largest).isCloseTo(1, within(1e-5));
  }

  @Test
  void constantsStayWhatTheyAre() {
    float[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
    Subdivision cube = Subdivision.of(8, CUBE, anyTexture(CUBE), 2);
    for (float x : cube.apply(ones, 1)) {
      assertThat(x).isCloseTo(1, within(1e-5f));
    }
  }

  @Test
  void openBordersStayInPlace() {
    int[][] faces = {{0, 1, 3, 2}};
    float[] square = {0, 0, 1, 0, 0, 1, 1, 1};
    Subdivision refined = Subdivision.of(4, faces, anyTexture(faces), 1);
    float[] p = refined.apply(square, 2);
    assertThat(refined.vertexCount()).isEqualTo(9);
    assertThat(p[0]).isCloseTo(0.125f, within(1e-5f));
    assertThat(p[1]).isCloseTo(0.125f, within(1e-5f));
  }
}
