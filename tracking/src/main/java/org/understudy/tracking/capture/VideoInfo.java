package org.understudy.tracking.capture;

import java.util.Optional;

/**
 * Facts about a video file.
 *
 * @param width of the frames as delivered: upright, square pixels, after the size limit
 * @param height of the frames as delivered
 * @param codedWidth of the pictures in the file
 * @param codedHeight of the pictures in the file
 * @param rotationDegrees by how much the pictures in the file are turned clockwise to be upright:
 *     0, 90, 180 or 270
 * @param startNanos the time in the file that frames' time stamps count from: the start of its
 *     first track
 * @param durationNanos as the file announces it, 0 where it does not
 * @param frameRate average frames per second as the file announces them, 0 where it does not
 * @param frameCount announced or estimated from duration and rate, 0 where neither is known
 * @param tickNumerator length of one tick of the track's clock: numerator in seconds
 * @param tickDenominator length of one tick of the track's clock: denominator
 * @param videoCodec FFmpeg's name of the codec, such as {@code h264}
 * @param audioCodec FFmpeg's name of the codec of the first sound track, if there is one
 * @param container FFmpeg's name of the file format
 */
public record VideoInfo(
    int width,
    int height,
    int codedWidth,
    int codedHeight,
    int rotationDegrees,
    long startNanos,
    long durationNanos,
    double frameRate,
    long frameCount,
    int tickNumerator,
    int tickDenominator,
    String videoCodec,
    Optional<String> audioCodec,
    String container) {

  /** Whether there is a sound track. */
  public boolean hasAudio() {
    return audioCodec.isPresent();
  }

  /** The length of an array that takes one frame. */
  public int frameBytes() {
    return Math.multiplyExact(3, Math.multiplyExact(width, height));
  }
}
