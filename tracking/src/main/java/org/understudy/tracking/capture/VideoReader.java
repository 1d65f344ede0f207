package org.understudy.tracking.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Reads the video track of a file in presentation order: upright, at square pixels, in sRGB, with
 * the file's own time stamps. Any file that FFmpeg reads will do; the network is never used.
 *
 * <p>Not safe for use by several threads at once. The arrays given to {@link #read} stay the
 * caller's.
 */
public final class VideoReader implements AutoCloseable {
  /** Announced ends are rounded, and the last frame's own duration is often not counted. */
  private static final long END_TOLERANCE_NANOS = 500_000_000L;

  private final OpenedMedia media;
  private final FrameConverter converter;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame picture = avutil.av_frame_alloc();
  private long frames;
  private long damagedPackets;
  private long lastTimestampNanos = -1;
  private long lastEndNanos = Long.MIN_VALUE;
  private boolean fileEnded;
  private boolean closed;
  private @Nullable String readProblem;
  private @Nullable EndOfVideo end;

  private VideoReader(OpenedMedia media, FrameConverter converter) {
    this.media = media;
    this.converter = converter;
  }

  /** Opens a file with {@link DecodeSettings#DEFAULT}. */
  public static VideoReader open(Path file) throws IOException {
    return open(file, DecodeSettings.DEFAULT);
  }

  /**
   * Opens a file.
   *
   * @throws VideoProblem if the file is missing, empty, or not a video that FFmpeg reads
   */
  public static VideoReader open(Path file, DecodeSettings settings) throws IOException {
    OpenedMedia media = new OpenedMedia(file, settings);
    try {
      boolean swap = media.orientation.swapsAxes();
      return new VideoReader(
          media,
          new FrameConverter(
              swap ? media.info.height() : media.info.width(),
              swap ? media.info.width() : media.info.height(),
              media.orientation));
    } catch (RuntimeException | Error e) {
      media.close();
      throw e;
    }
  }

  /** Facts about the file. */
  public VideoInfo info() {
    return media.info;
  }

  /**
   * Decodes the next frame into an array of the caller's.
   *
   * @param rgb receives {@code [height][width][3]}; at least {@link VideoInfo#frameBytes} long
   * @return a {@link VideoFrame} over {@code rgb}, or how the video ended; at the end the same
   *     answer is given again
   */
  public NextFrame read(byte[] rgb) {
    if (rgb.length < media.info.frameBytes()) {
      throw new IllegalArgumentException(
          "a frame of %dx%d takes %d bytes, got %d"
              .formatted(
                  media.info.width(), media.info.height(), media.info.frameBytes(), rgb.length));
    }
    if (closed) {
      throw new IllegalStateException("the video is closed");
    }
    while (end == null) {
      int status = avcodec.avcodec_receive_frame(media.decoder, picture);
      if (status >= 0) {
        converter.convert(picture, rgb);
        VideoFrame frame =
            new VideoFrame(rgb, media.info.width(), media.info.height(), timestampNanos(), frames);
        frames++;
        avutil.av_frame_unref(picture);
        return frame;
      }
      if (status == avutil.AVERROR_EOF) {
        end = ending();
      } else if (status == avutil.AVERROR_EAGAIN()) {
        feedDecoder();
      } else {
        damagedPackets++;
      }
    }
    return end;
  }

  private void feedDecoder() {
    int status = fileEnded ? avutil.AVERROR_EOF : avformat.av_read_frame(media.format, packet);
    if (status < 0) {
      if (status != avutil.AVERROR_EOF) {
        readProblem = OpenedMedia.describe(status);
      }
      fileEnded = true;
      if (avcodec.avcodec_send_packet(media.decoder, null) < 0) {
        damagedPackets++;
      }
      return;
    }
    noteEnd();
    if (packet.stream_index() == media.stream.index()
        && avcodec.avcodec_send_packet(media.decoder, packet) < 0) {
      damagedPackets++;
    }
    avcodec.av_packet_unref(packet);
  }

  /** Keeps the latest end of any track, to compare with what the header announces. */
  private void noteEnd() {
    long time = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    if (time != avutil.AV_NOPTS_VALUE) {
      AVRational base = media.format.streams(packet.stream_index()).time_base();
      lastEndNanos =
          Math.max(
              lastEndNanos,
              avutil.av_rescale_q(time + Math.max(0, packet.duration()), base, media.nanosecond));
    }
  }

  /** The picture's time; where the file has none, or goes back, one frame after the one before. */
  private long timestampNanos() {
    long time = picture.best_effort_timestamp();
    long nanos =
        time == avutil.AV_NOPTS_VALUE
            ? Long.MIN_VALUE
            : Math.max(0, media.nanos(time) - media.info.startNanos());
    if (nanos <= lastTimestampNanos) {
      double rate = media.info.frameRate() > 0 ? media.info.frameRate() : 25;
      nanos = frames == 0 ? 0 : lastTimestampNanos + Math.round(1e9 / rate);
    }
    lastTimestampNanos = nanos;
    return nanos;
  }

  private EndOfVideo ending() {
    if (readProblem != null) {
      return new EndOfVideo.Truncated(frames, "the file cannot be read further: " + readProblem);
    }
    long announced = media.announcedEndNanos();
    if (announced >= 0 && lastEndNanos < announced - END_TOLERANCE_NANOS) {
      return new EndOfVideo.Truncated(
          frames,
          String.format(
              Locale.ROOT,
              "the file announces %.2f s, but breaks off at %.2f s",
              (announced - media.info.startNanos()) / 1e9,
              Math.max(0, lastEndNanos - media.info.startNanos()) / 1e9));
    }
    if (frames == 0) {
      return new EndOfVideo.Truncated(0, "the file has a video track but no readable picture");
    }
    return new EndOfVideo.Complete(frames, damagedPackets);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(picture);
    converter.close();
    media.close();
  }
}
