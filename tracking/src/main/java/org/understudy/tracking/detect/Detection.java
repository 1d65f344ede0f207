package org.understudy.tracking.detect;

import java.util.List;

/**
 * Something a detector found, in pixels of the picture.
 *
 * @param score 0..1
 * @param centreX of the upright box
 * @param centreY of the upright box
 * @param width of the box
 * @param height of the box
 * @param keyPoints of a face: the subject's right eye, left eye, nose tip, mouth, right ear, left
 *     ear; of a person: middle of the hips, a point at the top of the circle around the person,
 *     middle of the shoulders, a point at the top of the circle around the upper body
 */
public record Detection(
    double score,
    double centreX,
    double centreY,
    double width,
    double height,
    List<KeyPoint> keyPoints) {

  public Detection {
    keyPoints = List.copyOf(keyPoints);
  }

  /**
   * A point of the picture.
   *
   * @param x pixels
   * @param y pixels
   */
  public record KeyPoint(double x, double y) {}

  /** The upright square around the box. */
  public Region square() {
    return new Region(centreX, centreY, Math.max(width, height), 0);
  }

  /** Intersection over union of the boxes, 0..1. */
  public double overlap(Detection other) {
    double w =
        Math.min(centreX + width / 2, other.centreX + other.width / 2)
            - Math.max(centreX - width / 2, other.centreX - other.width / 2);
    double h =
        Math.min(centreY + height / 2, other.centreY + other.height / 2)
            - Math.max(centreY - height / 2, other.centreY - other.height / 2);
    double both = Math.max(0, w) * Math.max(0, h);
    double either = width * height + other.width * other.height - both;
    return either > 0 ? both / either : 0;
  }
}
