package org.understudy.camera;

/** Learns how old pictures were when a sink had taken them. */
@FunctionalInterface
public interface LatencyListener {
  /**
   * A sink has taken a picture. Called on the sink's own thread; several sinks may call at once.
   *
   * @param sink the sink, as it was given to the fanout
   * @param captureNanos when the camera took the picture, on the fanout's clock
   * @param latencyNanos from capture until the sink had it
   */
  void delivered(LiveSink sink, long captureNanos, long latencyNanos);
}
