package org.understudy.camera.file;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** What a written file holds, read back with FFmpeg. */
public final class Movie {
  /** One stream: codec, packet times in nanoseconds, and length in seconds. */
  public record Track(String codec, List<Long> packetNanos, double seconds) {}

  /** Samples of a decoded picture: Y, U, V and alpha (-1 without) at the middle of the picture. */
  public record Sample(int y, int u, int v, int alpha) {}

  private final List<Sample> pictures = new ArrayList<>();
  private final Map<String, String> tags;
  private final double seconds;
  private Optional<Track> video = Optional.empty();
  private Optional<Track> sound = Optional.empty();

  private Movie(double seconds, Map<String, String> tags) {
    this.tags = tags;
    this.seconds = seconds;
  }

  /** Reads a whole file. */
  public static Movie read(Path file) throws Exception {
    AVFormatContext context = new AVFormatContext(null);
    NativeCode.check(
        avformat_open_input(context, file.toString(), null, new AVDictionary(null)),
        "open " + file);
    try {
      NativeCode.check(
          avformat_find_stream_info(context, (PointerPointer<?>) null), "read " + file);
      Movie movie = new Movie(context.duration() / 1e6, tags(context));
      movie.readStreams(context);
      return movie;
    } finally {
      avformat_close_input(context);
    }
  }

  /** The container's tags, names in small letters. */
  private static Map<String, String> tags(AVFormatContext context) {
    Map<String, String> tags = new LinkedHashMap<>();
    AVDictionaryEntry entry = av_dict_get(context.metadata(), "", null, AV_DICT_IGNORE_SUFFIX);
    while (entry != null && !entry.isNull()) {
      tags.put(entry.key().getString().toLowerCase(Locale.ROOT), entry.value().getString());
      entry = av_dict_get(context.metadata(), "", entry, AV_DICT_IGNORE_SUFFIX);
    }
    return tags;
  }

  private void readStreams(AVFormatContext context) throws Exception {
    List<List<Long>> times = new ArrayList<>();
    AVCodecContext decoder = null;
    int videoIndex = -1;
    for (int i = 0; i < context.nb_streams(); i++) {
      times.add(new ArrayList<>());
      if (context.streams(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
        videoIndex = i;
        decoder = decoder(context.streams(i));
      }
    }
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    try {
      while (av_read_frame(context, packet) >= 0) {
        AVStream stream = context.streams(packet.stream_index());
        double tick = (double) stream.time_base().num() / stream.time_base().den();
        times.get(packet.stream_index()).add(Math.round(packet.pts() * tick * 1e9));
        if (decoder != null && packet.stream_index() == videoIndex) {
          NativeCode.check(avcodec_send_packet(decoder, packet), "decode");
          collect(decoder, frame);
        }
        av_packet_unref(packet);
      }
      if (decoder != null) {
        avcodec_send_packet(decoder, null);
        collect(decoder, frame);
      }
    } finally {
      av_packet_free(packet);
      av_frame_free(frame);
      if (decoder != null) {
        avcodec_free_context(decoder);
      }
    }
    for (int i = 0; i < times.size(); i++) {
      AVStream stream = context.streams(i);
      double tick = (double) stream.time_base().num() / stream.time_base().den();
      String codec = avcodec_get_name(stream.codecpar().codec_id()).getString();
      Track track = new Track(codec, times.get(i), stream.duration() * tick);
      if (i == videoIndex) {
        video = Optional.of(track);
      } else {
        sound = Optional.of(track);
      }
    }
  }

  private static AVCodecContext decoder(AVStream stream) throws Exception {
    String name = avcodec_get_name(stream.codecpar().codec_id()).getString();
    AVCodec codec =
        name.equals("vp9")
            ? avcodec_find_decoder_by_name("libvpx-vp9")
            : avcodec_find_decoder(stream.codecpar().codec_id());
    AVCodecContext decoder = avcodec_alloc_context3(codec);
    NativeCode.check(avcodec_parameters_to_context(decoder, stream.codecpar()), "decode");
    NativeCode.check(avcodec_open2(decoder, codec, new AVDictionary(null)), "decode");
    return decoder;
  }

  private void collect(AVCodecContext decoder, AVFrame frame) {
    while (avcodec_receive_frame(decoder, frame) >= 0) {
      int x = frame.width() / 2;
      int y = frame.height() / 2;
      boolean hasAlpha = frame.format() == avutil.AV_PIX_FMT_YUVA420P;
      pictures.add(
          new Sample(
              sample(frame, 0, x, y),
              sample(frame, 1, x / 2, y / 2),
              sample(frame, 2, x / 2, y / 2),
              hasAlpha ? sample(frame, 3, x, y) : -1));
    }
  }

  private static int sample(AVFrame frame, int plane, int x, int y) {
    return frame.data(plane).get((long) y * frame.linesize(plane) + x) & 255;
  }

  /** What the container says about itself, names in small letters. */
  public Map<String, String> tags() {
    return tags;
  }

  /** The container's length. */
  public double seconds() {
    return seconds;
  }

  /** The video stream. */
  public Track video() {
    return video.orElseThrow();
  }

  /** The sound stream, if any. */
  public Optional<Track> sound() {
    return sound;
  }

  /** One sample for every decoded picture. */
  public List<Sample> pictures() {
    return pictures;
  }
}
