package org.understudy.app.guide;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leads through the steps of a recording: each goes on when what it asks for has been seen for a
 * moment and its least time is over, or when it has waited long enough. Time goes on only while a
 * face is seen; the whole ends after a minute and a half in any case. Safe for several threads;
 * time comes with the pictures.
 */
public final class GuideRun {
  /** Longer gaps do not count as time. */
  private static final double LONGEST_GAP_SECONDS = 0.25;

  private final GuideTimes times;
  private final List<GuideStep> steps = List.of(GuideStep.values());
  private final Set<GuideStep> seen = EnumSet.noneOf(GuideStep.class);
  private final StepGoal goal = new StepGoal();
  private int index;
  private double stepSeconds;
  private double heldSeconds;
  private double seconds;
  private double faceSeconds;
  private long lastNanos = Long.MIN_VALUE;
  private boolean face;

  /** A run before its first step. */
  public GuideRun(GuideTimes times) {
    this.times = times;
  }

  /**
   * Where a run is.
   *
   * @param step what is asked for; empty when all is over
   * @param index of the step, from 0; the number of steps when all is over
   * @param count of steps
   * @param reached whether it has been seen
   * @param stepShare how much of the step is over, 0..1
   * @param face whether a face is seen
   */
  public record Position(
      Optional<GuideStep> step,
      int index,
      int count,
      boolean reached,
      double stepShare,
      boolean face) {
    /** How much of the whole is over, 0..1. */
    public double share() {
      return (index + (step.isPresent() ? stepShare : 0)) / count;
    }
  }

  /** Takes what was seen in one picture. */
  public synchronized void add(Look look) {
    double gap = lastNanos == Long.MIN_VALUE ? 0 : (look.nanos() - lastNanos) / 1e9;
    lastNanos = look.nanos();
    face = look.face().isPresent();
    if (over()) {
      return;
    }
    double passed = Math.clamp(gap, 0, LONGEST_GAP_SECONDS);
    seconds += passed;
    if (seconds >= GuideTimes.MOST_SECONDS) {
      index = steps.size();
      return;
    }
    look.face().ifPresent(shown -> step(shown, passed));
  }

  private void step(SeenFace shown, double passed) {
    GuideStep step = steps.get(index);
    faceSeconds += passed;
    stepSeconds += passed;
    if (!seen.contains(step)) {
      heldSeconds = goal.reached(step, shown) ? heldSeconds + passed : 0;
      if (heldSeconds >= times.hold()) {
        seen.add(step);
      }
    } else if (step == GuideStep.AHEAD) {
      goal.reached(step, shown);
    }
    boolean done = seen.contains(step) && stepSeconds >= times.least(step);
    if (done || stepSeconds >= times.most(step)) {
      index++;
      stepSeconds = 0;
      heldSeconds = 0;
    }
  }

  private boolean over() {
    return index == steps.size();
  }

  /** Where the run is now. */
  public synchronized Position position() {
    if (over()) {
      return new Position(Optional.empty(), index, steps.size(), false, 1, face);
    }
    GuideStep step = steps.get(index);
    boolean reached = seen.contains(step);
    double whole = reached ? times.least(step) : times.most(step);
    return new Position(
        Optional.of(step), index, steps.size(), reached, Math.min(1, stepSeconds / whole), face);
  }

  /** What has been seen so far. */
  public synchronized Coverage coverage() {
    return new Coverage(seen, seconds, seconds > 0 ? faceSeconds / seconds : 0);
  }
}
