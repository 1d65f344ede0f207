package org.understudy.app.window.model;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.calibration.CalibrationRun;
import org.understudy.app.live.SubjectState;
import org.understudy.app.settings.Settings;

/**
 * Leads through a calibration, over the running call or a {@link TrialCall}. Used by one thread;
 * the listener is called by the tracking thread.
 */
public final class CalibrationController {
  private final CallController calls;
  private final Consumer<CalibrationRun.Position> listener;
  private final TrialCall trial;
  private @Nullable CalibrationRun run;
  private @Nullable Consumer<SubjectState> subjects;

  /**
   * A controller.
   *
   * @param listener told where the run is, in every frame
   */
  public CalibrationController(CallController calls, Consumer<CalibrationRun.Position> listener) {
    this.calls = calls;
    this.listener = listener;
    trial = new TrialCall(calls);
  }

  /** Begins, or begins anew. */
  public void begin(Settings settings) {
    stopListening();
    CalibrationRun fresh = new CalibrationRun(settings.calibration().smoothing());
    Consumer<SubjectState> taker = state -> take(fresh, state);
    run = fresh;
    subjects = taker;
    calls.addSubjectListener(taker);
    trial.begin(settings.call());
  }

  private void stopListening() {
    Consumer<SubjectState> taker = subjects;
    subjects = null;
    if (taker != null) {
      calls.removeSubjectListener(taker);
    }
  }

  private void take(CalibrationRun fresh, SubjectState state) {
    fresh.add(state.shown(), state.face(), state.captureNanos());
    listener.accept(fresh.position());
  }

  /** Ends, whether or not all was done; a call that was begun for the purpose ends too. */
  public void end() {
    stopListening();
    run = null;
    trial.end();
  }

  /** Whether a run is under way. */
  public boolean running() {
    return run != null;
  }

  /** What came of the run, once all tasks are done. */
  public Optional<CalibrationOutcome> outcome() {
    CalibrationRun current = run;
    return current == null ? Optional.empty() : current.outcome();
  }
}
