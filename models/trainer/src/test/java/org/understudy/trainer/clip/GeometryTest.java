package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.bake.SheetDraft;

class GeometryTest {
  /** A square of side 0.2 about the z axis; its right half belongs to the neck. */
  private static SheetDraft square(double z) {
    int n = 9;
    float[] p = new float[3 * n * n];
    float[] w = new float[PortraitJoint.COUNT * n * n];
    for (int v = 0; v < n * n; v++) {
      int row = v / n;
      p[3 * v] = 0.2f * (v % n) / (n - 1) - 0.1f;
      p[3 * v + 1] = 0.2f * row / (n - 1) - 0.1f;
      p[3 * v + 2] = (float) z;
      PortraitJoint joint = p[3 * v] > 0 ? PortraitJoint.NECK : PortraitJoint.HEAD;
      w[PortraitJoint.COUNT * v + joint.ordinal()] = 1;
    }
    return HairSheets.empty("square", n - 1, n - 1, p, w, 4, 4, SheetDraft.Fitted.COLOUR_AND_ALPHA);
  }

  @Test
  void raysMeetTheFarthestOfSeveralSheetsOrNothing() {
    TriangleRays rays = new TriangleRays(List.of(square(0.3), square(0.5)));
    double[] ahead = {0, 0, 1};
    assertThat(rays.farthest(new double[] {0.013, -0.02, 0}, ahead)).isCloseTo(0.5, within(1e-6));
    assertThat(rays.farthest(new double[] {0.013, -0.02, 0.4}, ahead)).isCloseTo(0.1, within(1e-6));
    assertThat(rays.farthest(new double[] {0.2, 0, 0}, ahead)).isNaN();
    assertThat(rays.farthest(new double[] {0, 0, 0.6}, ahead)).isNaN();
  }

  @Test
  void weightsOfAPlaceAreThoseOfItsNeighboursAndSumToOne() {
    NearestWeights weights = new NearestWeights(List.of(square(0.3)));
    float[] out = new float[PortraitJoint.COUNT * 2];
    weights.write(-0.08, 0, 0.31, out, 0);
    weights.write(0.01, 0.03, 0.35, out, 1);
    assertThat(out[PortraitJoint.HEAD.ordinal()]).isCloseTo(1, within(1e-5f));
    float neck = out[PortraitJoint.COUNT + PortraitJoint.NECK.ordinal()];
    float head = out[PortraitJoint.COUNT + PortraitJoint.HEAD.ordinal()];
    assertThat(neck).isBetween(0.2f, 0.8f);
    assertThat(neck + head).isCloseTo(1, within(1e-5f));
  }
}
