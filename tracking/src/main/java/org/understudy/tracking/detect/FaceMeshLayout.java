package org.understudy.tracking.detect;

/**
 * What the indices of the face mesh mean. "Right" and "left" are the subject's own. The tables are
 * those of MediaPipe's {@code tensors_to_face_landmarks_with_attention} and {@code
 * face_mesh_connections}.
 */
public final class FaceMeshLayout {
  /** Points of the mesh with the irises. */
  public static final int POINTS = 478;

  /** Points of the mesh without the irises, which come after them. */
  public static final int MESH_POINTS = 468;

  /** The centre of the right iris; the four after it lie on its rim. */
  public static final int RIGHT_IRIS = 468;

  /** The centre of the left iris; the four after it lie on its rim. */
  public static final int LEFT_IRIS = 473;

  /** The right eye's outer corner. */
  public static final int RIGHT_EYE_OUTER = 33;

  /** The right eye's inner corner. */
  public static final int RIGHT_EYE_INNER = 133;

  /** The left eye's inner corner. */
  public static final int LEFT_EYE_INNER = 362;

  /** The left eye's outer corner. */
  public static final int LEFT_EYE_OUTER = 263;

  /** The tip of the nose. */
  public static final int NOSE_TIP = 1;

  /** The middle of the upper lip's inner edge. */
  public static final int UPPER_LIP_INNER = 13;

  /** The middle of the lower lip's inner edge. */
  public static final int LOWER_LIP_INNER = 14;

  /** The top of the forehead. */
  public static final int FOREHEAD = 10;

  /** The lowest point of the chin. */
  public static final int CHIN = 152;

  /** Closed outline of the face. */
  private static final int[] OVAL = {
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
    148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109
  };

  private static final int[] RIGHT_EYE = {
    33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246
  };

  private static final int[] LEFT_EYE = {
    263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466
  };

  private static final int[] OUTER_LIPS = {
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185
  };

  private static final int[] INNER_LIPS = {
    78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191
  };

  private static final int[] RIGHT_BROW = {70, 63, 105, 66, 107, 55, 65, 52, 53, 46};

  private static final int[] LEFT_BROW = {300, 293, 334, 296, 336, 285, 295, 282, 283, 276};

  /** Where the outputs of the attention mesh go, in the order in which the network gives them. */
  private static final int[] LIPS_OUTPUT = {
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 185, 40, 39, 37, 0, 267, 269, 270, 409, 78,
    95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 191, 80, 81, 82, 13, 312, 311, 310, 415, 76, 77,
    90, 180, 85, 16, 315, 404, 320, 307, 306, 184, 74, 73, 72, 11, 302, 303, 304, 408, 62, 96, 89,
    179, 86, 15, 316, 403, 319, 325, 292, 183, 42, 41, 38, 12, 268, 271, 272, 407
  };

  private static final int[] RIGHT_EYE_OUTPUT = {
    33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173, 130, 25, 110, 24,
    23, 22, 26, 112, 243, 247, 30, 29, 27, 28, 56, 190, 226, 31, 228, 229, 230, 231, 232, 233, 244,
    113, 225, 224, 223, 222, 221, 189, 35, 124, 46, 53, 52, 65, 143, 111, 117, 118, 119, 120, 121,
    128, 245, 156, 70, 63, 105, 66, 107, 55, 193
  };

  private static final int[] LEFT_EYE_OUTPUT = {
    263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398, 359, 255, 339,
    254, 253, 252, 256, 341, 463, 467, 260, 259, 257, 258, 286, 414, 446, 261, 448, 449, 450, 451,
    452, 453, 464, 342, 445, 444, 443, 442, 441, 413, 265, 353, 276, 283, 282, 295, 372, 340, 346,
    347, 348, 349, 350, 357, 465, 383, 300, 293, 334, 296, 336, 285, 417
  };

  private FaceMeshLayout() {}

  /** Closed outline of the face, a fresh array. */
  public static int[] oval() {
    return OVAL.clone();
  }

  /** Closed outline of the right eye's opening, a fresh array. */
  public static int[] rightEye() {
    return RIGHT_EYE.clone();
  }

  /** Closed outline of the left eye's opening, a fresh array. */
  public static int[] leftEye() {
    return LEFT_EYE.clone();
  }

  /** Closed outline of the lips, a fresh array. */
  public static int[] outerLips() {
    return OUTER_LIPS.clone();
  }

  /** Closed outline of the mouth's opening, a fresh array. */
  public static int[] innerLips() {
    return INNER_LIPS.clone();
  }

  /** Closed outline of the right brow, a fresh array. */
  public static int[] rightBrow() {
    return RIGHT_BROW.clone();
  }

  /** Closed outline of the left brow, a fresh array. */
  public static int[] leftBrow() {
    return LEFT_BROW.clone();
  }

  /** Mesh indices of the network's refined lips, a fresh array. */
  static int[] lipsOutput() {
    return LIPS_OUTPUT.clone();
  }

  /** Mesh indices of the network's refined right eye, a fresh array. */
  static int[] rightEyeOutput() {
    return RIGHT_EYE_OUTPUT.clone();
  }

  /** Mesh indices of the network's refined left eye, a fresh array. */
  static int[] leftEyeOutput() {
    return LEFT_EYE_OUTPUT.clone();
  }
}
