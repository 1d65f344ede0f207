package org.understudy.tracking;

import java.util.List;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.fit.FitResult;
import org.understudy.tracking.fit.LandmarkModel;
import org.understudy.tracking.fit.PoseFitter;
import org.understudy.tracking.retarget.RestEstimator;
import org.understudy.tracking.smooth.IdleMotion;
import org.understudy.tracking.smooth.LostFacePolicy;
import org.understudy.tracking.smooth.PoseSmoother;

/**
 * Follows one subject from landmarks to the pose to show: fit, smoothing, lost-face policy, and the
 * subject's rest.
 *
 * <p>{@link #prepare} with a look-ahead of observations (every {@link #LOOK_AHEAD_STEP}th of {@link
 * #LOOK_AHEAD_FRAMES} frames; four seconds show a face in more than one mood) learns the subject
 * before the first frame is given out, so that a recorded clip has no settling at its start. Live
 * use skips it; nothing here looks ahead by itself.
 *
 * <p>Not thread-safe.
 */
public final class PortraitFollower {
  /** Frames of a recorded clip worth looking at before its first is followed. */
  public static final int LOOK_AHEAD_FRAMES = 120;

  /** One in so many of these frames is learnt from: neighbouring ones look alike. */
  public static final int LOOK_AHEAD_STEP = 2;

  private final Skeleton skeleton;
  private final FollowerSettings settings;
  private final PoseFitter fitter;
  private final PoseSmoother smoother;
  private final LostFacePolicy lostFace;
  private final RestEstimator rest;

  /**
   * A follower for one clip or call.
   *
   * @param model the face's landmarks
   * @param skeleton the bust's joints
   * @param camera the camera; its focal length is where the search starts
   * @param focalKnown whether the focal length is known and stays
   */
  public PortraitFollower(
      LandmarkModel model,
      Skeleton skeleton,
      PinholeCamera camera,
      boolean focalKnown,
      FollowerSettings settings) {
    this.skeleton = skeleton;
    this.settings = settings;
    fitter = new PoseFitter(model, skeleton, camera, focalKnown, settings.fit());
    smoother = new PoseSmoother(skeleton, settings.smoothing());
    lostFace = new LostFacePolicy(settings.lostFace(), new IdleMotion(settings.idleSeed()));
    rest = new RestEstimator(skeleton);
  }

  /**
   * Begins to learn from an observation of the look-ahead while the others are still to come, so
   * that {@link #prepare} has less to do.
   *
   * @param expected how many there will be
   */
  public void preview(PortraitObservation seen, int expected) {
    fitter.preview(seen.face(), expected);
  }

  /** Learns shape and rest of the subject from observations that will be followed later. */
  public void prepare(List<PortraitObservation> ahead) {
    fitter.prepare(ahead.stream().map(PortraitObservation::face).toList());
    if (ahead.isEmpty()) {
      return;
    }
    PoseSmoother trial = new PoseSmoother(skeleton, settings.smoothing());
    for (PortraitObservation seen : ahead) {
      rest.add(trial.smooth(fit(seen).pose()));
    }
    rest.settle();
    fitter.reset();
  }

  /** Follows a frame with a face. */
  public TrackedPortrait.Tracked found(PortraitObservation seen) {
    FitResult fit = fit(seen);
    PortraitPose smoothed = smoother.smooth(fit.pose());
    rest.add(smoothed);
    return new TrackedPortrait.Tracked(fit, smoothed, lostFace.found(smoothed), rest.rest());
  }

  /** Follows a frame without a face. */
  public TrackedPortrait.Lost lost(String reason, long timestampNanos) {
    fitter.reset();
    smoother.reset();
    PortraitPose still = rest.rest().withTimestampNanos(timestampNanos);
    return new TrackedPortrait.Lost(reason, lostFace.lost(still, timestampNanos), rest.rest());
  }

  /** Takes the subject as they are now for their rest: the calibration of a live call. */
  public void calibrate() {
    rest.settle();
  }

  /** The fitter, for drawing what it found; to be used between frames only. */
  public PoseFitter fitter() {
    return fitter;
  }

  /** The joints the subject is fitted with. */
  public Skeleton skeleton() {
    return skeleton;
  }

  private FitResult fit(PortraitObservation seen) {
    return fitter.fit(seen.face(), seen.faceScore(), seen.body(), seen.timestampNanos());
  }
}
