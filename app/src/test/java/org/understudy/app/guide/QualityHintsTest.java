package org.understudy.app.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitPose;

class QualityHintsTest {
  private static final PortraitPose POSE = Faces.pose(Map.of());

  private static Optional<Hint> of(SeenFace face) {
    return new QualityHints().of(Faces.look(0, face));
  }

  private static SeenFace at(double x, double y, double size) {
    return new SeenFace(x, y, size, POSE, 0.9, Faces.WELL_LIT);
  }

  private static SeenFace lit(double left, double right, double burnt) {
    return new SeenFace(320, 220, 170, POSE, 0.9, new LightReading(left, right, burnt));
  }

  @Test
  void aGoodPictureNeedsNoWord() {
    assertThat(of(Faces.face(POSE))).isEmpty();
  }

  @Test
  void whereTheFaceIsCounts() {
    assertThat(new QualityHints().of(Faces.nobody(0))).contains(Hint.NO_FACE);
    assertThat(of(at(320, 220, 80))).contains(Hint.TOO_SMALL);
    assertThat(of(at(320, 240, 260))).contains(Hint.TOO_NEAR);
    assertThat(of(at(320, 100, 170))).contains(Hint.CUT_OFF);
    assertThat(of(at(60, 220, 170))).contains(Hint.CUT_OFF);
    assertThat(of(at(600, 220, 170))).contains(Hint.CUT_OFF);
    assertThat(of(at(320, 420, 170))).contains(Hint.CUT_OFF);
    assertThat(of(new SeenFace(320, 220, 170, POSE, 0.1, Faces.WELL_LIT)))
        .contains(Hint.NO_SHOULDERS);
  }

  @Test
  void aSecondPersonIsTold() {
    Look two = new Look(0, 640, 480, 2, Optional.of(Faces.face(POSE)));
    assertThat(new QualityHints().of(two)).contains(Hint.SEVERAL_FACES);
  }

  @Test
  void lightIsJudgedOnTheFace() {
    assertThat(of(lit(0.1, 0.12, 0))).contains(Hint.TOO_DARK);
    assertThat(of(lit(0.9, 0.9, 0))).contains(Hint.TOO_BRIGHT);
    assertThat(of(lit(0.6, 0.6, 0.3))).contains(Hint.TOO_BRIGHT);
    assertThat(of(lit(0.7, 0.3, 0))).contains(Hint.ONE_SIDED);
    assertThat(of(lit(0.3, 0.7, 0))).contains(Hint.ONE_SIDED);
    assertThat(of(lit(0.5, 0.36, 0))).isEmpty();
  }

  @Test
  void ofATurnedHeadTheHalvesAreNotCompared() {
    SeenFace turned =
        new SeenFace(320, 220, 170, Faces.pose(30, 0), 0.9, new LightReading(0.7, 0.3, 0));
    assertThat(of(turned)).isEmpty();
  }

  @Test
  void quickMovementsBlur() {
    QualityHints hints = new QualityHints();
    assertThat(hints.of(Faces.look(0, Faces.face(Faces.pose(0, 0))))).isEmpty();
    assertThat(hints.of(Faces.look(0.033, Faces.face(Faces.pose(1, 0))))).isEmpty();
    assertThat(hints.of(Faces.look(0.066, Faces.face(Faces.pose(6, 0))))).contains(Hint.TOO_FAST);
    assertThat(hints.of(Faces.look(0.1, at(330, 220, 170)))).contains(Hint.TOO_FAST);
    // after a pause nothing is known of the speed
    assertThat(hints.of(Faces.look(2, at(320, 220, 170)))).isEmpty();
  }

  @Test
  void hintsDoNotFlicker() {
    SteadyHint steady = new SteadyHint();
    Optional<Hint> dark = Optional.of(Hint.TOO_DARK);
    assertThat(steady.show(dark, 0)).isEmpty();
    assertThat(steady.show(Optional.empty(), 100_000_000L)).isEmpty();
    assertThat(steady.show(dark, 200_000_000L)).isEmpty();
    assertThat(steady.show(dark, 700_000_000L)).isEqualTo(dark);
    assertThat(steady.show(Optional.empty(), 800_000_000L)).isEqualTo(dark);
    assertThat(steady.show(Optional.empty(), 2_300_000_000L)).isEmpty();
  }

  @Test
  void whatIsMoreImportantIsSaidAtOnce() {
    SteadyHint steady = new SteadyHint();
    Optional<Hint> shoulders = Optional.of(Hint.NO_SHOULDERS);
    Optional<Hint> nobody = Optional.of(Hint.NO_FACE);
    steady.show(shoulders, 0);
    assertThat(steady.show(shoulders, 500_000_000L)).isEqualTo(shoulders);
    assertThat(steady.show(nobody, 600_000_000L)).isEqualTo(shoulders);
    assertThat(steady.show(nobody, 1_100_000_000L)).isEqualTo(nobody);
  }
}
