package org.understudy.camera;

/**
 * Takes finished pictures, one after the other.
 *
 * <p>Life cycle: any number of {@link #write}, then {@link #finish} when everything went well, then
 * always {@link #close}. Closing without finishing discards what was written, so that a failure
 * leaves nothing half done behind.
 *
 * <p>Not safe for use by several threads at once; may be handed from one thread to another.
 */
public sealed interface FrameSink extends AutoCloseable permits VideoFileSink, Y4mFileSink {

  /** Width of the pictures this sink takes. */
  int width();

  /** Height of the pictures this sink takes. */
  int height();

  /** Number of pictures taken so far. */
  long framesWritten();

  /**
   * What this sink is, for people: for example {@code talk.mp4 (H.264 by libopenh264, sound
   * copied)}.
   */
  String description();

  /**
   * Takes one picture.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; stays the caller's
   *     and may be reused as soon as this method returns
   * @param timestampNanos time at which the picture is shown, on the source's clock; where it is
   *     not after the one before, the sink moves it by its smallest step so that no picture is lost
   * @throws SinkException where the picture cannot be delivered; the sink then only takes {@link
   *     #close}
   */
  void write(int[] pixels, long timestampNanos) throws SinkException;

  /**
   * Delivers what is still held back and makes the result visible under its final name.
   *
   * @throws SinkException where that fails; nothing is left behind after {@link #close}
   */
  void finish() throws SinkException;

  /** Frees everything; discards the result where {@link #finish} was not reached. */
  @Override
  void close();
}
