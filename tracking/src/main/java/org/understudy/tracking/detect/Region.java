package org.understudy.tracking.detect;

/**
 * A square part of a picture, turned about its centre; what a network looks at.
 *
 * @param centreX pixels
 * @param centreY pixels
 * @param size length of a side, pixels, above 0
 * @param rotation clockwise as seen on the screen, radians
 */
public record Region(double centreX, double centreY, double size, double rotation) {

  public Region {
    if (!(size > 0) || !Double.isFinite(centreX + centreY + size + rotation)) {
      throw new IllegalArgumentException(
          "a region takes finite numbers and a size above 0, got centre (%s, %s), size %s, rotation %s"
              .formatted(centreX, centreY, size, rotation));
    }
  }

  /** The smallest upright square around a whole picture, with the picture in its middle. */
  public static Region ofPicture(int width, int height) {
    return new Region(width / 2.0, height / 2.0, Math.max(width, height), 0);
  }

  /** Where a point of the region lies in the picture; both coordinates 0..1 in the region. */
  public double pictureX(double u, double v) {
    return centreX + ((u - 0.5) * Math.cos(rotation) - (v - 0.5) * Math.sin(rotation)) * size;
  }

  /** Where a point of the region lies in the picture; both coordinates 0..1 in the region. */
  public double pictureY(double u, double v) {
    return centreY + ((u - 0.5) * Math.sin(rotation) + (v - 0.5) * Math.cos(rotation)) * size;
  }

  /** Where a point of the picture lies in the region, 0..1 inside. */
  public double regionU(double x, double y) {
    return 0.5 + ((x - centreX) * Math.cos(rotation) + (y - centreY) * Math.sin(rotation)) / size;
  }

  /** Where a point of the picture lies in the region, 0..1 inside. */
  public double regionV(double x, double y) {
    return 0.5 + (-(x - centreX) * Math.sin(rotation) + (y - centreY) * Math.cos(rotation)) / size;
  }

  /** This region with its side multiplied. */
  public Region scaled(double factor) {
    return new Region(centreX, centreY, size * factor, rotation);
  }

  /** This region with its sides along those of the picture. */
  public Region upright() {
    return new Region(centreX, centreY, size, 0);
  }

  /** Intersection over union with another region, both taken as upright squares; 0..1. */
  public double overlap(Region other) {
    double width =
        Math.min(centreX + size / 2, other.centreX + other.size / 2)
            - Math.max(centreX - size / 2, other.centreX - other.size / 2);
    double height =
        Math.min(centreY + size / 2, other.centreY + other.size / 2)
            - Math.max(centreY - size / 2, other.centreY - other.size / 2);
    double both = Math.max(0, width) * Math.max(0, height);
    return both / (size * size + other.size * other.size - both);
  }
}
