package org.understudy.camera.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WarmingYuvKernelTest {
  private static final int WIDTH = 66;
  private static final int HEIGHT = 10;

  @Test
  void givesTheSameBytesBeforeAndAfterItIsWarm() {
    Assumptions.assumeTrue(VectorYuvKernel.supported(), "this processor has narrow vectors");
    int[] pixels = new Random(5).ints(WIDTH * HEIGHT).toArray();
    WarmingYuvKernel kernel = new WarmingYuvKernel(YuvMatrix.BT601_VIDEO);
    byte[] expected = nv12(new ScalarYuvKernel(YuvMatrix.BT601_VIDEO), pixels);
    assertThat(nv12(kernel, pixels)).isEqualTo(expected);
    assertThat(WarmingYuvKernel.awaitWarm()).isTrue();
    assertThat(nv12(kernel, pixels)).isEqualTo(expected);
  }

  private static byte[] nv12(YuvKernel kernel, int[] pixels) {
    Nv12Picture picture = Nv12Picture.allocate(WIDTH, HEIGHT);
    kernel.convert(pixels, picture);
    YuvPlanes planes = YuvPlanes.allocate(WIDTH, HEIGHT, WIDTH, WIDTH / 2);
    kernel.convert(pixels, planes);
    assertThat(picture.bytes()).startsWith(planes.y());
    return picture.bytes();
  }
}
