package org.understudy.trainer.photo;

import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * A camera at the place of the photo's, turned and zoomed so that two joints fall on given places
 * of its square picture. What it sees follows from the photo by a homography alone, so nothing
 * about the person changes but root and field of view.
 *
 * @param turn from the photo's camera space to that of this camera
 * @param focal length in sides of the picture
 */
record AlignedCamera(Rotation turn, double focal) {
  private static final double SHORTEST = 0.3;
  private static final double LONGEST = 300;
  private static final int HALVINGS = 80;

  /**
   * The camera that sees both joints where they belong.
   *
   * @param head the head joint in the photo's camera space, [3] metres, before the camera
   * @param neck the neck joint
   * @throws UnusablePhotoException where the joints lie one behind the other
   */
  static AlignedCamera of(double[] head, double[] neck, JointPlaces places)
      throws UnusablePhotoException {
    double[] toHead = unit(head);
    double[] toNeck = unit(neck);
    double apart = angle(toHead, toNeck);
    double low = SHORTEST;
    double high = LONGEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = Math.sqrt(low * high);
      if (angle(headRay(places, middle), neckRay(places, middle)) > apart) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double focal = Math.sqrt(low * high);
    if (focal < 1.01 * SHORTEST || focal > 0.99 * LONGEST) {
      throw new UnusablePhotoException("head and neck do not stand apart in the photo");
    }
    double[][] from = frame(toHead, toNeck);
    double[][] to = frame(headRay(places, focal), neckRay(places, focal));
    return new AlignedCamera(Rotation.between(from, to), focal);
  }

  /** The bust's place in this camera's space. */
  RigidTransform root(RigidTransform inPhoto) {
    double[] place =
        turn.apply(inPhoto.translationX(), inPhoto.translationY(), inPhoto.translationZ());
    return RigidTransform.of(turn.times(inPhoto.rotation()), place[0], place[1], place[2]);
  }

  /** Of the picture's height and width alike. */
  double fieldOfViewDegrees() {
    return Math.toDegrees(2 * Math.atan(0.5 / focal));
  }

  /** Pixels of a photo across this camera's picture, where it looks. */
  double photoPixels(PinholeCamera photo) {
    return photo.focalPixels() / focal;
  }

  /**
   * Where the pixels of this camera's picture lie in the photo.
   *
   * @param size pixels along each side of this camera's picture
   */
  PixelMap toPhoto(PinholeCamera photo, int size) {
    Rotation back = turn.transposed();
    return (x, y, source) -> {
      double[] ray = back.apply(x / size - 0.5, 0.5 - y / size, -focal);
      source[0] = photo.projectX(ray[0], ray[2]);
      source[1] = photo.projectY(ray[1], ray[2]);
    };
  }

  private static double[] headRay(JointPlaces places, double focal) {
    return unit(new double[] {places.headX() - 0.5, 0.5 - places.headY(), -focal});
  }

  private static double[] neckRay(JointPlaces places, double focal) {
    return unit(new double[] {places.neckX() - 0.5, 0.5 - places.neckY(), -focal});
  }

  private static double angle(double[] a, double[] b) {
    double[] c = cross(a, b);
    return Math.atan2(Math.sqrt(dot(c, c)), dot(a, b));
  }

  /** Three orthonormal directions, the first along a, the third across both. */
  private static double[][] frame(double[] a, double[] b) {
    double[] across = unit(cross(a, b));
    return new double[][] {a, cross(across, a), across};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] unit(double[] v) {
    double length = Math.sqrt(dot(v, v));
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }
}
