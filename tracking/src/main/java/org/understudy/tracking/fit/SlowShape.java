package org.understudy.tracking.fit;

import java.util.Arrays;
import org.understudy.parametric.ArkitExpression;

/**
 * Learns over the clip what belongs to the subject: identity coefficients, how the resting face
 * differs along the expression shapes, focal length, and the offset of every landmark.
 *
 * <p>All but the last are solved from the sum of every frame's {@link SlowEvidence}: what stays
 * constant over frames becomes identity or rest, what changes stays expression. As coefficients
 * cannot be negative, frames at the lower bound pull the rest down harder than others pull it up,
 * to a low percentile of what was seen. The landmarks' offsets explain what is then left ({@link
 * LandmarkOffsets}).
 *
 * <p>Once solved, the shape is approached a small step a frame, so that nothing visibly jumps, and
 * after {@link #FROZEN_AFTER} frames it stays. Not thread-safe.
 */
final class SlowShape {
  /** Frames after which the shape is left as it is. */
  static final int FROZEN_AFTER = 200;

  /** A gentle fraction for {@link #approach} in every frame of a running track. */
  static final double GENTLY = 0.03;

  private static final double FOCAL_DEVIATION = 0.25;
  private static final double REST_DEVIATION = 0.35;
  private static final double RARE_REST_DEVIATION = 0.08;
  private static final double HELD_REST_DEVIATION = 0.001;
  private static final double HELD = 1e6;
  private static final double LARGEST_REST = 0.7;
  private static final double LARGEST_IDENTITY = 3;
  private static final int FIRST_SOLVE = 4;

  /** Frames learnt from before they are chosen for showing something new. */
  private static final int UNCHOSEN = 20;

  /** Offsets of landmarks are learnt from what is left over, so not before identity is near. */
  private static final int OFFSETS_AFTER = 12;

  /** Residuals of neighbouring landmarks and frames are not independent; one in this many is. */
  private static final double REDUNDANCY = 8;

  private final FaceSolver solver;
  private final SlowEvidence evidence;
  private final LandmarkOffsets offsets;
  private final boolean focalKnown;
  private final Novelty novelty = new Novelty();
  private double priorFocal;

  private final double[] information;
  private final double[] target;
  private final double[] factor;
  private final double[] solved;
  private final double[] present;
  private final double[] identityGoal;
  private final double[] restGoal = new double[ArkitExpression.COUNT];
  private final double[] biasGoal = new double[3 * LandmarkModel.COUNT];
  private double focalGoal;
  private int frames;

  SlowShape(
      LandmarkModel model,
      FitSettings settings,
      FaceSolver solver,
      double priorFocal,
      boolean focalKnown) {
    this.solver = solver;
    this.priorFocal = priorFocal;
    this.focalKnown = focalKnown;
    focalGoal = priorFocal;
    evidence = new SlowEvidence(model, settings, solver);
    offsets = new LandmarkOffsets(settings, solver);
    int size = evidence.size();
    information = new double[size * size];
    factor = new double[size * size];
    target = new double[size];
    solved = new double[size];
    present = new double[size];
    identityGoal = new double[model.identityCount()];
  }

  /** Whether enough frames have been seen and nothing changes any more. */
  boolean frozen() {
    return frames >= FROZEN_AFTER;
  }

  /**
   * Whether a fitted frame is worth learning from: at first every one, later those that show the
   * subject in a new turn or expression.
   */
  boolean wants(FaceState state) {
    return !frozen() && (frames < UNCHOSEN || novelty.isNew(state));
  }

  /** Learns from a frame that has been fitted, and solves again. */
  void learn(FaceObservation seen, SubjectShape shape, FaceState state, double[] last) {
    novelty.keep(state);
    solver.assemble(seen, shape, state, last, false);
    writePresent(shape);
    evidence.gather(seen, shape, state, present);
    double share = 1 / REDUNDANCY;
    double[] more = evidence.information();
    for (int i = 0; i < information.length; i++) {
      information[i] += share * more[i];
    }
    for (int i = 0; i < target.length; i++) {
      target[i] += share * evidence.target()[i];
    }
    frames++;
    if (frames >= FIRST_SOLVE) {
      solve();
    }
    if (frames > OFFSETS_AFTER) {
      offsets.learn(seen, shape, state, biasGoal);
    }
  }

  /**
   * Learns from the only picture there is, once it has been fitted: identity alone, as a single
   * picture does not tell a resting face from an expression, nor odd landmarks from an odd face.
   * The shape is then left as it is.
   *
   * @param share how much the picture counts, 1 as if all landmarks erred independently
   */
  void learnStill(
      FaceObservation seen, SubjectShape shape, FaceState state, double[] last, double share) {
    forgetEvidence();
    solver.assemble(seen, shape, state, last, false);
    writePresent(shape);
    evidence.gather(seen, shape, state, present);
    double[] more = evidence.information();
    for (int i = 0; i < information.length; i++) {
      information[i] = share * more[i];
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = share * evidence.target()[i];
    }
    for (int i = evidence.firstRest(); i < target.length; i++) {
      information[i * evidence.size() + i] += HELD;
    }
    frames = FROZEN_AFTER;
    solve();
  }

  /** Learns the offsets of landmarks alone from a frame that has been fitted. */
  void learnOffsets(FaceObservation seen, SubjectShape shape, FaceState state, double[] last) {
    solver.assemble(seen, shape, state, last, false);
    offsets.learn(seen, shape, state, biasGoal);
  }

  /**
   * Forgets the evidence and keeps what was solved: after a first pass over frames, the second pass
   * gathers better evidence about the better shape.
   */
  void forgetEvidence() {
    Arrays.fill(information, 0);
    Arrays.fill(target, 0);
    offsets.forget();
    novelty.forget();
    frames = 0;
  }

  /** Forgets all that was learnt and solved; the focal length is sought about the given one. */
  void forget(double focalPixels) {
    forgetEvidence();
    Arrays.fill(identityGoal, 0);
    Arrays.fill(restGoal, 0);
    Arrays.fill(biasGoal, 0);
    centreFocal(focalPixels);
  }

  /** Sets the focal length about which the search is centred, pixels. */
  void centreFocal(double focalPixels) {
    priorFocal = focalPixels;
    focalGoal = focalPixels;
  }

  /**
   * Moves the shape towards what has been learnt.
   *
   * @param fraction how far, 1 at once
   */
  void approach(SubjectShape shape, double fraction) {
    if (frames < FIRST_SOLVE) {
      return;
    }
    approach(shape.identity, identityGoal, fraction);
    approach(shape.restOffset, restGoal, fraction);
    approach(shape.bias, biasGoal, fraction);
    shape.focalPixels *= Math.pow(focalGoal / shape.focalPixels, fraction);
    shape.rebuild();
  }

  private static void approach(double[] values, double[] goal, double fraction) {
    for (int i = 0; i < values.length; i++) {
      values[i] += fraction * (goal[i] - values[i]);
    }
  }

  private void writePresent(SubjectShape shape) {
    System.arraycopy(shape.identity, 0, present, 0, shape.identity.length);
    present[evidence.focal()] = Math.log(shape.focalPixels / priorFocal);
    for (int i = evidence.firstRest(); i < present.length; i++) {
      present[i] = shape.restOffset[evidence.expressionOf(i)];
    }
  }

  private void solve() {
    int size = evidence.size();
    System.arraycopy(information, 0, factor, 0, factor.length);
    System.arraycopy(target, 0, solved, 0, size);
    for (int i = 0; i < size; i++) {
      factor[i * size + i] += prior(i);
    }
    Cholesky.factor(factor, size, size);
    Cholesky.solve(factor, size, size, solved);
    for (int k = 0; k < identityGoal.length; k++) {
      identityGoal[k] = Math.clamp(solved[k], -LARGEST_IDENTITY, LARGEST_IDENTITY);
    }
    for (int i = evidence.firstRest(); i < size; i++) {
      restGoal[evidence.expressionOf(i)] = Math.clamp(solved[i], -LARGEST_REST, LARGEST_REST);
    }
    focalGoal = priorFocal * Math.exp(Math.clamp(solved[evidence.focal()], -0.7, 0.9));
  }

  private double prior(int unknown) {
    if (unknown < evidence.focal()) {
      return 1;
    }
    if (unknown == evidence.focal()) {
      return focalKnown ? 1e9 : 1 / (FOCAL_DEVIATION * FOCAL_DEVIATION);
    }
    return restPrior(ArkitExpression.all().get(evidence.expressionOf(unknown)));
  }

  /**
   * How strongly a rest offset is held at zero. Of two shapes that do the opposite, one suffices,
   * as an offset may have either sign; and shapes that people hold for seconds, as a smile, are
   * hardly ever part of a face at rest.
   */
  private static double restPrior(ArkitExpression expression) {
    double deviation =
        switch (expression) {
          case EYE_WIDE_LEFT,
              EYE_WIDE_RIGHT,
              EYE_SQUINT_LEFT,
              EYE_SQUINT_RIGHT,
              JAW_RIGHT,
              MOUTH_RIGHT,
              MOUTH_FROWN_LEFT,
              MOUTH_FROWN_RIGHT ->
              HELD_REST_DEVIATION;
          case MOUTH_SMILE_LEFT,
              MOUTH_SMILE_RIGHT,
              MOUTH_DIMPLE_LEFT,
              MOUTH_DIMPLE_RIGHT,
              MOUTH_STRETCH_LEFT,
              MOUTH_STRETCH_RIGHT,
              CHEEK_SQUINT_LEFT,
              CHEEK_SQUINT_RIGHT,
              JAW_OPEN,
              MOUTH_CLOSE ->
              RARE_REST_DEVIATION;
          default -> REST_DEVIATION;
        };
    return 1 / (deviation * deviation);
  }
}
