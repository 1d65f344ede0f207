package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.RgbaImage;

class BackdropTest {
  @TempDir Path folder;

  private static int[] behindNothing(Backdrop backdrop, int width, int height) {
    RgbaImage image = new RgbaImage(width, height);
    backdrop.makeBackground().get().compose(image);
    return image.pixels();
  }

  @Test
  void readsColours() {
    assertThat(behindNothing(Backdrop.parse("#ff8001"), 2, 1))
        .containsExactly(0xff0180ff, 0xff0180ff);
    assertThat(behindNothing(Backdrop.parse("White"), 1, 1)).containsExactly(-1);
  }

  @Test
  void transparentIsEmpty() {
    Backdrop backdrop = Backdrop.parse("transparent");
    assertThat(backdrop.transparent()).isTrue();
    assertThat(behindNothing(backdrop, 2, 2)).containsOnly(0);
  }

  @Test
  void picturesFillTheFrame() throws Exception {
    BufferedImage image = new BufferedImage(40, 10, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) {
      for (int y = 0; y < 10; y++) {
        image.setRGB(x, y, x < 20 ? 0xff0000 : 0x0000ff);
      }
    }
    Path file = folder.resolve("wall.png");
    ImageIO.write(image, "png", file.toFile());
    int[] pixels = behindNothing(Backdrop.parse(file.toString()), 20, 20);
    assertThat(pixels[0]).isEqualTo(0xff0000ff);
    assertThat(pixels[19]).isEqualTo(0xffff0000);
  }

  @Test
  void aBlurredPictureHasNoEdges() throws Exception {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 40; y++) {
      for (int x = 20; x < 40; x++) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    Path file = folder.resolve("room: evening.png");
    ImageIO.write(image, "png", file.toFile());
    int usual = steepest(behindNothing(Backdrop.parse("blurred:" + file), 200, 200));
    int strong = steepest(behindNothing(Backdrop.parse("blurred=10:" + file), 200, 200));
    assertThat(usual).isBetween(10, 60);
    assertThat(strong).isLessThan(usual / 2);
    assertThatThrownBy(() -> Backdrop.parse("blurred=x:" + file)).hasMessageContaining("\"x\"");
    assertThatThrownBy(() -> Backdrop.parse("blurred=90:" + file)).hasMessageContaining("\"90.0\"");
    assertThatThrownBy(() -> Backdrop.parse("blurred:nowhere.png"))
        .hasMessageContaining("nowhere.png");
  }

  /** The largest step between neighbours in the middle row of 200, above the darkest tones. */
  private static int steepest(int[] pixels) {
    int steepest = 0;
    for (int x = 1; x < 200; x++) {
      int before = pixels[100 * 200 + x - 1] & 255;
      if (before > 80) {
        steepest = Math.max(steepest, Math.abs((pixels[100 * 200 + x] & 255) - before));
      }
    }
    return steepest;
  }

  @Test
  void refusesWhatIsNoBackground() throws Exception {
    assertThatThrownBy(() -> Backdrop.parse("mauve-ish"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grey")
        .hasMessageContaining("mauve-ish");
    Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
    assertThatThrownBy(() -> Backdrop.parse(text.toString())).hasMessageContaining("is no picture");
  }
}
