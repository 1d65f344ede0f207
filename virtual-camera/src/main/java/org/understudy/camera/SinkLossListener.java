package org.understudy.camera;

/** Learns that a sink is gone. */
@FunctionalInterface
public interface SinkLossListener {
  /**
   * A sink failed and takes no more pictures; or something was lost when it was closed. Called once
   * for each sink at most, on that sink's own thread.
   *
   * @param sink the sink, as it was given to the fanout; closed already
   * @param reason what happened, told for people where the sink expected it
   */
  void lost(LiveSink sink, Exception reason);
}
