package org.understudy.tracking.capture;

/**
 * How a video is decoded.
 *
 * @param threads of the decoder, 1 to 64
 * @param longSideLimit frames with a longer side are scaled down to it, keeping their proportions;
 *     at least 16
 */
public record DecodeSettings(int threads, int longSideLimit) {
  /** Two threads, frames at their own size. */
  public static final DecodeSettings DEFAULT = new DecodeSettings(2, Integer.MAX_VALUE);

  public DecodeSettings {
    if (threads < 1 || threads > 64 || longSideLimit < 16) {
      throw new IllegalArgumentException(
          "decoding takes 1 to 64 threads and a size limit of at least 16 pixels, got %d and %d"
              .formatted(threads, longSideLimit));
    }
  }

  /** These settings with another number of threads. */
  public DecodeSettings withThreads(int number) {
    return new DecodeSettings(number, longSideLimit);
  }

  /** These settings with another size limit. */
  public DecodeSettings withLongSideLimit(int pixels) {
    return new DecodeSettings(threads, pixels);
  }
}
