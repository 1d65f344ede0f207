package org.understudy.tracking.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.Rotation;

class PoseFitterTest {
  private static final LandmarkModel MODEL = SyntheticFace.model();
  private static final PinholeCamera CAMERA =
      new PinholeCamera(SyntheticFace.FOCAL, 320, 240, SyntheticFace.WIDTH, SyntheticFace.HEIGHT);

  private static PoseFitter fitter() {
    return new PoseFitter(MODEL, BodySolverTest.SKELETON, CAMERA, true, FitSettings.DEFAULT);
  }

  private static SubjectShape subject() {
    SubjectShape shape = new SubjectShape(MODEL, SyntheticFace.FOCAL, 320, 240);
    shape.identity[0] = 1.5;
    shape.identity[2] = -1.2;
    shape.identity[5] = 0.8;
    shape.rebuild();
    return shape;
  }

  /** A talk: the head turns slowly, jaw and lids move. */
  private static FaceState talk(int frame) {
    FaceState state = new FaceState();
    double t = frame / 30.0;
    state.setRotation(
        Rotation.ofYawPitchRoll(
            0.4 * Math.sin(0.9 * t), 0.15 * Math.sin(0.7 * t), 0.1 * Math.sin(1.3 * t)));
    state.translation[0] = 0.03 * Math.sin(0.5 * t);
    state.translation[1] = -0.06;
    state.translation[2] = -0.6;
    state.expression[ArkitExpression.JAW_OPEN.ordinal()] =
        Math.clamp(0.4 * Math.sin(7 * t), 0.0, 1.0);
    double blink = frame % 60 < 5 ? 1 : 0;
    state.expression[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = blink;
    state.expression[ArkitExpression.EYE_BLINK_RIGHT.ordinal()] = blink;
    double yaw = 0.3 * Math.sin(2 * t);
    state.gaze[0] = yaw;
    state.gaze[2] = yaw;
    state.gaze[1] = -0.1;
    state.gaze[3] = -0.1;
    return state;
  }

  @Test
  void followsATalkOfAnotherFaceAndLearnsIt() {
    PoseFitter fitter = fitter();
    SubjectShape subject = subject();
    SplittableRandom random = new SplittableRandom(8);
    List<float[]> first = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      first.add(SyntheticFace.project(subject, talk(i), 0.3, random));
    }
    fitter.prepare(first);
    assertThat(fitter.identity()[0]).isGreaterThan(0.6);
    double jaw = 0;
    double worstTurn = 0;
    double gaze = 0;
    int gazes = 0;
    for (int i = 0; i < 150; i++) {
      FaceState truth = talk(i);
      FitResult fit =
          fitter.fit(SyntheticFace.project(subject, truth, 0.3, random), 1, i * 33_333_333L);
      jaw +=
          Math.abs(
                  fit.pose().expression(ArkitExpression.JAW_OPEN)
                      - truth.expression[ArkitExpression.JAW_OPEN.ordinal()])
              / 150;
      worstTurn = Math.max(worstTurn, fit.head().rotation().angleTo(truth.rotation()));
      boolean shut = truth.expression[ArkitExpression.EYE_BLINK_LEFT.ordinal()] > 0;
      assertThat(fit.pose().expression(ArkitExpression.EYE_BLINK_LEFT))
          .as("frame %d", i)
          .satisfies(x -> assertThat(shut ? x > 0.6 : x < 0.3).isTrue());
      if (!shut && i % 60 > 8) {
        gaze += Math.abs(fit.pose().gaze().leftYaw() - truth.gaze[0]);
        gazes++;
      }
      assertThat(fit.pose().confidence()).isGreaterThan(0.9f);
    }
    assertThat(jaw).isLessThan(0.05);
    assertThat(Math.toDegrees(worstTurn)).isLessThan(2.5);
    assertThat(Math.toDegrees(gaze / gazes)).isLessThan(2.5);
  }

  @ParameterizedTest
  @CsvSource({"120,120", "50,120", "120,100", "7,120"})
  void learnsTheSameWithAndWithoutAPreview(int frames, int expected) {
    SubjectShape subject = subject();
    SplittableRandom random = new SplittableRandom(5);
    List<float[]> ahead = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      ahead.add(SyntheticFace.project(subject, talk(i), 0.3, random));
    }
    PoseFitter plain = fitter();
    plain.prepare(ahead);
    PoseFitter previewing = fitter();
    for (float[] face : ahead) {
      previewing.preview(face, expected);
    }
    previewing.prepare(ahead);
    assertThat(previewing.identity()).isEqualTo(plain.identity());
    assertThat(previewing.restOffset()).isEqualTo(plain.restOffset());
    assertThat(previewing.camera()).isEqualTo(plain.camera());
    for (float[] face : ahead) {
      assertThat(previewing.fit(face, 1, 0).pose()).isEqualTo(plain.fit(face, 1, 0).pose());
    }
  }

  @Test
  void aStepOfJawAndLidsIsSeenInTheSameFrame() {
    PoseFitter fitter = fitter();
    SubjectShape shape = new SubjectShape(MODEL, SyntheticFace.FOCAL, 320, 240);
    SplittableRandom random = new SplittableRandom(2);
    FaceState calm = new FaceState();
    FaceState step = new FaceState();
    for (ArkitExpression e :
        List.of(
            ArkitExpression.JAW_OPEN,
            ArkitExpression.EYE_BLINK_LEFT,
            ArkitExpression.EYE_BLINK_RIGHT)) {
      step.expression[e.ordinal()] = 1;
    }
    for (int i = 0; i < 20; i++) {
      fitter.fit(SyntheticFace.project(shape, calm, 0.1, random), 1, i);
    }
    FitResult fit = fitter.fit(SyntheticFace.project(shape, step, 0.1, random), 1, 20);
    assertThat(fit.pose().expression(ArkitExpression.JAW_OPEN)).isGreaterThan(0.85f);
    assertThat(fit.pose().expression(ArkitExpression.EYE_BLINK_LEFT)).isGreaterThan(0.8f);
  }

  @Test
  void aTightCropOfUnknownLensIsNotTakenForAFaceInTheLens() {
    PoseFitter fitter =
        new PoseFitter(
            MODEL,
            BodySolverTest.SKELETON,
            PoseFitter.usualCamera(640, 480),
            false,
            FitSettings.DEFAULT);
    SubjectShape shape = new SubjectShape(MODEL, 1600, 320, 240);
    FaceState near = new FaceState();
    near.translation[2] = -0.6;
    near.translation[1] = -0.06;
    FitResult fit =
        fitter.fit(SyntheticFace.project(shape, near, 0.1, new SplittableRandom(1)), 1, 0);
    assertThat(fit.head().translationZ()).isBetween(-0.75, -0.35);
    assertThat(fitter.camera().focalPixels()).isGreaterThan(800);
  }
}
