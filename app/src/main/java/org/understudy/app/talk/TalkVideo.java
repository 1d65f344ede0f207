package org.understudy.app.talk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.pipeline.Source;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.camera.TimeBase;
import org.understudy.tracking.capture.DecodeSettings;
import org.understudy.tracking.capture.EndOfVideo;
import org.understudy.tracking.capture.NextFrame;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoInfo;
import org.understudy.tracking.capture.VideoReader;

/**
 * The decoding stage: frames of a file in buffers of a pool. Read by one thread; buffers may be
 * given back by another.
 */
public final class TalkVideo implements Source<VideoFrame>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TalkVideo.class);

  /** Larger pictures are scaled down while decoding: landmarks need no more, memory does. */
  private static final int LONGEST_SIDE = 1920;

  private static final double USUAL_RATE = 25;

  private final Path file;
  private final VideoReader reader;
  private final BufferPool<byte[]> buffers;
  private volatile @Nullable EndOfVideo end;

  private TalkVideo(Path file, VideoReader reader, int bufferCount) {
    this.file = file;
    this.reader = reader;
    int bytes = reader.info().frameBytes();
    this.buffers = new BufferPool<>(bufferCount, () -> new byte[bytes]);
  }

  /**
   * Opens a video.
   *
   * @param buffers how many frames may be under way at once, for what is known of the file
   * @throws IOException where it is missing, empty or no video; the message says so
   */
  public static TalkVideo open(Path file, ToIntFunction<VideoInfo> buffers) throws IOException {
    VideoReader reader = reader(file);
    return new TalkVideo(file, reader, buffers.applyAsInt(reader.info()));
  }

  /** A reader of its own that delivers the same frames. */
  static VideoReader reader(Path file) throws IOException {
    return VideoReader.open(
        file, DecodeSettings.DEFAULT.withThreads(1).withLongSideLimit(LONGEST_SIDE));
  }

  /** Facts about the file. */
  public VideoInfo info() {
    return reader.info();
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Frames per second, 25 where the file does not tell. */
  public double frameRate() {
    return frameRate(info());
  }

  /** Frames per second of a video, 25 where the file does not tell. */
  static double frameRate(VideoInfo info) {
    double rate = info.frameRate();
    return rate > 0 && rate <= 1000 ? rate : USUAL_RATE;
  }

  /** How many frames to expect, {@link RendererOptions#ENDLESS} where the file does not tell. */
  public long expectedFrames() {
    return info().frameCount() > 0 ? info().frameCount() : RendererOptions.ENDLESS;
  }

  /** The clock of the file's video. */
  public TimeBase timeBase() {
    boolean known = info().tickNumerator() > 0 && info().tickDenominator() > 0;
    return known ? new TimeBase(info().tickNumerator(), info().tickDenominator()) : TimeBase.VIDEO;
  }

  @Override
  public @Nullable VideoFrame next() throws InterruptedException {
    byte[] buffer = buffers.take();
    NextFrame next = reader.read(buffer);
    return switch (next) {
      case VideoFrame frame -> frame;
      case EndOfVideo last -> {
        end = last;
        buffers.give(buffer);
        yield null;
      }
    };
  }

  /** Gives a frame's buffer back; nobody may look at it afterwards. */
  public void release(VideoFrame frame) {
    buffers.give(frame.rgb());
  }

  /**
   * Why the video ended before its time, in words for people; null where it is whole.
   *
   * @throws CommandFailure where not a single frame could be read
   */
  public @Nullable String truncation() {
    return switch (end) {
      case EndOfVideo.Truncated cut -> {
        if (cut.frames() == 0) {
          throw new CommandFailure("%s holds no frame: %s".formatted(file, cut.reason()));
        }
        yield "%s is cut off (%s); the %d frames before that were kept"
            .formatted(file, cut.reason(), cut.frames());
      }
      case EndOfVideo.Complete whole -> {
        if (whole.damagedPackets() > 0) {
          LOG.warn("{}: {} damaged pieces were passed over", file, whole.damagedPackets());
        }
        yield null;
      }
      case null -> null;
    };
  }

  @Override
  public void close() {
    reader.close();
  }
}
