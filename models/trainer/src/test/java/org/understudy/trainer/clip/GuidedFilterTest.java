package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GuidedFilterTest {
  private static final int W = 48;
  private static final int H = 20;

  @Test
  void aCoarseMaskTakesTheEdgeOfThePicture() {
    float[] guide = new float[W * H];
    float[] mask = new float[W * H];
    for (int i = 0; i < guide.length; i++) {
      int x = i % W;
      guide[i] = x < 24 ? 0.2f : 0.8f;
      // a ramp over 12 pixels whose middle is where the edge is
      mask[i] = Math.clamp((x - 17.5f) / 12, 0f, 1f);
    }
    float[] out = GuidedFilter.filter(mask, guide, W, H, 8, 1e-4f);
    int row = 10 * W;
    assertThat(mask[row + 24] - mask[row + 23]).isLessThan(0.1f);
    assertThat(out[row + 24] - out[row + 23]).isGreaterThan(0.45f);
    assertThat(out[row + 3]).isCloseTo(0, within(0.02f));
    assertThat(out[row + 44]).isCloseTo(1, within(0.02f));
  }

  @Test
  void whatIsTheSameEverywhereStays() {
    float[] mask = new float[W * H];
    float[] guide = new float[W * H];
    Arrays.fill(mask, 0.3f);
    for (int i = 0; i < guide.length; i++) {
      guide[i] = (i * 37 % 101) / 101f;
    }
    for (float value : GuidedFilter.filter(mask, guide, W, H, 3, 1e-3f)) {
      assertThat(value).isCloseTo(0.3f, within(1e-3f));
    }
  }
}
