package org.understudy.trainer.clip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.Background;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.FollowerSettings;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.TrackedPortrait;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.fit.LandmarkModel;

/**
 * Where the tracker sees the landmarks of an avatar, found by tracking pictures of it, and how its
 * geometry lies in the tracker's head frame. The tracker's habits are in both an avatar's and a
 * person's landmarks, so that they cancel when one is moved onto the other. Arrays are shared.
 *
 * @param landmarks [478][3] the avatar's resting face in the tracker's head frame, metres
 * @param eyes [2][3] eyeball centres as the tracker sees them
 * @param toHead [3][4] row-major: from the avatar's bust frame at rest to the tracker's head frame
 */
record TemplateFace(float[] landmarks, double[] eyes, double[] toHead) {
  private static final int SIZE = 512;
  private static final int FRAMES = 48;

  /** Tracks pictures of an avatar. */
  static TemplateFace of(Avatar avatar, LandmarkModel model, Skeleton skeleton) throws IOException {
    PinholeCamera camera = avatar.framing().camera(SIZE, SIZE);
    List<PortraitPose> poses = poses(avatar);
    List<PortraitTracker.Sighting> sightings = new ArrayList<>();
    RgbaImage image = new RgbaImage(SIZE, SIZE);
    byte[] rgb = new byte[3 * SIZE * SIZE];
    AvatarRenderer renderer = AvatarRenderers.create(avatar, RendererOptions.oneThread());
    try (PortraitTracker tracker =
        PortraitTracker.open(
            LandmarkSettings.DEFAULT,
            FollowerSettings.DEFAULT,
            model,
            skeleton,
            SIZE,
            SIZE,
            OptionalDouble.of(avatar.framing().verticalFieldOfViewDegrees()))) {
      Background ground = Background.colour(120, 130, 140);
      for (int i = 0; i < poses.size(); i++) {
        renderer.render(poses.get(i), camera, ground, image);
        for (int p = 0; p < SIZE * SIZE; p++) {
          int pixel = image.pixels()[p];
          rgb[3 * p] = (byte) pixel;
          rgb[3 * p + 1] = (byte) (pixel >>> 8);
          rgb[3 * p + 2] = (byte) (pixel >>> 16);
        }
        sightings.add(tracker.detect(new VideoFrame(rgb, SIZE, SIZE, i * 40_000_000L, i)));
      }
      tracker.prepare(sightings);
      List<TrackedPortrait> tracked = sightings.stream().map(tracker::follow).toList();
      float[] landmarks = tracker.subjectLandmarks(new float[ArkitExpression.COUNT]);
      return new TemplateFace(
          landmarks, tracker.subjectEyes(), toHead(avatar, poses, tracked, centre(landmarks)));
    }
  }

  private static List<PortraitPose> poses(Avatar avatar) {
    SplittableRandom random = new SplittableRandom(5);
    List<PortraitPose> out = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      double t = 2 * Math.PI * i / FRAMES;
      float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
      int head = 3 * PortraitJoint.HEAD.posedIndex();
      joints[head + 1] = (float) (0.45 * Math.sin(t));
      joints[head] = (float) (0.18 * Math.sin(2 * t + 0.5));
      float[] expression = new float[ArkitExpression.COUNT];
      if (i % 4 == 3) {
        expression[ArkitExpression.JAW_OPEN.ordinal()] = 0.3f * (float) random.nextDouble();
        expression[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = 0.4f;
        expression[ArkitExpression.MOUTH_SMILE_RIGHT.ordinal()] = 0.4f;
      }
      out.add(
          PortraitPose.REST
              .withRoot(avatar.framing().root())
              .withJoints(joints)
              .withExpression(expression));
    }
    return out;
  }

  private static double[] centre(float[] landmarks) {
    double[] sum = new double[3];
    for (int i = 0; i < landmarks.length; i++) {
      sum[i % 3] += landmarks[i] * 3.0 / landmarks.length;
    }
    return sum;
  }

  /** The mean over all frames of fitted^-1 after scale after true, a linear map. */
  private static double[] toHead(
      Avatar avatar, List<PortraitPose> poses, List<TrackedPortrait> tracked, double[] c) {
    Skeleton skeleton = avatar.skeleton();
    double[] sum = new double[12];
    int n = 0;
    double scale = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < poses.size(); i++) {
        if (!(tracked.get(i) instanceof TrackedPortrait.Tracked found)) {
          continue;
        }
        PortraitPose pose = poses.get(i);
        RigidTransform fitted = found.fit().head();
        RigidTransform truth = skeleton.jointToCamera(pose, PortraitJoint.HEAD);
        if (pass == 0) {
          scale += length(fitted.apply(c[0], c[1], c[2])) / length(truth.apply(c[0], c[1], c[2]));
          n++;
          continue;
        }
        Rotation back = fitted.rotation().transposed();
        double s = scale / n;
        for (int column = 0; column < 4; column++) {
          double[] v =
              column < 3
                  ? truth
                      .rotation()
                      .apply(column == 0 ? s : 0, column == 1 ? s : 0, column == 2 ? s : 0)
                  : new double[] {
                    s * truth.translationX() - fitted.translationX(),
                    s * truth.translationY() - fitted.translationY(),
                    s * truth.translationZ() - fitted.translationZ()
                  };
          double[] r = back.apply(v[0], v[1], v[2]);
          for (int row = 0; row < 3; row++) {
            sum[4 * row + column] += r[row] / n;
          }
        }
      }
    }
    if (n < FRAMES / 2) {
      throw new IllegalStateException("the tracker does not see the avatar %s".formatted(avatar));
    }
    for (int row = 0; row < 3; row++) {
      for (int k = 0; k < 3; k++) {
        sum[4 * row + 3] -= sum[4 * row + k] * skeleton.rest(PortraitJoint.HEAD, k);
      }
    }
    return sum;
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }
}
