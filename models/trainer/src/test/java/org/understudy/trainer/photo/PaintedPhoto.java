package org.understudy.trainer.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.understudy.assets.Assets;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.file.AvatarFile;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;

/**
 * A photo of somebody who does not exist: an avatar of the gallery before a wall, all of it known.
 *
 * @param picture the photo
 * @param alpha [height][width] coverage by the person, 0..255
 * @param pose of the person
 * @param skeleton of the person
 * @param camera that took it
 */
record PaintedPhoto(
    RgbPicture picture, int[] alpha, PortraitPose pose, Skeleton skeleton, PinholeCamera camera) {
  static final int WIDTH = 1000;
  static final int HEIGHT = 750;
  private static final double DISTANCE = 1.4;

  /**
   * Takes a photo.
   *
   * @param who name of an avatar of the gallery
   * @param yaw of the whole person, radians
   * @param right how far to the right of the photo's middle, metres
   * @param jaw how far the mouth is open, 0..1
   */
  static PaintedPhoto of(String who, double yaw, double right, float jaw) throws IOException {
    Avatar avatar;
    String file = "avatars/" + who + ".avatar";
    try (InputStream in = Assets.open(file)) {
      avatar = AvatarFile.read(file, in);
    }
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.JAW_OPEN.ordinal()] = jaw;
    Rotation turn = Rotation.ofYawPitchRoll(yaw, 0.05, 0);
    double[] head = turn.apply(0, avatar.skeleton().rest(PortraitJoint.HEAD, 1), 0);
    PortraitPose pose =
        PortraitPose.REST
            .withExpression(expression)
            .withRoot(
                RigidTransform.of(turn, right - head[0], 0.05 - head[1], -DISTANCE - head[2]));
    PinholeCamera camera = new PinholeCamera(1100, WIDTH / 2.0, HEIGHT / 2.0, WIDTH, HEIGHT);
    RgbaImage drawn = new RgbaImage(WIDTH, HEIGHT);
    AvatarRenderers.create(
            avatar,
            RendererOptions.oneThread()
                .withBackend(RendererOptions.Backend.SCALAR)
                .with(RendererOptions.Smoothing.SUPERSAMPLED)
                .forFrames(1))
        .render(pose, camera, drawn);
    int[] alpha = new int[WIDTH * HEIGHT];
    byte[] rgb = wall().rgb().clone();
    for (int i = 0; i < alpha.length; i++) {
      int pixel = drawn.pixels()[i];
      alpha[i] = RgbaImage.alpha(pixel);
      int[] own = {RgbaImage.red(pixel), RgbaImage.green(pixel), RgbaImage.blue(pixel)};
      for (int c = 0; c < 3; c++) {
        int behind = (rgb[3 * i + c] & 255) * (255 - alpha[i]) / 255;
        rgb[3 * i + c] = (byte) Math.min(255, own[c] + behind);
      }
    }
    return new PaintedPhoto(
        new RgbPicture(WIDTH, HEIGHT, rgb), alpha, pose, avatar.skeleton(), camera);
  }

  /** A wall with soft shadows and nobody before it. */
  static RgbPicture wall() {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      double x = i % WIDTH;
      double y = Math.floorDiv(i, WIDTH);
      double shade = 20 * Math.sin(x / 90) + 15 * Math.cos(y / 70);
      rgb[3 * i] = (byte) (int) (120 + shade);
      rgb[3 * i + 1] = (byte) (int) (140 + shade);
      rgb[3 * i + 2] = (byte) (int) (150 + shade + 10 * Math.sin((x + y) / 50));
    }
    return new RgbPicture(WIDTH, HEIGHT, rgb);
  }

  /** The photo as it is read from a file that tells nothing about the lens. */
  PhotoFile.Photo photo() {
    return new PhotoFile.Photo(picture, ExifTags.NONE);
  }

  /** Rotation of the head in the camera's space. */
  Rotation head() {
    return skeleton.jointToCamera(pose, PortraitJoint.HEAD).rotation();
  }

  /** A part of the photo from its upper left corner. */
  static RgbPicture cropped(RgbPicture picture, int left, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          picture.rgb(), 3 * (y * picture.width() + left), rgb, 3 * y * width, 3 * width);
    }
    return new RgbPicture(width, height, rgb);
  }

  /** Writes a picture as a PNG file. */
  static void write(RgbPicture picture, Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < picture.width() * picture.height(); i++) {
      int pixel = 0;
      for (int c = 0; c < 3; c++) {
        pixel = pixel << 8 | (picture.rgb()[3 * i + c] & 255);
      }
      image.setRGB(i % picture.width(), i / picture.width(), pixel);
    }
    ImageIO.write(image, "png", file.toFile());
  }
}
