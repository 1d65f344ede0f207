package org.understudy.app.window.model;

/** Where a call is. */
public enum CallPhase {
  /** There is none. */
  IDLE,
  /** It is being put together. */
  STARTING,
  /** Pictures go out. */
  RUNNING,
  /** It is coming to its end. */
  STOPPING
}
