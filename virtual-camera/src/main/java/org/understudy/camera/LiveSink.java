package org.understudy.camera;

/**
 * Shows pictures as they come to whoever is looking: a camera device, a stream, a recording of the
 * call, the program's own preview.
 *
 * <p>A sibling of {@link FrameSink}, because the promises differ. A file delivers every picture and
 * is worth nothing until it is finished; a live sink delivers the newest one at once, may leave out
 * what nobody was ready for, has nothing to finish and must be ended at any moment. Its life cycle
 * is therefore only {@link #show} any number of times, then {@link #close}.
 *
 * <p>One thread at a time may call; the object may be handed from one thread to another. A picture
 * is converted and handed over before {@link #show} returns; it does not wait for readers, and a
 * device or service that hangs is given up after some seconds.
 */
public sealed interface LiveSink extends AutoCloseable permits CountedSink {

  /**
   * Opens what a target names.
   *
   * @return the sink, or why there is none and what helps
   */
  static SinkOpening open(SinkTarget target, LiveFormat format) {
    return switch (target) {
      case SinkTarget.V4l2Device device -> V4l2Sink.open(device, format);
      case SinkTarget.PipewireCamera camera -> PipewireSink.open(camera, format);
      case SinkTarget.MjpegServer server -> MjpegSink.open(server, format);
      case SinkTarget.Recording recording -> RecordingSink.open(recording, format);
      case SinkTarget.OneFrameFile file -> OneFrameFileSink.open(file, format);
    };
  }

  /** Size and rate of the pictures this sink takes. */
  LiveFormat format();

  /** What this sink is, for people, with the address where readers find it. */
  String description();

  /** Number of pictures taken so far, whether or not anybody was looking. */
  long framesShown();

  /**
   * Shows one picture in place of the one before.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; stays the caller's
   *     and may be reused as soon as this method returns
   * @param captureNanos when the camera took the picture this one answers, on the source's clock
   * @throws SinkException where the sink is gone: device, service, disk; it then only takes {@link
   *     #close}
   * @throws IllegalStateException after {@link #close}
   */
  void show(int[] pixels, long captureNanos) throws SinkException;

  /**
   * Ends all readers and frees everything, threads and processes included. A second call does
   * nothing.
   *
   * @throws SinkException where something was lost by it: a recording that could not be completed
   */
  @Override
  void close() throws SinkException;
}
