package org.understudy.app.window.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.CalibrationClip;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.calibration.CalibrationTask;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/** Steps are made by hand, on a clock that stands still otherwise. */
class ComparisonPlaybackTest {
  private static final long FRAME = 40_000_000L;
  private static final int FRAMES = 51;
  private static final long CLIP = (FRAMES - 1) * FRAME;

  private final List<PortraitPose> painted = new ArrayList<>();
  private final List<ComparisonPlayback.Frame> frames = new ArrayList<>();
  private long now = 7;
  private long paintNanos;
  private final ComparisonPlayback playback =
      new ComparisonPlayback(
          outcome(),
          face -> {
            painted.add(face);
            now += paintNanos;
            return new RgbaImage(2, 2);
          },
          frames::add,
          () -> now);

  /** A jaw that opens within each clip to what tells the clips apart. */
  private static CalibrationOutcome outcome() {
    float[] gain = new float[ArkitExpression.COUNT];
    Arrays.fill(gain, 1);
    gain[ArkitExpression.JAW_OPEN.ordinal()] = 2;
    List<CalibrationTask> tasks = CalibrationTask.all().subList(0, 3);
    List<CalibrationClip> clips =
        IntStream.range(0, tasks.size())
            .mapToObj(
                task ->
                    new CalibrationClip(
                        tasks.get(task),
                        IntStream.range(0, FRAMES)
                            .mapToObj(frame -> pose(task, frame).withTimestampNanos(frame * FRAME))
                            .toList()))
            .toList();
    return new CalibrationOutcome(
        new Calibration(gain, new float[ArkitExpression.COUNT], 1),
        tasks,
        List.of(PortraitPose.REST, PortraitPose.REST, PortraitPose.REST),
        clips,
        List.of());
  }

  private static PortraitPose pose(int task, int frame) {
    float[] x = new float[ArkitExpression.COUNT];
    x[ArkitExpression.JAW_OPEN.ordinal()] = jaw(task, frame);
    return PortraitPose.REST.withExpression(x);
  }

  private static float jaw(int task, int frame) {
    return 0.1f * task + 0.002f * frame;
  }

  private static float jaw(PortraitPose pose) {
    return pose.expression(ArkitExpression.JAW_OPEN);
  }

  private void assertShows(int task, int frame) {
    assertThat(frames.getLast().task()).isEqualTo(task);
    assertThat(jaw(painted.get(painted.size() - 2))).isCloseTo(jaw(task, frame), within(1e-6f));
    assertThat(jaw(painted.getLast())).isCloseTo(2 * jaw(task, frame), within(1e-6f));
  }

  @Test
  void bothSidesShowTheSameMomentAgainAndAgain() {
    playback.setVisible(true);
    assertThat(playback.step()).isEqualTo(now + ComparisonPlayback.INTERVAL_NANOS);
    assertShows(0, 0);
    long start = now;
    for (int i = 1; i <= 3 * 40 + 10; i++) {
      now = start + i * ComparisonPlayback.INTERVAL_NANOS;
      assertThat(playback.step()).isEqualTo(now + ComparisonPlayback.INTERVAL_NANOS);
      long at = (now - start) % (3 * CLIP);
      assertShows((int) (at / CLIP), (int) (at % CLIP / FRAME));
      assertThat(frames.getLast().share()).isCloseTo((double) at / (3 * CLIP), within(1e-9));
    }
    assertThat(painted).hasSize(2 * frames.size());
  }

  @Test
  void nothingIsDrawnUnseenAndTimeStandsStill() {
    assertThat(playback.step()).isEqualTo(ComparisonPlayback.NEVER);
    assertThat(painted).isEmpty();
    playback.setVisible(true);
    playback.step();
    now += FRAME;
    playback.step();
    assertShows(0, 1);
    playback.setVisible(false);
    assertThat(playback.step()).isEqualTo(ComparisonPlayback.NEVER);
    now += 10 * FRAME;
    playback.setVisible(true);
    playback.step();
    assertShows(0, 1);
  }

  @Test
  void aPauseShowsWhatIsSoughtAndNothingElse() {
    playback.setVisible(true);
    playback.step();
    playback.setPlaying(false);
    assertThat(playback.playing()).isFalse();
    now += FRAME;
    assertThat(playback.step()).isEqualTo(ComparisonPlayback.NEVER);
    int before = frames.size();
    assertThat(playback.step()).isEqualTo(ComparisonPlayback.NEVER);
    assertThat(frames).hasSize(before);
    playback.seek(0.5);
    assertThat(playback.step()).isEqualTo(ComparisonPlayback.NEVER);
    assertShows(1, FRAMES / 2);
    playback.seek(1);
    playback.step();
    assertShows(2, FRAMES - 2);
    playback.setPlaying(true);
    assertThat(playback.step()).isEqualTo(now + ComparisonPlayback.INTERVAL_NANOS);
    assertShows(2, FRAMES - 2);
  }

  @Test
  void oneTaskIsPlayedAlone() {
    playback.setVisible(true);
    playback.choose(1);
    playback.step();
    assertShows(1, 0);
    for (int i = 0; i < 10; i++) {
      now += 10 * FRAME;
      playback.step();
      assertThat(frames.getLast().task()).isEqualTo(1);
    }
    assertShows(1, 0);
    playback.chooseAll();
    playback.step();
    assertShows(0, 0);
  }

  @Test
  void anotherCalibrationIsSeenAtOnceEvenAtRest() {
    playback.setVisible(true);
    playback.setPlaying(false);
    playback.choose(2);
    playback.step();
    assertShows(2, 0);
    playback.setCalibration(Calibration.NONE);
    playback.step();
    assertThat(jaw(painted.getLast())).isCloseTo(jaw(2, 0), within(1e-6f));
  }

  @Test
  void aCallIsLeftTheProcessor() {
    playback.setVisible(true);
    playback.setBusy(true);
    paintNanos = 10_000_000L;
    long start = now;
    assertThat(playback.step()).isEqualTo(start + ComparisonPlayback.BUSY_INTERVAL_NANOS);
    paintNanos = 100_000_000L;
    start = now;
    assertThat(playback.step()).isEqualTo(start + 5 * 2 * paintNanos);
  }

  @Test
  void afterItsEndItDrawsNothing() {
    playback.setVisible(true);
    playback.close();
    assertThat(playback.step()).isEqualTo(ComparisonPlayback.NEVER);
    assertThat(frames).isEmpty();
  }

  @Test
  void withoutClipsThereIsNothingToPlay() {
    assertThatThrownBy(() -> new ComparisonTimeline(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
