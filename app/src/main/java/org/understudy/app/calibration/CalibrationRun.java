package org.understudy.app.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.understudy.parametric.PortraitPose;

/**
 * A calibration under way. Time goes on only while a face is seen: each task has a moment to get
 * ready, then poses are collected for the fit. All poses of a task are kept as its clip. Safe for
 * several threads; time comes with the poses.
 */
public final class CalibrationRun {
  /** To read what to do and to do it. */
  static final long READY_NANOS = 2_000_000_000L;

  /** In which poses are collected. */
  static final long HOLD_NANOS = 2_500_000_000L;

  /** Longer gaps do not count as time. */
  private static final long LONGEST_GAP_NANOS = 200_000_000L;

  private static final int LEAST_POSES = 5;

  private final List<CalibrationTask> tasks = CalibrationTask.all();
  private final List<List<PortraitPose>> seen = new ArrayList<>();
  private final List<CalibrationClip> clips = new ArrayList<>();
  private final List<PortraitPose> clip = new ArrayList<>();
  private final double smoothing;
  private long spentNanos;
  private long lastNanos = Long.MIN_VALUE;
  private boolean face;
  private @Nullable CalibrationOutcome outcome;

  /**
   * A run before its first task.
   *
   * @param smoothing factor of the filters that the poses have gone through, 1 where they are the
   *     usual ones
   */
  public CalibrationRun(double smoothing) {
    this.smoothing = smoothing;
    seen.add(new ArrayList<>());
  }

  /**
   * Where a run is.
   *
   * @param index of the task, from 0; the number of tasks when all are done
   * @param count of tasks
   * @param task what is asked for; empty when all are done
   * @param holding whether poses are being collected, rather than the person getting ready
   * @param share of the present phase that is over, 0..1
   * @param face whether a face is seen
   */
  public record Position(
      int index,
      int count,
      Optional<CalibrationTask> task,
      boolean holding,
      double share,
      boolean face) {}

  /**
   * Takes what was seen in one frame.
   *
   * @param pose the subject's pose, uncalibrated
   * @param faceSeen whether a face was seen
   * @param nanos when, on any clock
   */
  public synchronized void add(PortraitPose pose, boolean faceSeen, long nanos) {
    long gap = lastNanos == Long.MIN_VALUE ? 0 : nanos - lastNanos;
    lastNanos = nanos;
    face = faceSeen;
    if (outcome != null || !faceSeen || gap < 0 || gap > LONGEST_GAP_NANOS) {
      return;
    }
    spentNanos += gap;
    clip.add(pose.withTimestampNanos(spentNanos));
    if (spentNanos >= READY_NANOS) {
      seen.getLast().add(pose);
    }
    if (spentNanos >= READY_NANOS + HOLD_NANOS && seen.getLast().size() >= LEAST_POSES) {
      clips.add(new CalibrationClip(tasks.get(clips.size()), clip));
      clip.clear();
      spentNanos = 0;
      if (seen.size() == tasks.size()) {
        outcome = CalibrationFit.fit(tasks, seen, smoothing).withClips(clips);
      } else {
        seen.add(new ArrayList<>());
      }
    }
  }

  /** Where the run is now. */
  public synchronized Position position() {
    if (outcome != null) {
      return new Position(tasks.size(), tasks.size(), Optional.empty(), false, 1, face);
    }
    int index = seen.size() - 1;
    boolean holding = spentNanos >= READY_NANOS;
    double share =
        holding
            ? (double) (spentNanos - READY_NANOS) / HOLD_NANOS
            : (double) spentNanos / READY_NANOS;
    return new Position(
        index, tasks.size(), Optional.of(tasks.get(index)), holding, Math.min(1, share), face);
  }

  /** What came of it, once all tasks are done. */
  public synchronized Optional<CalibrationOutcome> outcome() {
    return Optional.ofNullable(outcome);
  }
}
