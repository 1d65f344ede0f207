package org.understudy.tracking.fit;

import org.understudy.parametric.ArkitExpression;

/**
 * What belongs to the subject and the camera and not to a frame: identity, the offset of every
 * landmark from the model, focal length. Mutable, owned by one fitter; not thread-safe.
 */
final class SubjectShape {
  final LandmarkModel model;

  /** [K] identity coefficients, standard deviations. */
  final double[] identity;

  /**
   * [478][3] metres: what separates MediaPipe's point from the model's vertex on this subject at
   * rest, beyond what identity explains.
   */
  final double[] bias = new double[3 * LandmarkModel.COUNT];

  /**
   * [52] how the subject's resting face differs from the model's along the expression shapes; of
   * either sign. Coefficients of a frame come on top.
   */
  final double[] restOffset = new double[ArkitExpression.COUNT];

  /**
   * [478][3] landmarks of the subject without expression or its offset in the head frame, metres.
   */
  final double[] neutral = new double[3 * LandmarkModel.COUNT];

  /** [2][3] eyeball centres, left then right. */
  final double[] eyes = new double[6];

  double focalPixels;
  double centreX;
  double centreY;

  SubjectShape(LandmarkModel model, double focalPixels, double centreX, double centreY) {
    this.model = model;
    this.identity = new double[model.identityCount()];
    this.focalPixels = focalPixels;
    this.centreX = centreX;
    this.centreY = centreY;
    rebuild();
  }

  /** Recomputes the neutral landmarks after identity or bias changed. */
  void rebuild() {
    model.writeNeutral(identity, neutral, eyes);
    for (int i = 0; i < bias.length; i++) {
      neutral[i] += bias[i];
    }
  }
}
