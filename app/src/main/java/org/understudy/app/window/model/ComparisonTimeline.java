package org.understudy.app.window.model;

import java.util.List;
import org.understudy.app.calibration.CalibrationClip;
import org.understudy.parametric.PortraitPose;

/**
 * Which moment of a calibration's clips is seen: of one task or of all one after the other, again
 * and again. Not thread-safe.
 */
final class ComparisonTimeline {
  private final List<CalibrationClip> all;
  private List<CalibrationClip> chosen;
  private int first;
  private long nanos;

  /**
   * A moment.
   *
   * @param task index of the clip
   * @param share how much of what is chosen is over, 0..1
   * @param pose of the person, uncalibrated
   */
  record Moment(int task, double share, PortraitPose pose) {}

  /**
   * All clips, at the beginning.
   *
   * @param clips one at least
   */
  ComparisonTimeline(List<CalibrationClip> clips) {
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("nothing was recorded that could be played");
    }
    all = List.copyOf(clips);
    chosen = all;
  }

  /** All clips one after the other, from the beginning. */
  void chooseAll() {
    chosen = all;
    first = 0;
    nanos = 0;
  }

  /** One clip, from its beginning. */
  void choose(int task) {
    chosen = List.of(all.get(task));
    first = task;
    nanos = 0;
  }

  private long durationNanos() {
    return Math.max(1, chosen.stream().mapToLong(CalibrationClip::durationNanos).sum());
  }

  /** Goes to a share of what is chosen, 0..1. */
  void seek(double share) {
    nanos =
        Math.min(durationNanos() - 1, Math.round(Math.clamp(share, 0.0, 1.0) * durationNanos()));
  }

  /** Time goes on; behind the end comes the beginning. */
  void advance(long passedNanos) {
    nanos = Math.floorMod(nanos + passedNanos, durationNanos());
  }

  /** What is seen now. */
  Moment moment() {
    double share = (double) nanos / durationNanos();
    long left = nanos;
    for (int i = 0; i < chosen.size() - 1; i++) {
      long duration = chosen.get(i).durationNanos();
      if (left < duration) {
        return new Moment(first + i, share, chosen.get(i).at(left));
      }
      left -= duration;
    }
    return new Moment(first + chosen.size() - 1, share, chosen.getLast().at(left));
  }
}
