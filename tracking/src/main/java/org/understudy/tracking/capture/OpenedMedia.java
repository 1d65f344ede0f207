package org.understudy.tracking.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** A file opened by FFmpeg with a decoder for its video track, and the facts about it. */
final class OpenedMedia implements AutoCloseable {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MICROSECOND = 1000;

  final AVFormatContext format;
  final AVCodecContext decoder;
  final AVStream stream;
  final AVRational nanosecond = new AVRational().num(1).den((int) NANOS_PER_SECOND);
  final DisplayOrientation orientation;
  final VideoInfo info;

  static {
    // problems reach the caller as values and exceptions
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }

  OpenedMedia(Path file, DecodeSettings settings) throws IOException {
    checkReadable(file);
    format = open(file);
    boolean opened = false;
    AVCodecContext context = null;
    try {
      int read = avformat.avformat_find_stream_info(format, (AVDictionary) null);
      int index =
          avformat.av_find_best_stream(
              format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
      Optional<String> audio = audioCodec();
      if (index < 0) {
        throw new VideoProblem(
            file,
            audio.isPresent()
                ? "has sound (" + audio.get() + ") but no video track; give a video"
                : "has no video track; give a video such as MP4, MKV, MOV or WebM");
      }
      stream = format.streams(index);
      context = decoder(file, settings.threads());
      AVCodecParameters parameters = stream.codecpar();
      if (read < 0 || parameters.width() < 1 || parameters.height() < 1) {
        throw new VideoProblem(
            file, "has a video track without readable pictures; the recording seems to be damaged");
      }
      orientation = orientation(parameters);
      info = describe(parameters, settings, audio);
      decoder = context;
      opened = true;
    } finally {
      if (!opened) {
        if (context != null) {
          avcodec.avcodec_free_context(context);
        }
        avformat.avformat_close_input(format);
      }
    }
  }

  private static void checkReadable(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new VideoProblem(file, "does not exist; give the path of a video file");
    }
    if (Files.isDirectory(file)) {
      throw new VideoProblem(file, "is a folder; give the path of a video file");
    }
    if (!Files.isReadable(file)) {
      throw new VideoProblem(file, "may not be read by this user; change its permissions");
    }
    if (Files.isRegularFile(file) && Files.size(file) == 0) {
      throw new VideoProblem(file, "is empty (0 bytes); give a video with at least one frame");
    }
  }

  private static AVFormatContext open(Path file) throws IOException {
    AVFormatContext context = new AVFormatContext(null);
    int status =
        avformat.avformat_open_input(
            context, "file:" + file, (AVInputFormat) null, (AVDictionary) null);
    if (status < 0) {
      throw new VideoProblem(
          file,
          "is not a video that FFmpeg can read (%s); give a complete MP4, MKV, MOV, WebM or the like"
              .formatted(describe(status)));
    }
    if (context.iformat().name().getString(StandardCharsets.UTF_8).equals("tty")) {
      avformat.avformat_close_input(context);
      throw new VideoProblem(file, "is a text file; give a video");
    }
    return context;
  }

  private AVCodecContext decoder(Path file, int threads) throws IOException {
    AVCodecParameters parameters = stream.codecpar();
    AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
    String name = codecName(parameters.codec_id());
    if (codec == null || codec.isNull()) {
      throw new VideoProblem(
          file, "is coded as %s, for which there is no decoder here; convert it".formatted(name));
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    int status = avcodec.avcodec_parameters_to_context(context, parameters);
    if (status >= 0) {
      context.thread_count(threads);
      context.pkt_timebase(stream.time_base());
      status = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    }
    if (status < 0) {
      avcodec.avcodec_free_context(context);
      throw new VideoProblem(
          file, "has a %s track that does not open (%s)".formatted(name, describe(status)));
    }
    return context;
  }

  private Optional<String> audioCodec() {
    int index =
        avformat.av_find_best_stream(
            format, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
    return index < 0
        ? Optional.empty()
        : Optional.of(codecName(format.streams(index).codecpar().codec_id()));
  }

  private static DisplayOrientation orientation(AVCodecParameters parameters) {
    AVPacketSideData data =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (data == null || data.isNull() || data.size() < 36) {
      return DisplayOrientation.UPRIGHT;
    }
    int[] matrix = new int[9];
    new IntPointer(data.data()).get(matrix);
    return DisplayOrientation.ofMatrix(matrix);
  }

  private VideoInfo describe(
      AVCodecParameters parameters, DecodeSettings settings, Optional<String> audio) {
    int codedWidth = parameters.width();
    int codedHeight = parameters.height();
    AVRational aspect = avformat.av_guess_sample_aspect_ratio(format, stream, null);
    double widening = aspect.num() > 0 && aspect.den() > 0 ? avutil.av_q2d(aspect) : 1;
    double scale =
        Math.min(1, settings.longSideLimit() / Math.max(codedWidth * widening, codedHeight));
    int width = Math.max(1, (int) Math.round(codedWidth * widening * scale));
    int height = Math.max(1, (int) Math.round(codedHeight * scale));

    AVRational rate = avformat.av_guess_frame_rate(format, stream, null);
    if (stream.avg_frame_rate().num() > 0) {
      rate = stream.avg_frame_rate();
    }
    double framesPerSecond = rate.num() > 0 && rate.den() > 0 ? avutil.av_q2d(rate) : 0;
    long duration = 0;
    if (stream.duration() != avutil.AV_NOPTS_VALUE) {
      duration = nanos(stream.duration());
    } else if (format.duration() != avutil.AV_NOPTS_VALUE) {
      duration = format.duration() * NANOS_PER_MICROSECOND;
    }
    long frames = stream.nb_frames();
    if (frames <= 0) {
      frames = Math.round(framesPerSecond * duration / NANOS_PER_SECOND);
    }
    long start =
        format.start_time() == avutil.AV_NOPTS_VALUE
            ? 0
            : format.start_time() * NANOS_PER_MICROSECOND;
    boolean swap = orientation.swapsAxes();
    return new VideoInfo(
        swap ? height : width,
        swap ? width : height,
        codedWidth,
        codedHeight,
        orientation.rotationDegrees(),
        start,
        Math.max(0, duration),
        framesPerSecond,
        Math.max(0, frames),
        stream.time_base().num(),
        stream.time_base().den(),
        codecName(parameters.codec_id()),
        audio,
        format.iformat().name().getString(StandardCharsets.UTF_8));
  }

  /** Time of the video track in nanoseconds. */
  long nanos(long time) {
    return avutil.av_rescale_q(time, stream.time_base(), nanosecond);
  }

  /**
   * The end that the file's header announces, in nanoseconds on the file's own clock; negative
   * where the end is only guessed from the file's size.
   */
  long announcedEndNanos() {
    if (format.duration() == avutil.AV_NOPTS_VALUE
        || format.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE) {
      return -1;
    }
    return info.startNanos() + format.duration() * NANOS_PER_MICROSECOND;
  }

  static String codecName(int id) {
    return avcodec.avcodec_get_name(id).getString(StandardCharsets.UTF_8);
  }

  /** FFmpeg's words for an error. */
  static String describe(int status) {
    byte[] text = new byte[256];
    if (avutil.av_strerror(status, text, text.length) < 0) {
      return "FFmpeg error " + status;
    }
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    avcodec.avcodec_free_context(decoder);
    avformat.avformat_close_input(format);
    nanosecond.close();
  }
}
