package org.understudy.tracking.capture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * A webcam by FFmpeg: Video4Linux, DirectShow or AVFoundation. One that delivers nothing for two
 * seconds is gone. Pictures are stamped with the driver's own time where that is on this process's
 * clock, otherwise with their arrival.
 */
public final class DeviceCamera implements LiveCamera {
  private static final long SILENCE_NANOS = 2_000_000_000L;
  private static final long POLL_NANOS = 2_000_000L;
  private static final long LONGEST_QUEUE_NANOS = 1_000_000_000L;
  private static final int MOST_DAMAGED = 100;

  private final String name;
  private final CaptureClock clock;
  private final AVFormatContext format;
  private final AVCodecContext decoder;
  private final AVStream stream;
  private final AVRational nanosecond = new AVRational().num(1).den(1_000_000_000);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame picture = avutil.av_frame_alloc();
  private @Nullable FrameConverter converter;
  private int width;
  private int height;
  private long frames;
  private long lastNanos;
  private int damaged;
  private boolean closed;

  private DeviceCamera(
      String name,
      CaptureClock clock,
      AVFormatContext format,
      AVStream stream,
      AVCodecContext decoder) {
    this.name = name;
    this.clock = clock;
    this.format = format;
    this.stream = stream;
    this.decoder = decoder;
  }

  /**
   * Opens a webcam.
   *
   * @param name as {@link CameraTarget.Device} has it
   * @param mode what it is asked for
   */
  public static CameraOpening open(String name, CameraMode mode, CaptureClock clock) {
    return open(CaptureSystem.here(), name, mode, clock);
  }

  static CameraOpening open(
      CaptureSystem system, String name, CameraMode mode, CaptureClock clock) {
    AVInputFormat input = system.input();
    if (input == null || input.isNull()) {
      return new CameraOpening.Unavailable(
          "FFmpeg's %s is missing here; no webcam can be read".formatted(system.inputName()),
          false);
    }
    AVFormatContext format = avformat.avformat_alloc_context();
    format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
    AVDictionary options = system.options(mode);
    int status = avformat.avformat_open_input(format, system.address(name), input, options);
    avutil.av_dict_free(options);
    if (status < 0) {
      return new CameraOpening.Unavailable(OpeningAdvice.of(name, status), true);
    }
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream stream = format.streams(i);
      if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
        AVCodecContext decoder = decoder(stream);
        if (decoder != null) {
          return new CameraOpening.Opened(new DeviceCamera(name, clock, format, stream, decoder));
        }
      }
    }
    avformat.avformat_close_input(format);
    return new CameraOpening.Unavailable(name + " gives no pictures that can be decoded", false);
  }

  private static @Nullable AVCodecContext decoder(AVStream stream) {
    AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    if (codec == null || codec.isNull()) {
      return null;
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    int status = avcodec.avcodec_parameters_to_context(context, stream.codecpar());
    if (status >= 0) {
      // frame threads would hold pictures back
      context.thread_count(1);
      status = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    }
    if (status < 0) {
      avcodec.avcodec_free_context(context);
      return null;
    }
    return context;
  }

  @Override
  public String description() {
    AVRational rate = stream.avg_frame_rate();
    return String.format(
        Locale.ROOT,
        "%s, %dx%d, %.3g per second, %s",
        name,
        decoder.width(),
        decoder.height(),
        rate.den() > 0 ? avutil.av_q2d(rate) : 0,
        avcodec.avcodec_get_name(decoder.codec_id()).getString(StandardCharsets.UTF_8));
  }

  @Override
  public CameraAnswer read(PixelBuffer into) throws InterruptedException {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    long silentSince = clock.nanos();
    while (true) {
      int status = avformat.av_read_frame(format, packet);
      if (status == avutil.AVERROR_EAGAIN()) {
        long now = clock.nanos();
        if (now - silentSince > SILENCE_NANOS) {
          return new CameraAnswer.Gone(name + " has delivered nothing for 2 seconds");
        }
        clock.sleepUntil(now + POLL_NANOS);
        continue;
      }
      if (status < 0) {
        return new CameraAnswer.Gone(
            "%s delivers no more (%s)".formatted(name, OpenedMedia.describe(status)));
      }
      CameraAnswer answer = decode(into);
      if (answer != null) {
        return answer;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("woken while waiting for " + name);
      }
    }
  }

  private @Nullable CameraAnswer decode(PixelBuffer into) {
    boolean wanted = packet.stream_index() == stream.index();
    long pts = packet.pts();
    int status = wanted ? avcodec.avcodec_send_packet(decoder, packet) : 0;
    avcodec.av_packet_unref(packet);
    if (!wanted) {
      return null;
    }
    if (status < 0 || avcodec.avcodec_receive_frame(decoder, picture) < 0) {
      damaged++;
      return damaged < MOST_DAMAGED
          ? null
          : new CameraAnswer.Gone(name + " delivers pictures that cannot be decoded");
    }
    damaged = 0;
    FrameConverter fitting = converterFor(picture);
    byte[] rgb = into.atLeast(3 * width * height);
    fitting.convert(picture, rgb);
    avutil.av_frame_unref(picture);
    long now = captureNanos(pts);
    lastNanos = frames == 0 ? now : Math.max(now, lastNanos + 1);
    return new CameraAnswer.Picture(new VideoFrame(rgb, width, height, lastNanos, frames++));
  }

  private FrameConverter converterFor(AVFrame source) {
    FrameConverter fitting = converter;
    if (fitting == null || source.width() != width || source.height() != height) {
      if (fitting != null) {
        fitting.close();
      }
      width = source.width();
      height = source.height();
      fitting = new FrameConverter(width, height, DisplayOrientation.UPRIGHT);
      converter = fitting;
    }
    return fitting;
  }

  private long captureNanos(long pts) {
    long now = clock.nanos();
    if (pts == avutil.AV_NOPTS_VALUE) {
      return now;
    }
    long told = avutil.av_rescale_q(pts, stream.time_base(), nanosecond);
    return told <= now && now - told < LONGEST_QUEUE_NANOS ? told : now;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (converter != null) {
      converter.close();
    }
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(picture);
    avcodec.avcodec_free_context(decoder);
    avformat.avformat_close_input(format);
    nanosecond.close();
  }
}
