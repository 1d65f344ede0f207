package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Pictures;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitPose;

/**
 * Small pictures of the procedural avatar. A failure leaves the picture and its difference (four
 * times amplified around grey) in {@code target/goldens}; look at them, and accept a wanted change
 * with
 *
 * <pre>mvn test -pl avatar-engine -am -Dtest=GoldenPictureTest -Dgolden.accept=true
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class GoldenPictureTest {
  private static final int SIZE = 96;

  /** Rounding of another processor's vectors stays far above this. */
  private static final double LEAST_PSNR = 42;

  private static final Avatar AVATAR = ProceduralAvatar.create(8, 32, 96);

  @ParameterizedTest
  @CsvSource({
    "rest, 0, 0.0, 0.0, 0.0",
    "turned, 45, 0.0, 0.0, 0.0",
    "jaw, 0, 1.0, 0.0, 0.0",
    "blink-and-gaze, 20, 0.2, 1.0, 0.4"
  })
  void looksAsAccepted(String name, int yawDegrees, float jaw, float blink, float gaze)
      throws IOException {
    float[] joints = new float[18];
    joints[4] = (float) Math.toRadians(yawDegrees);
    PortraitPose pose =
        PortraitPose.REST
            .withRoot(AVATAR.framing().root())
            .withJoints(joints)
            .withGaze(new Gaze(gaze, 0, gaze, 0))
            .withExpression(
                ProceduralAvatar.expression(
                    ArkitExpression.JAW_OPEN, jaw,
                    ArkitExpression.EYE_BLINK_LEFT, blink,
                    ArkitExpression.EYE_BLINK_RIGHT, 0));
    RgbaImage image = new RgbaImage(SIZE, SIZE);
    AvatarRenderers.create(AVATAR, RendererOptions.oneThread())
        .render(pose, AVATAR.framing().camera(SIZE, SIZE), image);
    Background.colour(60, 70, 90).compose(image);
    compare(name, image);
  }

  private static void compare(String name, RgbaImage image) throws IOException {
    if (Boolean.getBoolean("golden.accept")) {
      Path accepted = Path.of("src/test/resources/org/understudy/avatar/render", name + ".png");
      Files.createDirectories(accepted.getParent());
      ImageIO.write(buffered(image), "png", accepted.toFile());
      return;
    }
    RgbaImage golden = load(name);
    double psnr = Pictures.psnr(golden, image);
    if (psnr < LEAST_PSNR) {
      Path directory = Files.createDirectories(Path.of("target/goldens"));
      ImageIO.write(buffered(image), "png", directory.resolve(name + ".png").toFile());
      ImageIO.write(
          buffered(Pictures.difference(golden, image)),
          "png",
          directory.resolve(name + "-difference.png").toFile());
    }
    assertThat(psnr).as("PSNR of %s in dB, see target/goldens", name).isGreaterThan(LEAST_PSNR);
  }

  private static RgbaImage load(String name) throws IOException {
    try (InputStream stream = GoldenPictureTest.class.getResourceAsStream(name + ".png")) {
      if (stream == null) {
        throw new IllegalStateException(
            "golden picture %s is missing; make it with -Dgolden.accept=true".formatted(name));
      }
      BufferedImage picture = ImageIO.read(stream);
      RgbaImage image = new RgbaImage(picture.getWidth(), picture.getHeight());
      for (int i = 0; i < image.pixels().length; i++) {
        int rgb = picture.getRGB(i % image.width(), i / image.width());
        image.pixels()[i] = RgbaImage.pack(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 255);
      }
      return image;
    }
  }

  private static BufferedImage buffered(RgbaImage image) {
    BufferedImage out =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < image.pixels().length; i++) {
      int p = image.pixels()[i];
      int rgb = RgbaImage.red(p) << 16 | RgbaImage.green(p) << 8 | RgbaImage.blue(p);
      out.setRGB(i % image.width(), i / image.width(), rgb);
    }
    return out;
  }
}
