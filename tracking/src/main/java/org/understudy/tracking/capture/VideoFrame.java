package org.understudy.tracking.capture;

/**
 * One picture, upright and with square pixels.
 *
 * <p>The pixels belong to whoever made the array: a frame that a {@link VideoReader} gives is valid
 * until the array passed to {@link VideoReader#read} is used again. Consumers only read them.
 *
 * @param rgb {@code [height][width][3]} sRGB, rows from top to bottom; may be longer than needed
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param timestampNanos since the start of the video (or of the capture), never decreasing
 * @param index counts from 0
 */
@SuppressWarnings("ArrayRecordComponent") // a frame is a view of a buffer, never compared
public record VideoFrame(byte[] rgb, int width, int height, long timestampNanos, long index)
    implements NextFrame {

  public VideoFrame {
    if (width < 1 || height < 1 || rgb.length < 3L * width * height) {
      throw new IllegalArgumentException(
          "a frame of %dx%d takes %d bytes of RGB, got %d"
              .formatted(width, height, 3L * width * height, rgb.length));
    }
  }
}
