package org.understudy.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GovernorTest {
  private static final double SLOW = 80;
  private static final double QUICK = 20;
  private static final double FAIR = 45;

  private static Governor governor() {
    return new Governor(Quality.LADDER, 50, 0);
  }

  private static void seconds(Governor governor, int count, double p95) {
    for (int i = 0; i < count; i++) {
      governor.second(p95, 0);
    }
  }

  @Test
  void savesOnThePosesRateThenOnSizeThenOnSheets() {
    Governor governor = governor();
    seconds(governor, 100, SLOW);
    List<Quality> path = governor.changes().stream().map(Governor.Change::to).toList();
    assertThat(path).isEqualTo(Quality.LADDER.subList(1, Quality.LADDER.size()));
    assertThat(path.getFirst().size()).isEqualTo(1);
    assertThat(path.getFirst().poseInterval()).isGreaterThan(Quality.FULL.poseInterval());
    assertThat(path.getLast().faintSheets()).isFalse();
    assertThat(path.get(path.size() - 2).faintSheets()).isTrue();
  }

  @Test
  void oneSlowSecondIsNoReason() {
    Governor governor = governor();
    for (int i = 0; i < 20; i++) {
      governor.second(i % 2 == 0 ? SLOW : FAIR, 0);
    }
    assertThat(governor.changes()).isEmpty();
  }

  @Test
  void dropsAreAReasonToo() {
    Governor governor = governor();
    governor.second(QUICK, 0.2);
    governor.second(QUICK, 0.2);
    assertThat(governor.changes()).hasSize(1);
    assertThat(governor.changes().getFirst().reason()).contains("20.0 % dropped");
  }

  @Test
  void goesBackWhenThereIsRoomAndStaysWhereThereIsJustEnough() {
    Governor governor = governor();
    seconds(governor, 4, SLOW);
    assertThat(governor.quality()).isEqualTo(Quality.LADDER.get(2));
    seconds(governor, 60, FAIR);
    assertThat(governor.quality()).isEqualTo(Quality.LADDER.get(2));
    seconds(governor, 9, QUICK);
    assertThat(governor.quality()).isEqualTo(Quality.LADDER.get(2));
    seconds(governor, 11, QUICK);
    assertThat(governor.quality()).isEqualTo(Quality.FULL);
  }

  @Test
  void doesNotSwingWhereARungIsJustTooHigh() {
    Governor governor = governor();
    seconds(governor, 2, SLOW);
    for (int i = 0; i < 600; i++) {
      governor.second(governor.quality().equals(Quality.FULL) ? SLOW : QUICK, 0);
    }
    // waits of 10, 20, 40, 80, 160, 240 seconds
    assertThat(governor.changes().size()).isLessThan(14);
  }

  @Test
  void theBeginningAndSilenceAreNotJudged() {
    Governor governor = new Governor(Quality.LADDER, 50, 5);
    seconds(governor, 5, SLOW);
    seconds(governor, 50, Double.NaN);
    assertThat(governor.changes()).isEmpty();
    seconds(governor, 2, SLOW);
    assertThat(governor.changes()).hasSize(1);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new Governor(List.of(), 50, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Governor(Quality.LADDER, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Quality(4, 0.1, true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
