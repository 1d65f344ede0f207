package org.understudy.tracking.capture;

/**
 * An open source of pictures as they come: a webcam, or a file played as if it were one.
 *
 * <p>{@link #read} until it answers something else than a picture, then {@link #close}. A camera
 * that is gone stays gone; whoever wants it back opens it anew. One thread at a time may call;
 * {@link #close} is for the same thread.
 */
public interface LiveCamera extends AutoCloseable {
  /** What people are told this is, with its mode: {@code /dev/video0, 640x480, 30 per second}. */
  String description();

  /**
   * Waits for the next picture. Sizes may change from one to the next.
   *
   * @param into receives the pixels; stays the caller's
   * @return the picture over the buffer's memory, stamped with the time of its capture on the clock
   *     the camera was opened with, later than the one before; or why there is none
   * @throws InterruptedException when the waiting thread is interrupted
   */
  CameraAnswer read(PixelBuffer into) throws InterruptedException;

  /** Frees the device. A second call does nothing. */
  @Override
  void close();
}
