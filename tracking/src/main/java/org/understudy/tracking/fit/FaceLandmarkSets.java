package org.understudy.tracking.fit;

/**
 * Parts of MediaPipe's face mesh by landmark index, after its {@code face_mesh_connections}; left
 * and right are the subject's.
 */
public final class FaceLandmarkSets {
  private static final int[] LIPS = {
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 185, 40, 39, 37, 0, 267, 269, 270, 409, 78,
    95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 191, 80, 81, 82, 13, 312, 311, 310, 415
  };
  private static final int[] LEFT_EYE = {
    263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398
  };
  private static final int[] RIGHT_EYE = {
    33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173
  };
  private static final int[] LEFT_BROW = {276, 283, 282, 295, 285, 300, 293, 334, 296, 336};
  private static final int[] RIGHT_BROW = {46, 53, 52, 65, 55, 70, 63, 105, 66, 107};
  private static final int[] OVAL = {
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
    148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109
  };
  private static final int[] CHIN = {152, 148, 176, 377, 400, 175, 199, 208, 428, 171, 396};
  private static final int[] NOSE = {
    1, 2, 4, 5, 6, 19, 45, 48, 64, 94, 97, 98, 115, 168, 195, 197, 220, 275, 278, 294, 326, 327,
    344, 440
  };

  private FaceLandmarkSets() {}

  /** Outlines of the lips, outer and inner. */
  public static int[] lips() {
    return LIPS.clone();
  }

  /** Rim of the left eye. */
  public static int[] leftEye() {
    return LEFT_EYE.clone();
  }

  /** Rim of the right eye. */
  public static int[] rightEye() {
    return RIGHT_EYE.clone();
  }

  /** The left eyebrow. */
  public static int[] leftBrow() {
    return LEFT_BROW.clone();
  }

  /** The right eyebrow. */
  public static int[] rightBrow() {
    return RIGHT_BROW.clone();
  }

  /** The outline of the face, whose points slide along the silhouette. */
  public static int[] oval() {
    return OVAL.clone();
  }

  /** The chin, whose points follow the jaw. */
  public static int[] chin() {
    return CHIN.clone();
  }

  /** Bridge, tip and wings of the nose. */
  public static int[] nose() {
    return NOSE.clone();
  }

  /**
   * How much each of the 468 points counts in the fit: lids, lips and brows most, the sliding
   * outline least.
   */
  static double[] fitWeights() {
    double[] weights = new double[LandmarkModel.FACE_COUNT];
    java.util.Arrays.fill(weights, 0.35);
    set(weights, NOSE, 1.0);
    set(weights, OVAL, 0.12);
    set(weights, CHIN, 0.6);
    set(weights, LEFT_BROW, 1.0);
    set(weights, RIGHT_BROW, 1.0);
    set(weights, LIPS, 2.0);
    set(weights, LEFT_EYE, 3.0);
    set(weights, RIGHT_EYE, 3.0);
    return weights;
  }

  private static void set(double[] weights, int[] landmarks, double weight) {
    for (int l : landmarks) {
      weights[l] = weight;
    }
  }
}
