package org.understudy.trainer.gan.evaluate;

import org.understudy.avatar.Avatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.gan.regress.FaceWindow;

/**
 * A picture of somebody made up, as pictures of sets are.
 *
 * @param rgba [size][size][4] premultiplied, 0..255
 * @param size pixels along each side
 * @param face where the face is
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record MadePicture(byte[] rgba, int size, FaceWindow face) {
  /** Draws a person in a pose. */
  static MadePicture of(Avatar person, PortraitPose pose, PinholeCamera camera) {
    RgbaImage image = new RgbaImage(camera.width(), camera.height());
    AvatarRenderers.create(
            person, RendererOptions.oneThread().withBackend(RendererOptions.Backend.SCALAR))
        .render(pose, camera, image);
    byte[] rgba = new byte[4 * image.pixels().length];
    for (int i = 0; i < image.pixels().length; i++) {
      int p = image.pixels()[i];
      rgba[4 * i] = (byte) RgbaImage.red(p);
      rgba[4 * i + 1] = (byte) RgbaImage.green(p);
      rgba[4 * i + 2] = (byte) RgbaImage.blue(p);
      rgba[4 * i + 3] = (byte) RgbaImage.alpha(p);
    }
    return new MadePicture(rgba, camera.width(), FaceWindow.of(person.skeleton(), pose, camera));
  }

  /** The whole picture. */
  FaceWindow whole() {
    return whole(size);
  }

  /** The whole of a square picture. */
  static FaceWindow whole(int size) {
    return new FaceWindow(size / 2.0, size / 2.0, size, 0);
  }
}
