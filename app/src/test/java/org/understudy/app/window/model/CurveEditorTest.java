package org.understudy.app.window.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.ResponseCurve;
import org.understudy.app.calibration.ResponseCurves;
import org.understudy.app.settings.Settings;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.fit.GazeLids;

class CurveEditorTest {
  private static final List<ArkitExpression> SMILE =
      List.of(ArkitExpression.MOUTH_SMILE_LEFT, ArkitExpression.MOUTH_SMILE_RIGHT);
  private static final List<ArkitExpression> JAW = List.of(ArkitExpression.JAW_OPEN);

  private final List<ResponseCurves> seen = new ArrayList<>();
  private Settings settings = Settings.USUAL;
  private final CurveEditor editor =
      new CurveEditor(new CurveTarget("Smile", SMILE, SMILE), seen::add, this::keep);

  private void keep(ResponseCurves curves, boolean goesOn) {
    settings = settings.curved(curves, goesOn);
    editor.show(settings.calibration().curves());
  }

  private void undo() {
    settings = settings.calibrationUndone();
    editor.show(settings.calibration().curves());
  }

  private double kept(ArkitExpression e, int point) {
    return settings.calibration().curves().of(e).points().get(point).y();
  }

  @Test
  void aDragIsSeenAtOnceAndKeptAtItsEnd() {
    assertThat(editor.add(0.5, 0.6)).isTrue();
    assertThat(editor.selected()).isEqualTo(1);
    seen.clear();
    editor.drag(0.4, 0.7);
    editor.drag(0.3, 0.8);
    assertThat(seen).hasSize(2);
    assertThat(kept(ArkitExpression.MOUTH_SMILE_LEFT, 1)).isEqualTo(0.6);
    editor.finish();
    assertThat(kept(ArkitExpression.MOUTH_SMILE_LEFT, 1)).isEqualTo(0.8);
    assertThat(kept(ArkitExpression.MOUTH_SMILE_RIGHT, 1)).as("both sides").isEqualTo(0.8);
    editor.finish();
    assertThat(settings.calibrationBefore()).as("a point and a drag").hasSize(2);
    undo();
    assertThat(editor.curve().points().get(1)).isEqualTo(new ResponseCurve.Point(0.5, 0.6));
  }

  @Test
  void stepsOfOnePointAreUndoneTogether() {
    editor.addBeside();
    assertThat(editor.curve().points().get(1)).isEqualTo(new ResponseCurve.Point(0.5, 0.5));
    for (int i = 0; i < 5; i++) {
      editor.nudge(0, 0.02);
      editor.finish();
    }
    assertThat(kept(ArkitExpression.MOUTH_SMILE_LEFT, 1)).isCloseTo(0.6, within(1e-9));
    editor.select(2);
    editor.nudge(0, -0.1);
    editor.finish();
    assertThat(kept(ArkitExpression.MOUTH_SMILE_LEFT, 2)).isCloseTo(0.9, within(1e-9));
    undo();
    assertThat(kept(ArkitExpression.MOUTH_SMILE_LEFT, 2)).isEqualTo(1);
    undo();
    assertThat(kept(ArkitExpression.MOUTH_SMILE_LEFT, 1)).isEqualTo(0.5);
    editor.select(1);
    editor.nudge(0, 0.02);
    editor.finish();
    undo();
    assertThat(kept(ArkitExpression.MOUTH_SMILE_LEFT, 1))
        .as("not one with the first")
        .isEqualTo(0.5);
    undo();
    assertThat(settings.calibration()).isEqualTo(Calibration.NONE);
  }

  @Test
  void pointsComeAndGoAndTheEndsStay() {
    assertThat(editor.deleteSelected()).isFalse();
    for (int i = 2; i < ResponseCurve.MOST_POINTS; i++) {
      assertThat(editor.addBeside()).isTrue();
    }
    assertThat(editor.addBeside()).as("no room").isFalse();
    assertThat(editor.add(0.03, 0.5)).isFalse();
    editor.select(99);
    assertThat(editor.selected()).isEqualTo(ResponseCurve.MOST_POINTS - 1);
    assertThat(editor.deleteSelected()).isFalse();
    editor.select(editor.selected() - 1);
    assertThat(editor.deleteSelected()).isTrue();
    editor.reset();
    assertThat(settings.calibration()).isEqualTo(Calibration.NONE);
  }

  @Test
  void curvesOfOthersStay() {
    editor.add(0.5, 0.9);
    editor.choose(new CurveTarget("Jaw", JAW, JAW));
    assertThat(editor.curve()).isEqualTo(ResponseCurve.IDENTITY);
    editor.add(0.5, 0.2);
    editor.reset();
    assertThat(kept(ArkitExpression.MOUTH_SMILE_LEFT, 1)).isEqualTo(0.9);
    editor.resetAll();
    assertThat(settings.calibration()).isEqualTo(Calibration.NONE);
    undo();
    assertThat(kept(ArkitExpression.MOUTH_SMILE_LEFT, 1)).isEqualTo(0.9);
  }

  @Test
  void everyCoefficientThatAnswersHasItsTargets() {
    Map<String, List<CurveTarget>> all = CurveTarget.all();
    assertThat(all.keySet()).isEqualTo(ShapeGroups.all().keySet());
    List<ArkitExpression> single =
        all.values().stream()
            .flatMap(List::stream)
            .filter(target -> target.shapes().size() == 1)
            .flatMap(target -> target.shapes().stream())
            .toList();
    assertThat(single)
        .containsExactlyInAnyOrderElementsOf(
            ArkitExpression.all().stream().filter(e -> !GazeLids.follows(e)).toList());
    assertThat(all.values().stream().flatMap(List::stream).map(CurveTarget::title))
        .contains("All of them", "Mouth smile left and right", "Jaw open", "Eye blink right");
    Stream<CurveTarget> groups = all.values().stream().map(List::getFirst);
    assertThat(groups).allMatch(group -> group.shapes().containsAll(group.shown()));
  }

  @Test
  void aTargetKnowsItsInputsAndItsExample() {
    editor.add(0.5, 0.9);
    CurveTarget target = editor.target();
    PortraitPose example = target.example(editor.curves(), 0.5);
    assertThat(example.expression(ArkitExpression.MOUTH_SMILE_RIGHT)).isEqualTo(0.9f);
    assertThat(example.expression(ArkitExpression.JAW_OPEN)).isZero();
    float[] x = new float[ArkitExpression.COUNT];
    x[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = 0.25f;
    assertThat(
            target.inputs(
                settings.calibration(), PortraitPose.REST.withExpression(x), PortraitPose.REST))
        .containsExactly(0.25, 0);
    assertThat(target.mixed(editor.curves())).isFalse();
    assertThat(target.mixed(ResponseCurves.IDENTITY.with(SMILE.subList(0, 1), editor.curve())))
        .isTrue();
  }
}
