package org.understudy.trainer.model;

/**
 * MediaPipe's landmarks that follow contours, for the subject's left half of the face, in the order
 * in which they run. Their right counterparts are found by mirroring the canonical mesh.
 */
final class LandmarkContours {
  /** Left eye from the outer to the inner corner along the upper lid. */
  static final int[] UPPER_LID = {263, 466, 388, 387, 386, 385, 384, 398, 362};

  /** Left eye from the outer to the inner corner along the lower lid. */
  static final int[] LOWER_LID = {263, 249, 390, 373, 374, 380, 381, 382, 362};

  /** Inner upper lip from the middle to the left corner. */
  static final int[] UPPER_LIP_INNER = {13, 312, 311, 310, 415, 308};

  /** Inner lower lip from the middle to the left corner. */
  static final int[] LOWER_LIP_INNER = {14, 317, 402, 318, 324, 308};

  /** Border of the upper lip, each opposite the inner one of the same place. */
  static final int[] UPPER_LIP_OUTER = {0, 267, 269, 270, 409, 291};

  /** Border of the lower lip, each opposite the inner one of the same place. */
  static final int[] LOWER_LIP_OUTER = {17, 314, 405, 321, 375, 291};

  /** Upper edge of the left brow from the inner end outwards. */
  static final int[] UPPER_BROW = {336, 296, 334, 293, 300};

  /** Lower edge of the left brow from the inner end outwards. */
  static final int[] LOWER_BROW = {285, 295, 282, 283, 276};

  private LandmarkContours() {}
}
