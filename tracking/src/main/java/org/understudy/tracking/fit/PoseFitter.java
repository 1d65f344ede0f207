package org.understudy.tracking.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

/**
 * Turns landmarks into poses, frame after frame: head, expression and gaze from the face, the bust
 * from the shoulders, and over the clip the subject's own shape and the focal length.
 *
 * <p>Every frame starts from the last one. {@link #prepare} lets the shape be learnt from some
 * frames before the first is fitted for good, so that a recorded clip has no settling at its start.
 *
 * <p>Not thread-safe; one fitter follows one subject. Arrays are read during calls only.
 */
public final class PoseFitter {
  /** Horizontal field of view a camera is assumed to have along its longer side, degrees. */
  public static final double USUAL_FIELD_OF_VIEW_DEGREES = 60;

  private static final double USUAL_DISTANCE_METRES = 0.6;
  private static final double FOCAL_DEVIATION = 0.4;
  private static final double DISTANCE_DEVIATION = 0.35;
  private static final double BAD_RESIDUAL_METRES = 0.015;
  private static final double GOOD_RESIDUAL_METRES = 0.006;

  /** Where the fit ends for shut lids, the subject's rest included. */
  private static final double SHUT_LIDS = 0.93;

  private static final double LEAST_BLINK_RANGE = 0.4;
  private static final int RIGID_ITERATIONS = 6;
  private static final int FIRST_ROUNDS = 3;
  private static final int PREPARING_PASSES = 3;

  /** Frames fitted in the first pass, about; neighbouring ones look alike. */
  private static final int PREPARING_FITS = 60;

  /** Frames learnt from in a pass, about. */
  private static final int PREPARING_LESSONS = 20;

  private static final int STILL_ROUNDS = 6;

  /** How much the landmarks of a single picture count against the spread of identities. */
  private static final double STILL_SHARE = 0.1;

  private final LandmarkModel model;
  private final FitSettings settings;
  private final PinholeCamera assumed;
  private final boolean focalKnown;
  private final FaceSolver face;
  private final GazeSolver gaze = new GazeSolver();
  private final BodySolver body;
  private final SubjectShape shape;
  private final SlowShape slow;

  private final FaceObservation seen = new FaceObservation();
  private final BodyObservation noBody = new BodyObservation();
  private final FaceState state = new FaceState();
  private final double[] last = new double[ArkitExpression.COUNT];
  private final double[] arkit = new double[ArkitExpression.COUNT];
  private final float[] expression = new float[ArkitExpression.COUNT];
  private final float[] angles = new float[3 * PortraitJoint.POSED_COUNT];
  private final List<Lesson> lessons = new ArrayList<>();
  private boolean following;
  private boolean focalCentred;
  private int previewed;
  private int previewing;
  private long frames;

  /**
   * A fitter for one clip or call.
   *
   * @param model the face's landmarks
   * @param skeleton the bust's joints
   * @param camera the camera; its focal length is where the search starts
   * @param focalKnown whether the focal length is known and stays
   */
  public PoseFitter(
      LandmarkModel model,
      Skeleton skeleton,
      PinholeCamera camera,
      boolean focalKnown,
      FitSettings settings) {
    this.model = model;
    this.settings = settings;
    this.assumed = camera;
    this.focalKnown = focalKnown;
    face = new FaceSolver(model, settings);
    body = new BodySolver(skeleton, settings.neckShare());
    shape = new SubjectShape(model, camera.focalPixels(), camera.centreX(), camera.centreY());
    slow = new SlowShape(model, settings, face, camera.focalPixels(), focalKnown);
  }

  /** The camera a picture of unknown origin is assumed to come from. */
  public static PinholeCamera usualCamera(int width, int height) {
    int longer = Math.max(width, height);
    double focal = camera(USUAL_FIELD_OF_VIEW_DEGREES, longer, longer).focalPixels();
    return new PinholeCamera(focal, width / 2.0, height / 2.0, width, height);
  }

  /** A camera of a known horizontal field of view, degrees. */
  public static PinholeCamera camera(double horizontalDegrees, int width, int height) {
    if (!(horizontalDegrees > 0 && horizontalDegrees < 170)) {
      throw new IllegalArgumentException(
          "a field of view lies between 0 and 170 degrees, got " + horizontalDegrees);
    }
    double focal = width / 2.0 / Math.tan(Math.toRadians(horizontalDegrees) / 2);
    return new PinholeCamera(focal, width / 2.0, height / 2.0, width, height);
  }

  /** The camera with the focal length as it is known by now. */
  public PinholeCamera camera() {
    return new PinholeCamera(
        shape.focalPixels, assumed.centreX(), assumed.centreY(), assumed.width(), assumed.height());
  }

  /** A copy of the subject's identity as it is known by now, [K] standard deviations. */
  public double[] identity() {
    return shape.identity.clone();
  }

  /**
   * A copy of how the subject's resting face differs from the model's along the expression shapes,
   * [52], of either sign.
   */
  public double[] restOffset() {
    double[] offset = shape.restOffset.clone();
    ShutLips.toArkit(offset);
    return offset;
  }

  /**
   * Begins to learn the subject's shape while the frames that {@link #prepare} is to learn from are
   * still coming in: its first pass over them. Where another number of them comes than expected,
   * {@code prepare} begins anew, so this changes only when the work is done.
   *
   * @param landmarks of the next of these frames, [478][3] pixels
   * @param expected how many there will be
   */
  public void preview(float[] landmarks, int expected) {
    if (previewed == 0) {
      forgetLessons();
    }
    learnAhead(landmarks, previewed, Pace.of(expected));
    previewed++;
    previewing = expected;
  }

  /**
   * Learns the subject's shape from frames that will be fitted later. The pose is not kept.
   *
   * @param faces landmarks of some frames in order, each [478][3] pixels
   */
  public void prepare(List<float[]> faces) {
    boolean begun = previewed > 0 && previewed == faces.size() && previewing == previewed;
    if (previewed > 0 && !begun) {
      forgetSubject();
    }
    previewed = 0;
    if (faces.isEmpty()) {
      return;
    }
    if (!begun) {
      forgetLessons();
      Pace pace = Pace.of(faces.size());
      for (int i = 0; i < faces.size(); i++) {
        learnAhead(faces.get(i), i, pace);
      }
    }
    slow.approach(shape, 1);
    for (int pass = 1; pass < PREPARING_PASSES; pass++) {
      boolean offsets = pass == PREPARING_PASSES - 1;
      if (!offsets) {
        slow.forgetEvidence();
      }
      reset();
      learnAgain(offsets);
      slow.approach(shape, 1);
    }
    lessons.clear();
    reset();
  }

  private void forgetLessons() {
    lessons.clear();
    slow.forgetEvidence();
    reset();
  }

  /**
   * Which frames of a look-ahead are used.
   *
   * @param step one in so many is fitted
   * @param every one in so many is learnt from
   */
  private record Pace(int step, int every) {
    static Pace of(int frames) {
      int step = Math.max(1, frames / PREPARING_FITS);
      return new Pace(step, step * Math.max(1, frames / step / PREPARING_LESSONS));
    }
  }

  /** A frame that is learnt from, and the pose it was found in. */
  private record Lesson(float[] landmarks, FaceState found) {}

  /** The first pass: follows the face from frame to frame. */
  private void learnAhead(float[] landmarks, int index, Pace pace) {
    if (index % pace.step() != 0) {
      return;
    }
    double residual = fitFace(landmarks);
    if (index % pace.every() == 0 && residual < BAD_RESIDUAL_METRES) {
      slow.learn(seen, shape, state, last);
      FaceState found = new FaceState();
      found.copyFrom(state);
      lessons.add(new Lesson(landmarks.clone(), found));
    }
  }

  /** A further pass: each frame starts from where the last pass left it. */
  private void learnAgain(boolean offsets) {
    for (Lesson lesson : lessons) {
      state.copyFrom(lesson.found());
      following = true;
      if (fitFace(lesson.landmarks()) < BAD_RESIDUAL_METRES) {
        lesson.found().copyFrom(state);
        if (offsets) {
          slow.learnOffsets(seen, shape, state, last);
        } else {
          slow.learn(seen, shape, state, last);
        }
      }
    }
  }

  /**
   * Learns identity from the only picture of the subject there is, which is fitted later. The pose
   * is not kept; the shape stays as it is from then on.
   *
   * @param landmarks [478][3] pixels, depth in the scale of x
   */
  public void prepareStill(float[] landmarks) {
    for (int round = 0; round < STILL_ROUNDS; round++) {
      reset();
      if (!(fitFace(landmarks) < BAD_RESIDUAL_METRES)) {
        break;
      }
      slow.learnStill(seen, shape, state, last, STILL_SHARE);
      slow.approach(shape, 1);
    }
    reset();
  }

  /** Forgets the last frame, as after a lost face; the subject's shape stays. */
  public void reset() {
    following = false;
    face.reset();
    body.reset();
    Arrays.fill(last, 0);
    Arrays.fill(state.expression, 0);
    Arrays.fill(state.gaze, 0);
  }

  /** Forgets the subject's shape and the focal length too, as if nothing had been seen. */
  public void forgetSubject() {
    reset();
    slow.forget(assumed.focalPixels());
    focalCentred = false;
    shape.focalPixels = assumed.focalPixels();
    Arrays.fill(shape.identity, 0);
    Arrays.fill(shape.restOffset, 0);
    Arrays.fill(shape.bias, 0);
    shape.rebuild();
  }

  /** Fits a frame in which no shoulders are known. */
  public FitResult fit(float[] landmarks, float faceScore, long timestampNanos) {
    return fit(landmarks, faceScore, noBody, timestampNanos);
  }

  /**
   * Fits a frame.
   *
   * @param landmarks [478][3] pixels, depth in the scale of x
   * @param faceScore the detector's own belief in the face, 0..1
   * @param shoulders what is seen of the bust
   * @param timestampNanos time of the frame, copied to the pose
   */
  public FitResult fit(
      float[] landmarks, float faceScore, BodyObservation shoulders, long timestampNanos) {
    double residual = fitFace(landmarks);
    RigidTransform head = state.head();
    body.solve(shoulders, head, shape);
    if (frames % settings.slowEvery() == 0 && residual < BAD_RESIDUAL_METRES && slow.wants(state)) {
      slow.learn(seen, shape, state, last);
    }
    frames++;
    FitResult result = result(head, residual, faceScore, timestampNanos);
    if (!slow.frozen()) {
      slow.approach(shape, SlowShape.GENTLY);
    }
    return result;
  }

  private double fitFace(float[] landmarks) {
    seen.read(landmarks);
    double residual;
    if (following) {
      System.arraycopy(state.expression, 0, last, 0, last.length);
      face.solve(seen, shape, state, last, 1, true);
      residual = face.solve(seen, shape, state, last, settings.iterations(), false);
      if (!(residual < BAD_RESIDUAL_METRES)) {
        residual = start();
      }
    } else {
      residual = start();
    }
    gaze.solve(seen, shape, state, !following);
    following = true;
    return residual;
  }

  private double start() {
    face.reset();
    RigidStart.guess(seen, shape, state);
    if (!focalKnown && !focalCentred) {
      centreFocal();
      RigidStart.guess(seen, shape, state);
    }
    face.solve(seen, shape, state, last, RIGID_ITERATIONS, true);
    for (int round = 0; round < FIRST_ROUNDS; round++) {
      face.solve(seen, shape, state, last, settings.firstIterations() / 2, false);
      gaze.solve(seen, shape, state, true);
      System.arraycopy(state.expression, 0, last, 0, last.length);
    }
    double residual = face.solve(seen, shape, state, last, settings.firstIterations(), false);
    System.arraycopy(state.expression, 0, last, 0, last.length);
    return residual;
  }

  /**
   * Weighs two weak beliefs on first sight: cameras have a usual field of view, and people sit at a
   * usual distance. A tight crop thus gets a longer lens instead of a face 20 cm away.
   */
  private void centreFocal() {
    double nearness = Math.log(-state.translation[2] / USUAL_DISTANCE_METRES);
    double byDistance = 1 / (DISTANCE_DEVIATION * DISTANCE_DEVIATION);
    double byFocal = 1 / (FOCAL_DEVIATION * FOCAL_DEVIATION);
    double change = -nearness * byDistance / (byDistance + byFocal);
    shape.focalPixels = assumed.focalPixels() * Math.exp(Math.clamp(change, -1.2, 1.2));
    slow.centreFocal(shape.focalPixels);
    focalCentred = true;
  }

  private FitResult result(
      RigidTransform head, double residual, float faceScore, long timestampNanos) {
    System.arraycopy(state.expression, 0, arkit, 0, arkit.length);
    ShutLips.toArkit(arkit);
    for (int e = 0; e < expression.length; e++) {
      expression[e] = (float) Math.clamp(arkit[e], 0.0, 1.0);
    }
    stretchBlink(ArkitExpression.EYE_BLINK_LEFT);
    stretchBlink(ArkitExpression.EYE_BLINK_RIGHT);
    body.writeJoints(head.rotation(), angles);
    double fits =
        Math.clamp(
            (BAD_RESIDUAL_METRES - residual) / (BAD_RESIDUAL_METRES - GOOD_RESIDUAL_METRES),
            0.0,
            1.0);
    double[] g = state.gaze;
    PortraitPose pose =
        new PortraitPose(
            expression,
            angles,
            body.root(head),
            new Gaze((float) g[0], (float) g[1], (float) g[2], (float) g[3]),
            (float) (Math.clamp(faceScore, 0f, 1f) * fits),
            timestampNanos);
    return new FitResult(pose, head, residual);
  }

  /**
   * MediaPipe leaves a gap between shut lids, so the fit ends before 1; what is left above the
   * subject's rest up to there is stretched to the full range.
   */
  private void stretchBlink(ArkitExpression lid) {
    int e = lid.ordinal();
    double range = Math.max(LEAST_BLINK_RANGE, SHUT_LIDS - shape.restOffset[e]);
    expression[e] = (float) Math.clamp(state.expression[e] / range, 0.0, 1.0);
  }

  /**
   * Writes where the fitted model puts the landmarks of the last frame.
   *
   * @param out [478][2] pixels, overwritten
   */
  public void writeFittedLandmarks(float[] out) {
    LandmarkPrediction p = new LandmarkPrediction();
    for (int l = 0; l < LandmarkModel.COUNT; l++) {
      p.at(shape, state, l);
      out[2 * l] = (float) p.u;
      out[2 * l + 1] = (float) p.v;
    }
  }

  /**
   * The subject's landmarks in the head frame, as the fit knows them by now.
   *
   * @param arkit [52] coefficients on top of the subject's resting offset
   * @return [478][3] metres
   */
  public float[] subjectLandmarks(float[] arkit) {
    double[] coefficients = new double[ArkitExpression.COUNT];
    for (int e = 0; e < coefficients.length; e++) {
      coefficients[e] = arkit[e];
    }
    ShutLips.fromArkit(coefficients);
    float[] out = new float[3 * LandmarkModel.COUNT];
    for (int l = 0; l < LandmarkModel.COUNT; l++) {
      for (int axis = 0; axis < 3; axis++) {
        double at = shape.neutral[3 * l + axis];
        for (int k = model.rowStart(l); k < model.rowStart(l + 1); k++) {
          int e = model.expressionOf(k);
          at += (coefficients[e] + shape.restOffset[e]) * model.offset(k, axis);
        }
        out[3 * l + axis] = (float) at;
      }
    }
    return out;
  }

  /** A copy of the subject's eyeball centres in the head frame, left then right, [2][3] metres. */
  public double[] subjectEyes() {
    return shape.eyes.clone();
  }

  /** The model this fitter uses. */
  public LandmarkModel model() {
    return model;
  }
}
