package org.understudy.tracking.fit;

/**
 * The numbers behind the fit. Residuals are measured in metres at the face and divided by {@code
 * landmarkMetres}, so that a face near the camera and one far away are fitted alike.
 *
 * @param landmarkMetres size of a usual residual; larger trusts the priors more
 * @param huberMetres residuals beyond this count linearly
 * @param depthWeight weight of MediaPipe's depth against its x and y
 * @param expressionDeviation usual size of a coefficient
 * @param expressionPull linear cost of a coefficient of one
 * @param oppositeCost cost of two opposite shapes together
 * @param temporalCost cost of a coefficient changing by one from the last frame
 * @param iterations Gauss-Newton iterations of a tracked frame
 * @param firstIterations Gauss-Newton iterations of the first frame and after a lost face
 * @param neckShare share of the head's turn against the torso that the neck takes
 * @param slowEvery how many frames lie between two updates of the subject's shape
 */
public record FitSettings(
    double landmarkMetres,
    double huberMetres,
    double depthWeight,
    double expressionDeviation,
    double expressionPull,
    double oppositeCost,
    double temporalCost,
    int iterations,
    int firstIterations,
    double neckShare,
    int slowEvery) {

  /** The settings the product uses. */
  public static final FitSettings DEFAULT =
      new FitSettings(0.004, 0.004, 0.03, 0.7, 0.5, 1.0, 0.5, 2, 24, 0.4, 5);

  public FitSettings {
    if (!(landmarkMetres > 0 && huberMetres > 0 && expressionDeviation > 0)
        || !(depthWeight >= 0 && expressionPull >= 0 && oppositeCost >= 0 && temporalCost >= 0)
        || iterations < 1
        || firstIterations < 1
        || !(neckShare >= 0 && neckShare <= 1)
        || slowEvery < 1) {
      throw new IllegalArgumentException(
          "fit settings take positive scales and counts, costs of 0 or more and a neck share of"
              + " 0..1, got "
              + this);
    }
  }
}
