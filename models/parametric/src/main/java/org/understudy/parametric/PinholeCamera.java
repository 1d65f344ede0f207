package org.understudy.parametric;

/**
 * A pinhole camera without distortion, in camera space as this package defines it: the camera sits
 * at the origin and looks along -z, +x is to the right of the picture, +y up.
 *
 * <p>Pixel coordinates have their origin at the top left corner of the picture, v grows downwards,
 * and the centre of the first pixel is (0.5, 0.5):
 *
 * <pre>u = centreX + focalPixels * x / -z      v = centreY - focalPixels * y / -z</pre>
 *
 * @param focalPixels focal length in pixels, positive
 * @param centreX principal point, pixels
 * @param centreY principal point, pixels
 * @param width picture width, pixels
 * @param height picture height, pixels
 */
public record PinholeCamera(
    double focalPixels, double centreX, double centreY, int width, int height) {

  public PinholeCamera {
    if (!(focalPixels > 0) || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a camera takes a positive focal length and size, got %s pixels at %dx%d"
              .formatted(focalPixels, width, height));
    }
  }

  /** A camera whose vertical field of view is given, the principal point in the middle. */
  public static PinholeCamera ofVerticalFieldOfView(double degrees, int width, int height) {
    if (!(degrees > 0 && degrees < 170)) {
      throw new IllegalArgumentException(
          "a field of view lies between 0 and 170 degrees, got " + degrees);
    }
    double focal = height / 2.0 / Math.tan(Math.toRadians(degrees) / 2);
    return new PinholeCamera(focal, width / 2.0, height / 2.0, width, height);
  }

  /** Vertical field of view in degrees. */
  public double verticalFieldOfViewDegrees() {
    return Math.toDegrees(2 * Math.atan(height / 2.0 / focalPixels));
  }

  /** Horizontal pixel coordinate of a point in front of the camera ({@code z < 0}). */
  public double projectX(double x, double z) {
    return centreX - focalPixels * x / z;
  }

  /** Vertical pixel coordinate of a point in front of the camera ({@code z < 0}). */
  public double projectY(double y, double z) {
    return centreY + focalPixels * y / z;
  }
}
