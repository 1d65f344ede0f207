package org.understudy.app.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.smooth.SmoothingSettings;

/** A person is made up whose face rests and reaches otherwise than an avatar's. */
class CalibrationRunTest {
  private static final long FRAME_NANOS = 33_000_000L;
  private static final Offset<Float> CLOSE = within(0.06f);
  private static final float REST_SMILE = 0.15f;

  private final Random random = new Random(7);
  private long now;
  private double tremble = 0.004;

  private PortraitPose person(CalibrationTask task, float strength) {
    float[] x = new float[ArkitExpression.COUNT];
    x[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = REST_SMILE;
    for (Map.Entry<ArkitExpression, Float> wanted : task.wanted().entrySet()) {
      int e = wanted.getKey().ordinal();
      x[e] += strength * wanted.getValue();
    }
    for (int e = 0; e < x.length; e++) {
      x[e] = (float) Math.clamp(x[e] + tremble * random.nextGaussian(), 0.0, 1.0);
    }
    return PortraitPose.REST.withExpression(x);
  }

  private CalibrationOutcome run(float strength) {
    CalibrationRun run = new CalibrationRun(1);
    for (int frame = 0; frame < 2000 && run.outcome().isEmpty(); frame++) {
      now += FRAME_NANOS;
      CalibrationTask task = run.position().task().orElseThrow();
      run.add(person(task, strength), true, now);
    }
    return run.outcome().orElseThrow();
  }

  @Test
  void findsRestAndReach() {
    CalibrationOutcome outcome = run(0.5f);
    Calibration c = outcome.calibration();
    assertThat(outcome.unseen()).isEmpty();
    assertThat(c.offset(ArkitExpression.MOUTH_SMILE_LEFT)).isCloseTo(REST_SMILE, CLOSE);
    assertThat(c.offset(ArkitExpression.MOUTH_SMILE_RIGHT)).isCloseTo(0, CLOSE);
    for (CalibrationTask task : CalibrationTask.all()) {
      PortraitPose calibrated = c.apply(person(task, 0.5f), PortraitPose.REST);
      task.wanted()
          .forEach(
              (e, wanted) ->
                  assertThat(calibrated.expression(e))
                      .as("%s in %s", e.arkitName(), task.title())
                      .isCloseTo(wanted, CLOSE));
    }
    PortraitPose rest = c.apply(person(CalibrationTask.all().getFirst(), 0), PortraitPose.REST);
    assertThat(rest.expression(ArkitExpression.MOUTH_SMILE_LEFT)).isLessThan(0.05f);
  }

  @Test
  void keepsTheMotionOfEveryTask() {
    CalibrationOutcome outcome = run(0.5f);
    assertThat(outcome.clips().stream().map(CalibrationClip::task))
        .isEqualTo(CalibrationTask.all());
    for (CalibrationClip clip : outcome.clips()) {
      assertThat(clip.durationNanos())
          .isBetween(
              CalibrationRun.READY_NANOS + CalibrationRun.HOLD_NANOS - FRAME_NANOS,
              CalibrationRun.READY_NANOS + CalibrationRun.HOLD_NANOS + FRAME_NANOS);
      assertThat(clip.poses()).hasSizeBetween(130, 140);
      assertThat(clip.at(-1)).isSameAs(clip.poses().getFirst());
      assertThat(clip.at(clip.poses().get(40).timestampNanos() + 1)).isSameAs(clip.poses().get(40));
      assertThat(clip.at(Long.MAX_VALUE)).isSameAs(clip.poses().getLast());
    }
  }

  @Test
  void aTaskThatIsNotDoneChangesNothingAndIsSaid() {
    CalibrationOutcome outcome = run(0.02f);
    assertThat(outcome.unseen())
        .containsExactly("Smile", "Open mouth", "Raise brows", "Close eyes", "Pucker lips");
    for (ArkitExpression e : ArkitExpression.all()) {
      assertThat(outcome.calibration().gain(e)).isEqualTo(1);
    }
  }

  @Test
  void aTremblingFaceIsSmoothedMore() {
    tremble = 0.003;
    double steady = run(0.5f).calibration().smoothing();
    tremble = 0.02;
    double trembling = run(0.5f).calibration().smoothing();
    assertThat(trembling).isLessThan(steady);
    Calibration c = run(0.5f).calibration();
    assertThat(c.apply(SmoothingSettings.DEFAULT).lips().minCutoffHertz())
        .isCloseTo(c.smoothing() * SmoothingSettings.DEFAULT.lips().minCutoffHertz(), within(1e-9));
  }

  @Test
  void timeWaitsWhileNoFaceIsSeen() {
    CalibrationRun run = new CalibrationRun(1);
    PortraitPose pose = person(CalibrationTask.all().getFirst(), 0);
    run.add(pose, true, 0);
    for (int i = 1; i <= 500; i++) {
      run.add(pose, false, i * FRAME_NANOS);
    }
    assertThat(run.position().index()).isZero();
    assertThat(run.position().share()).isZero();
    assertThat(run.position().face()).isFalse();
    run.add(pose, true, 60_000_000_000L);
    assertThat(run.position().holding()).as("a gap is no time").isFalse();
  }

  @Test
  void noCalibrationChangesNothing() {
    PortraitPose pose = person(CalibrationTask.all().get(2), 1);
    assertThat(Calibration.NONE.apply(pose, PortraitPose.REST)).isSameAs(pose);
    assertThat(Calibration.NONE.applyToRest(pose)).isSameAs(pose);
    assertThat(Calibration.NONE.apply(SmoothingSettings.DEFAULT))
        .isEqualTo(SmoothingSettings.DEFAULT);
  }

  @Test
  void numbersOutsideAreRefusedByName() {
    float[] gain = new float[ArkitExpression.COUNT];
    assertThatThrownBy(() -> new Calibration(gain, new float[ArkitExpression.COUNT], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gain of browDownLeft");
    assertThatThrownBy(() -> new Calibration(new float[3], gain, 1))
        .hasMessageContaining("52 values of gain, got 3");
  }

  @Test
  void whatWasSmoothedAlreadyIsTakenIntoAccount() {
    tremble = 0.009;
    List<CalibrationTask> tasks = CalibrationTask.all();
    List<List<PortraitPose>> seen = new ArrayList<>();
    for (CalibrationTask task : tasks) {
      seen.add(List.of(person(task, 0.5f), person(task, 0.5f), person(task, 0.5f)));
    }
    double usual = CalibrationFit.fit(tasks, seen, 1).calibration().smoothing();
    double smoothed = CalibrationFit.fit(tasks, seen, 0.9).calibration().smoothing();
    assertThat(smoothed).isCloseTo(0.9 * usual, within(1e-9));
  }
}
