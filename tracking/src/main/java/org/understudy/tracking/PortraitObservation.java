package org.understudy.tracking;

import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.detect.PoseLandmarks;
import org.understudy.tracking.fit.BodyObservation;

/**
 * A face with its shoulders as the landmarks show it in one frame.
 *
 * @param face [478][3] pixels, depth in the scale of x; not to be written any more
 * @param faceScore the detector's belief in the face, 0..1
 * @param body the shoulders; not to be written any more
 * @param timestampNanos time of the frame
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record PortraitObservation(
    float[] face, float faceScore, BodyObservation body, long timestampNanos) {
  /** Shoulders nearer to the border than this part of the picture's longer side are guesses. */
  private static final double BORDER_SHARE = 0.03;

  /**
   * What the landmark networks found in a picture, as the fit reads it.
   *
   * @param width of the picture, pixels
   * @param height of the picture, pixels
   */
  public static PortraitObservation of(
      Landmarks.Found found, int width, int height, long timestampNanos) {
    BodyObservation body = new BodyObservation();
    found.pose().ifPresent(pose -> read(pose, BORDER_SHARE * Math.max(width, height), body));
    return new PortraitObservation(found.face(), found.faceScore(), body, timestampNanos);
  }

  private static void read(PoseLandmarks pose, double borderPixels, BodyObservation body) {
    int left = PoseLandmarks.LEFT_SHOULDER;
    int right = PoseLandmarks.RIGHT_SHOULDER;
    double leftTrust = trust(pose, left, borderPixels);
    double rightTrust = trust(pose, right, borderPixels);
    body.shoulder(0, pose.x(left), pose.y(left), leftTrust);
    body.shoulder(1, pose.x(right), pose.y(right), rightTrust);
    body.depthDifference(pose.z(right) - pose.z(left), Math.min(leftTrust, rightTrust));
  }

  private static double trust(PoseLandmarks pose, int point, double borderPixels) {
    double inside = pose.borderDistance()[point] / borderPixels;
    return pose.visibility(point) * Math.clamp(inside, 0.0, 1.0);
  }
}
