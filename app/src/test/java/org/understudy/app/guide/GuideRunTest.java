package org.understudy.app.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

class GuideRunTest {
  private static final double FRAME = 1.0 / 30;

  private final GuideRun run = new GuideRun(GuideTimes.USUAL);
  private double seconds;

  /** Somebody who does what is asked, starting from a camera that is beside and below them. */
  private static PortraitPose obedient(GuideStep step, double seconds) {
    return switch (step) {
      case AHEAD -> Faces.pose(8, 12);
      case LEFT -> Faces.pose(8 + 20, 12);
      case RIGHT -> Faces.pose(8 - 20, 12);
      case UP -> Faces.pose(8, 12 + 12);
      case DOWN -> Faces.pose(8, 12 - 12);
      case SMILE ->
          Faces.pose(
              Map.of(
                  ArkitExpression.MOUTH_SMILE_LEFT, 0.6f,
                  ArkitExpression.MOUTH_SMILE_RIGHT, 0.5f));
      case OPEN -> Faces.pose(Map.of(ArkitExpression.JAW_OPEN, 0.6f));
      case BLINK ->
          Faces.pose(
              Map.of(ArkitExpression.EYE_BLINK_LEFT, 0.9f, ArkitExpression.EYE_BLINK_RIGHT, 0.8f));
      case SPEAK ->
          Faces.pose(
              Map.of(ArkitExpression.JAW_OPEN, (float) (0.1 + 0.08 * Math.sin(12 * seconds))));
    };
  }

  private void go(BiFunction<GuideStep, Double, PortraitPose> person) {
    while (run.position().step().isPresent()) {
      run.add(Faces.look(seconds, Faces.face(person.apply(run.position().step().get(), seconds))));
      seconds += FRAME;
      assertThat(seconds).isLessThan(120);
    }
  }

  @Test
  void somebodyWhoDoesWhatIsAskedIsDoneInHalfAMinute() {
    go(GuideRunTest::obedient);
    assertThat(run.coverage().seen()).containsExactlyInAnyOrder(GuideStep.values());
    assertThat(run.coverage().seconds()).isBetween(25.0, 35.0);
    assertThat(run.coverage().faceShare()).isEqualTo(1);
    assertThat(run.coverage().obstacle()).isEmpty();
    assertThat(run.position().share()).isEqualTo(1);
  }

  @Test
  void somebodyWhoDoesNothingIsWaitedForAndTheRestGoesOn() {
    go((step, now) -> Faces.pose(0, 0));
    assertThat(run.coverage().seen()).containsExactly(GuideStep.AHEAD);
    assertThat(run.coverage().seconds()).isBetween(50.0, 75.0);
  }

  @Test
  void leftIsTheirOwnLeftAndRightIsNotTakenForIt() {
    for (; run.position().index() == 0; seconds += FRAME) {
      run.add(Faces.look(seconds, Faces.face(Faces.pose(0, 0))));
    }
    for (int i = 0; i < 60; i++, seconds += FRAME) {
      run.add(Faces.look(seconds, Faces.face(Faces.pose(-30, 0))));
    }
    assertThat(run.position().step()).contains(GuideStep.LEFT);
    assertThat(run.position().reached()).isFalse();
  }

  @Test
  void oneOddFrameDoesNotCount() {
    for (int i = 0; i < 60; i++, seconds += FRAME) {
      double yaw = i % 5 == 4 ? 0 : 60;
      run.add(Faces.look(seconds, Faces.face(Faces.pose(yaw, 0))));
    }
    assertThat(run.position().reached()).isFalse();
  }

  @Test
  void timeWaitsForAFaceButNotForEver() {
    run.add(Faces.look(0, Faces.face(Faces.pose(0, 0))));
    for (seconds = FRAME; seconds < 60; seconds += FRAME) {
      run.add(Faces.nobody(seconds));
    }
    assertThat(run.position().index()).isZero();
    assertThat(run.position().face()).isFalse();
    for (; seconds < 91; seconds += FRAME) {
      run.add(Faces.nobody(seconds));
    }
    assertThat(run.position().step()).isEmpty();
    assertThat(run.coverage().obstacle().orElseThrow()).contains("A face was seen in only 0 %");
  }

  @Test
  void aPauseOfTheCameraIsNoTime() {
    run.add(Faces.look(0, Faces.face(Faces.pose(0, 0))));
    run.add(Faces.look(50, Faces.face(Faces.pose(0, 0))));
    assertThat(run.coverage().seconds()).isLessThan(1);
    assertThat(run.coverage().obstacle().orElseThrow()).contains("too short");
  }

  @Test
  void aYawnIsNoSpeech() {
    StepGoal goal = new StepGoal();
    boolean spoke = false;
    for (int i = 0; i < 60; i++) {
      float jaw = (float) Math.sin(Math.PI * i / 60);
      spoke |=
          goal.reached(
              GuideStep.SPEAK, Faces.face(Faces.pose(Map.of(ArkitExpression.JAW_OPEN, jaw))));
    }
    assertThat(spoke).isFalse();
  }

  @Test
  void timesAreOnlyShortened() {
    assertThatThrownBy(() -> new GuideTimes(2)).hasMessageContaining("2");
    assertThatThrownBy(() -> new GuideTimes(0)).hasMessageContaining("0");
  }

  @Test
  void shortenedStepsAreShort() {
    GuideRun quick = new GuideRun(new GuideTimes(0.1));
    for (; quick.position().step().isPresent(); seconds += FRAME) {
      quick.add(Faces.look(seconds, Faces.face(obedient(quick.position().step().get(), seconds))));
    }
    assertThat(seconds).isLessThan(4);
  }
}
