package org.understudy.app.window.model;

import org.understudy.app.live.LiveStatus;

/** Follows a call. Called by any thread, and returns soon. */
public interface CallListener {
  /** The call is in another phase. */
  void phase(CallPhase phase);

  /** How it is, about once a second. */
  void status(LiveStatus status);

  /** Something is worth a word to the person. */
  void notice(String text);

  /** It has failed, for a reason that people can read; a phase follows. */
  void failed(String reason);
}
