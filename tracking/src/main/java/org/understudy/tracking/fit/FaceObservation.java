package org.understudy.tracking.fit;

/**
 * Landmarks of one frame as the fit reads them. Reused from frame to frame; not thread-safe.
 *
 * <p>MediaPipe's depth grows away from the camera and shares the pixel scale of x up to an offset;
 * {@link #depth} has its sign turned, so that it grows towards the camera as z of camera space
 * does.
 */
final class FaceObservation {
  final double[] u = new double[LandmarkModel.COUNT];
  final double[] v = new double[LandmarkModel.COUNT];
  final double[] depth = new double[LandmarkModel.COUNT];

  /**
   * Takes over the landmarks of a frame.
   *
   * @param face [478][3] pixels, depth in the scale of x; read only during the call
   */
  void read(float[] face) {
    if (face.length != 3 * LandmarkModel.COUNT) {
      throw new IllegalArgumentException(
          "a face has %d landmarks of 3, got %d numbers"
              .formatted(LandmarkModel.COUNT, face.length));
    }
    for (int l = 0; l < LandmarkModel.COUNT; l++) {
      u[l] = face[3 * l];
      v[l] = face[3 * l + 1];
      depth[l] = -face[3 * l + 2];
    }
  }
}
