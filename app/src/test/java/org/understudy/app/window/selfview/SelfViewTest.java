package org.understudy.app.window.selfview;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.understudy.app.live.watch.PictureWitness;
import org.understudy.tracking.capture.VideoFrame;

class SelfViewTest {
  @Test
  void thePictureIsMirroredAndItsMiddleKept() {
    int width = 640;
    int height = 360;
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        rgb[at] = (byte) (x < width / 2 ? 200 : 10);
        rgb[at + 1] = (byte) (y < height / 2 ? 150 : 20);
        rgb[at + 2] = 77;
      }
    }
    int[] out = new int[SelfView.WIDTH * SelfView.HEIGHT];
    SelfView.reduce(new VideoFrame(rgb, width, height, 0, 0), SelfView.WIDTH, SelfView.HEIGHT, out);
    int last = SelfView.WIDTH - 1;
    assertThat(out[0]).isEqualTo(0xff000000 | 10 << 16 | 150 << 8 | 77);
    assertThat(out[last]).isEqualTo(0xff000000 | 200 << 16 | 150 << 8 | 77);
    assertThat(out[out.length - 1]).isEqualTo(0xff000000 | 200 << 16 | 20 << 8 | 77);
  }

  @Test
  void framesOfAnySizeFit() {
    for (int[] size : new int[][] {{1, 1}, {3, 500}, {1921, 7}, {240, 180}}) {
      byte[] rgb = new byte[3 * size[0] * size[1]];
      Arrays.fill(rgb, (byte) 9);
      int[] out = new int[SelfView.WIDTH * SelfView.HEIGHT];
      SelfView.reduce(
          new VideoFrame(rgb, size[0], size[1], 0, 0), SelfView.WIDTH, SelfView.HEIGHT, out);
      assertThat(Arrays.stream(out).distinct().toArray()).containsExactly(0xff090909);
    }
  }

  @Test
  void nothingOfThePictureComesOut() {
    assertThat(
            Arrays.stream(SelfView.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getReturnType))
        .containsOnly(Node.class, PictureWitness.class, SelfView.class, void.class);
    assertThat(SelfView.class.getFields()).isEmpty();
  }
}
