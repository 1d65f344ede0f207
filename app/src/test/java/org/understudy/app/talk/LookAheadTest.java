package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.PoseModel;

class LookAheadTest {
  private static LookAhead of(int width, int height, int poseInterval) {
    return LookAhead.of(
        3 * width * height, new LandmarkSettings(Optional.of(PoseModel.LITE), poseInterval, 1));
  }

  @ParameterizedTest
  @CsvSource({"512, 512, 60", "1280, 720, 36", "1920, 1080, 16", "64, 64, 60"})
  void asManyWaitAsThereIsRoomFor(int width, int height, int waiting) {
    LookAhead ahead = of(width, height, 4);
    assertThat(ahead.waiting()).isEqualTo(waiting);
    assertThat(LongStream.range(0, 400).filter(ahead::passesOver).count()).isEqualTo(waiting);
    assertThat(LongStream.range(0, 400).filter(ahead::passesOver))
        .allMatch(i -> !LookAhead.teaches(i) && !ahead.passesOver(i - 1));
  }

  @Test
  void theSubjectIsLearntFromTheSameFramesWhereverTheyAreLookedAt() {
    assertThat(LongStream.range(0, 400).filter(LookAhead::teaches).count())
        .isEqualTo(LookAhead.LESSONS);
    LookAhead ahead = of(512, 512, 4);
    long last = LongStream.range(0, 400).filter(LookAhead::teaches).max().orElseThrow();
    assertThat(ahead.isBehind(last)).isFalse();
    assertThat(ahead.isBehind(last + 1)).isTrue();
  }

  @Test
  void theBodyIsMeasuredInTheSameFrames() {
    assertThat(of(512, 512, 4).poseIntervalAt(0)).isEqualTo(2);
    assertThat(of(512, 512, 4).poseIntervalAt(120)).isEqualTo(4);
    assertThat(of(512, 512, 2).poseIntervalAt(0)).isEqualTo(1);
    assertThat(of(512, 512, 3).waiting()).isZero();
    assertThat(of(512, 512, 3).poseIntervalAt(0)).isEqualTo(3);
    assertThat(of(512, 512, 1).waiting()).isZero();
  }
}
