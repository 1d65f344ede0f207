package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FitPaceTest {
  private final AtomicLong nanos = new AtomicLong(77);
  private final FitPace pace = new FitPace(nanos::get);

  private void pass(double seconds) {
    nanos.addAndGet((long) (seconds * 1e9));
  }

  @Test
  void aFitAtTheUsualPaceTakesTheUsualTime() {
    for (FitStage stage : FitStage.values()) {
      for (int step = 1; step <= 100; step++) {
        pass(stage.usualSeconds / 100);
        pace.at(stage, step, 100);
        double left = FitStage.secondsInAll() * (1 - pace.share());
        pace.secondsLeft().ifPresent(told -> assertThat(told).isCloseTo(left, within(0.5)));
      }
    }
    assertThat(pace.share()).isEqualTo(1);
    assertThat(pace.secondsLeft()).hasValue(0);
  }

  @Test
  void aMachineTwiceAsSlowTakesTwiceAsLong() {
    pass(FitStage.WATCHING.usualSeconds);
    pace.at(FitStage.WATCHING, 1, 2);
    pass(FitStage.WATCHING.usualSeconds);
    pace.at(FitStage.WATCHING, 2, 2);
    double left = 2 * (FitStage.secondsInAll() - FitStage.WATCHING.usualSeconds);
    assertThat(pace.secondsLeft().orElseThrow()).isCloseTo(left, within(0.1));
  }

  @Test
  void whatAnEarlierRunDidIsNotTakenForSpeed() {
    pace.at(FitStage.WATCHING, 0, 100);
    pass(FitStage.WATCHING.usualSeconds);
    pace.at(FitStage.WATCHING, 100, 100);
    pace.at(FitStage.TEXTURES, 301, 600);
    pass(FitStage.TEXTURES.usualSeconds / 4);
    pace.at(FitStage.TEXTURES, 451, 600);
    double left = FitStage.TEXTURES.usualSeconds * 149 / 600 + FitStage.MEASURING.usualSeconds;
    assertThat(pace.secondsLeft().orElseThrow()).isCloseTo(left, within(left * 0.05));
  }

  @Test
  void aProcessThatWasStoppedWasNotSlow() {
    for (int step = 1; step <= 100; step++) {
      pass(FitStage.WATCHING.usualSeconds / 100);
      pace.at(FitStage.WATCHING, step, 100);
    }
    double left = pace.secondsLeft().orElseThrow();
    pass(3600);
    pace.at(FitStage.CLOSER, 1, 100);
    assertThat(pace.secondsLeft().orElseThrow()).isLessThan(8 * left);
  }

  @Test
  void nothingIsToldBeforeAnythingIsKnownAndTheShareNeverFalls() {
    assertThat(pace.secondsLeft()).isEmpty();
    pace.at(FitStage.GEOMETRY, 0, 3);
    double share = pace.share();
    pace.at(FitStage.WATCHING, 1, 0);
    assertThat(pace.share()).isEqualTo(share);
  }
}
