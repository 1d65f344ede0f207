package org.understudy.camera;

/** What all live sinks share: their format, the count of their pictures, and an end. */
abstract sealed class CountedSink implements LiveSink
    permits CallbackSink, MjpegSink, OneFrameFileSink, PipewireSink, RecordingSink, V4l2Sink {
  private final LiveFormat format;
  private long frames;
  private boolean closed;

  CountedSink(LiveFormat format) {
    this.format = format;
  }

  /** Shows a picture of the right size; arguments as in {@link #show}. */
  abstract void deliver(int[] pixels, long captureNanos) throws SinkException;

  @Override
  public final LiveFormat format() {
    return format;
  }

  @Override
  public final long framesShown() {
    return frames;
  }

  @Override
  public final void show(int[] pixels, long captureNanos) throws SinkException {
    format.require(pixels);
    if (closed) {
      throw new IllegalStateException(description() + " is closed");
    }
    deliver(pixels, captureNanos);
    frames++;
  }

  /** Takes no picture from here on; true the first time, when there is something to end. */
  final boolean endsNow() {
    boolean first = !closed;
    closed = true;
    return first;
  }
}
