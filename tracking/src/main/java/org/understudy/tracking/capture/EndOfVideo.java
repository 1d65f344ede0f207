package org.understudy.tracking.capture;

/** The end of a video; every frame before it has been delivered. */
public sealed interface EndOfVideo extends NextFrame {
  /** How many frames were delivered. */
  long frames();

  /**
   * The file was there to its end.
   *
   * @param frames how many frames were delivered
   * @param damagedPackets how many pieces of the file the decoder could not read
   */
  record Complete(long frames, long damagedPackets) implements EndOfVideo {}

  /**
   * The file breaks off or cannot be read further.
   *
   * @param frames how many frames were delivered before
   * @param reason what was found, for people
   */
  record Truncated(long frames, String reason) implements EndOfVideo {}
}
