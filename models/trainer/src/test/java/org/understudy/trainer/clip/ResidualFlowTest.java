package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResidualFlowTest {
  private static final int W = 96;
  private static final int H = 80;

  /** Waves in colour and coverage, shifted. */
  private static float[] waves(double dx, double dy) {
    float[] out = new float[4 * W * H];
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        double u = (x - dx) / 5.0;
        double v = (y - dy) / 6.0;
        int at = 4 * (y * W + x);
        out[at] = (float) (0.5 + 0.3 * Math.sin(u) * Math.cos(v));
        out[at + 1] = (float) (0.5 + 0.3 * Math.sin(0.6 * u + v));
        out[at + 2] = (float) (0.5 + 0.3 * Math.cos(v - 0.5 * u));
        out[at + 3] = 1;
      }
    }
    return out;
  }

  @Test
  void aShiftOfSeveralPixelsIsFound() {
    ResidualFlow flow = ResidualFlow.between(waves(0, 0), waves(2.6, -1.7), W, H);
    for (int y = 16; y < H - 16; y += 5) {
      for (int x = 16; x < W - 16; x += 5) {
        assertThat(flow.x()[y * W + x]).as("at %d %d", x, y).isCloseTo(2.6f, within(0.2f));
        assertThat(flow.y()[y * W + x]).as("at %d %d", x, y).isCloseTo(-1.7f, within(0.2f));
        assertThat(flow.xx()[y * W + x]).isPositive();
      }
    }
  }

  @Test
  void thePictureSeenWarpedByTheFlowIsThePictureMade() {
    float[] made = waves(0, 0);
    float[] seen = waves(-1.3, 2.1);
    ResidualFlow flow = ResidualFlow.between(made, seen, W, H);
    float[] back = ResidualFlow.warped(seen, W, H, flow.x(), flow.y());
    int middle = 4 * (H / 2 * W + W / 2);
    for (int c = 0; c < 4; c++) {
      assertThat(back[middle + c]).isCloseTo(made[middle + c], within(0.02f));
    }
  }

  @Test
  void nothingIsKnownWhereNothingIsToBeSeen() {
    float[] empty = new float[4 * W * H];
    ResidualFlow flow = ResidualFlow.between(empty, empty, W, H);
    for (int i = 0; i < W * H; i++) {
      assertThat(flow.x()[i]).isZero();
      assertThat(flow.yy()[i]).isZero();
    }
  }
}
