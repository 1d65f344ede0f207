package org.understudy.app.window.model;

import java.util.List;
import org.understudy.app.settings.CallSettings;

/**
 * A call that goes nowhere but to the window, begun for a purpose of the window's own where there
 * is no call yet. Used by one thread.
 */
public final class TrialCall {
  private final CallController calls;
  private boolean begun;

  /** None yet. */
  public TrialCall(CallController calls) {
    this.calls = calls;
  }

  /** Begins one without outputs; where there is a call already, that one serves. */
  public void begin(CallSettings settings) {
    if (calls.phase() == CallPhase.IDLE) {
      begun = true;
      calls.start(settings.withSinks(List.of()));
    }
  }

  /** Ends it; a call that was there before goes on. */
  public void end() {
    if (begun) {
      begun = false;
      calls.stop();
    }
  }
}
