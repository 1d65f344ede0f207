package org.understudy.app.window.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.calibration.CalibrationRun;
import org.understudy.app.live.SubjectState;
import org.understudy.app.settings.Settings;

/**
 * Leads through a calibration, over the running call or one that goes nowhere but to the window and
 * is begun for the purpose. Used by one thread; the listener is called by the tracking thread.
 */
public final class CalibrationController {
  private final CallController calls;
  private final Consumer<CalibrationRun.Position> listener;
  private @Nullable CalibrationRun run;
  private boolean ownCall;

  /**
   * A controller.
   *
   * @param listener told where the run is, in every frame
   */
  public CalibrationController(CallController calls, Consumer<CalibrationRun.Position> listener) {
    this.calls = calls;
    this.listener = listener;
  }

  /** Begins, or begins anew. */
  public void begin(Settings settings) {
    CalibrationRun fresh = new CalibrationRun(settings.calibration().smoothing());
    run = fresh;
    calls.setSubjectListener(state -> take(fresh, state));
    if (calls.phase() == CallPhase.IDLE) {
      ownCall = true;
      calls.start(settings.call().withSinks(List.of()));
    }
  }

  private void take(CalibrationRun fresh, SubjectState state) {
    fresh.add(state.shown(), state.face(), state.captureNanos());
    listener.accept(fresh.position());
  }

  /** Ends, whether or not all was done; a call that was begun for the purpose ends too. */
  public void end() {
    calls.setSubjectListener(null);
    run = null;
    if (ownCall) {
      ownCall = false;
      calls.stop();
    }
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
