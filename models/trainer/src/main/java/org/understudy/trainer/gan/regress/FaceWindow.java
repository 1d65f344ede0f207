package org.understudy.trainer.gan.regress;

import org.understudy.parametric.BustModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.dataset.PortraitPicture;

/**
 * A square of a picture, possibly turned.
 *
 * @param centreX pixels, 0 at the left border
 * @param centreY pixels, 0 at the upper border
 * @param side pixels
 * @param turn radians, clockwise in the picture
 */
public record FaceWindow(double centreX, double centreY, double side, double turn) {
  /** The middle of the face in the head joint's frame, metres. */
  private static final double[] MIDDLE = {0, 0.06, 0.07};

  private static final double SIDE_METRES = 0.3;
  private static final double NEAREST_METRES = 0.1;
  private static final int SAMPLES = 2;

  /** Where the face of a posed body is seen. */
  public static FaceWindow of(Skeleton skeleton, PortraitPose pose, PinholeCamera camera) {
    double[] at =
        skeleton.jointToCamera(pose, PortraitJoint.HEAD).apply(MIDDLE[0], MIDDLE[1], MIDDLE[2]);
    double z = Math.min(-NEAREST_METRES, at[2]);
    return new FaceWindow(
        camera.projectX(at[0], z),
        camera.projectY(at[1], z),
        SIDE_METRES * camera.focalPixels() / -z,
        0);
  }

  /**
   * Where the face of a portrait is.
   *
   * @param codes what is said of it
   * @param size pixels along each side of the picture
   */
  public static FaceWindow of(BustModel bust, PortraitCodes codes, int size) {
    return of(bust.skeleton(codes.shape()), codes.pose(), codes.camera(size));
  }

  /**
   * A camera in the same place that sees this part alone; the window is upright.
   *
   * @param whole the camera whose picture this is a part of
   * @param size pixels along each side of the part's picture
   */
  public PinholeCamera camera(PinholeCamera whole, int size) {
    double scale = size / side;
    return new PinholeCamera(
        scale * whole.focalPixels(),
        size / 2.0 + scale * (whole.centreX() - centreX),
        size / 2.0 + scale * (whole.centreY() - centreY),
        size,
        size);
  }

  /** The same middle, the side times a factor. */
  public FaceWindow times(double factor) {
    return new FaceWindow(centreX, centreY, factor * side, turn);
  }

  /**
   * Cuts it out; beside the picture there is nothing.
   *
   * @param rgba [height][width][4] premultiplied, 0..255
   * @param size pixels along each side of what is cut
   * @return [size][size][4] premultiplied, 0..1
   */
  public float[] cut(byte[] rgba, int width, int height, int size) {
    float[] out = new float[4 * size * size];
    double cos = Math.cos(turn) * side / size;
    double sin = Math.sin(turn) * side / size;
    float share = 1f / (255 * SAMPLES * SAMPLES);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        for (int s = 0; s < SAMPLES * SAMPLES; s++) {
          double dx = x + (s % SAMPLES + 0.5) / SAMPLES - 0.5 * size;
          double dy = y + (Math.floorDiv(s, SAMPLES) + 0.5) / SAMPLES - 0.5 * size;
          double px = centreX + cos * dx - sin * dy - 0.5;
          double py = centreY + sin * dx + cos * dy - 0.5;
          add(rgba, width, height, px, py, share, out, 4 * (y * size + x));
        }
      }
    }
    return out;
  }

  /**
   * Cuts it out over grey, as networks take pictures.
   *
   * @param rgba [height][width][4] premultiplied, 0..255
   * @param size pixels along each side of what is cut
   * @return [3][size][size] 0..1
   */
  public float[] cutOverGrey(byte[] rgba, int width, int height, int size) {
    return PortraitPicture.over(cut(rgba, width, height, size), size, FacePicture.GREY);
  }

  private static void add(
      byte[] rgba, int width, int height, double x, double y, float share, float[] out, int to) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    for (int corner = 0; corner < 4; corner++) {
      int cx = x0 + corner % 2;
      int cy = y0 + corner / 2;
      if (cx >= 0 && cy >= 0 && cx < width && cy < height) {
        double across = corner % 2 == 0 ? 1 - (x - x0) : x - x0;
        double down = corner / 2 == 0 ? 1 - (y - y0) : y - y0;
        float weight = share * (float) (across * down);
        int at = 4 * (cy * width + cx);
        for (int c = 0; c < 4; c++) {
          out[to + c] += weight * (rgba[at + c] & 255);
        }
      }
    }
  }
}
