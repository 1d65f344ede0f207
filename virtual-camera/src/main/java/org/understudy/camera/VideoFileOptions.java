package org.understudy.camera;

import java.util.Optional;

/**
 * How a video file is written.
 *
 * @param width picture width in pixels, even, 16 to 4096
 * @param height picture height in pixels, even, 16 to 4096
 * @param timeBase clock of the time stamps, best the source's own
 * @param framesPerSecond usual rate, for the bit rate and the length of the last picture; pictures
 *     may still come at any time
 * @param transparent false: H.264 in MP4; true: VP9 with straight alpha in WebM
 * @param threads threads the encoder may use, 1 or more
 * @param sound where sound comes from, if anywhere
 * @param kind what the pictures show; a file of synthetic ones says so in its metadata
 */
public record VideoFileOptions(
    int width,
    int height,
    TimeBase timeBase,
    double framesPerSecond,
    boolean transparent,
    int threads,
    Optional<SoundSource> sound,
    PictureKind kind) {

  /** Smallest edge the encoders take, pixels. */
  public static final int SMALLEST_EDGE = 16;

  /** Largest edge, pixels. */
  public static final int LARGEST_EDGE = 4096;

  private static final double BITS_PER_PIXEL = 0.25;

  public VideoFileOptions {
    requireEdge("width", width);
    requireEdge("height", height);
    if (!(framesPerSecond > 0 && framesPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          "a frame rate lies above 0 and up to 1000 per second, got " + framesPerSecond);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("an encoder takes 1 thread or more, got " + threads);
    }
  }

  /** For synthetic pictures. */
  public VideoFileOptions(
      int width,
      int height,
      TimeBase timeBase,
      double framesPerSecond,
      boolean transparent,
      int threads,
      Optional<SoundSource> sound) {
    this(
        width,
        height,
        timeBase,
        framesPerSecond,
        transparent,
        threads,
        sound,
        PictureKind.SYNTHETIC);
  }

  /** The same for pictures of another kind. */
  public VideoFileOptions showing(PictureKind newKind) {
    return new VideoFileOptions(
        width, height, timeBase, framesPerSecond, transparent, threads, sound, newKind);
  }

  private static void requireEdge(String name, int pixels) {
    if (pixels < SMALLEST_EDGE || pixels > LARGEST_EDGE || pixels % 2 != 0) {
      throw new IllegalArgumentException(
          "the %s of a video must be an even number from %d to %d, got %d"
              .formatted(name, SMALLEST_EDGE, LARGEST_EDGE, pixels));
    }
  }

  /** Bits per second that keep an avatar's picture clean: a quarter bit per pixel. */
  public long bitsPerSecond() {
    return Math.max(
        200_000, Math.round(width * (double) height * framesPerSecond * BITS_PER_PIXEL));
  }
}
