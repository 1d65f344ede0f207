package org.understudy.camera.file;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.understudy.camera.SinkException;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.pixel.StraightAlpha;
import org.understudy.camera.pixel.YuvKernel;
import org.understudy.camera.pixel.YuvMatrix;
import org.understudy.camera.pixel.YuvPlanes;

/**
 * Turns pictures into packets of H.264 (libopenh264) or, with alpha, VP9 (libvpx). Buffers are
 * allocated once.
 */
final class VideoEncoder implements AutoCloseable {
  private static final String H264 = "libopenh264";
  private static final String VP9 = "libvpx-vp9";

  /**
   * libopenh264 takes a block for background, and leaves it as it was, where only a pixel or two
   * change a little: what an outline has passed leaves dots behind. Key frames wipe them away.
   * Measured at 512x512 and 2 Mbit/s: twice a second instead of every four seconds, a fifth of the
   * dots stays and the picture gains 0.7 dB.
   */
  private static final double KEY_FRAME_SECONDS = 0.5;

  private static final int FRAME_RATE_DENOMINATOR = 1001;

  private final Muxer muxer;
  private final VideoFileOptions options;
  private final AVCodecContext codec;
  private final AVStream stream;
  private final AVFrame frame;
  private final AVPacket packet;
  private final AVRational timeBase;
  private final YuvKernel kernel = YuvKernel.automatic(YuvMatrix.BT709_VIDEO);
  private final YuvPlanes planes;
  private final int[] straight;
  private final byte[] alpha;
  private final long usualTicks;

  private VideoEncoder(
      Muxer muxer,
      VideoFileOptions options,
      AVCodecContext codec,
      AVStream stream,
      AVFrame frame,
      AVPacket packet) {
    this.muxer = muxer;
    this.options = options;
    this.codec = codec;
    this.stream = stream;
    this.frame = frame;
    this.packet = packet;
    this.timeBase = codec.time_base();
    this.planes =
        YuvPlanes.allocate(options.width(), options.height(), frame.linesize(0), frame.linesize(1));
    boolean transparent = options.transparent();
    this.straight = new int[transparent ? options.width() * options.height() : 0];
    this.alpha = new byte[transparent ? options.height() * frame.linesize(3) : 0];
    this.usualTicks =
        Math.max(1, options.timeBase().ticks(Math.round(1e9 / options.framesPerSecond())));
  }

  /** Opens the encoder and adds its stream to the container. */
  static VideoEncoder open(Muxer muxer, VideoFileOptions options) throws SinkException {
    String name = options.transparent() ? VP9 : H264;
    AVCodec encoder = avcodec_find_encoder_by_name(name);
    if (encoder == null || encoder.isNull()) {
      throw new SinkException("this build of FFmpeg lacks the encoder " + name);
    }
    AVCodecContext codec =
        NativeCode.allocated(avcodec_alloc_context3(encoder), "the encoder " + name);
    AVFrame frame = null;
    AVPacket packet = null;
    try {
      configure(codec, options, muxer.wantsGlobalHeaders());
      NativeCode.check(
          avcodec_open2(codec, encoder, new org.bytedeco.ffmpeg.avutil.AVDictionary(null)),
          "open the encoder %s for %dx%d".formatted(name, options.width(), options.height()));
      frame = NativeCode.allocated(av_frame_alloc(), "a picture");
      frame.width(options.width()).height(options.height()).format(codec.pix_fmt());
      NativeCode.check(av_frame_get_buffer(frame, 0), "allocate a picture");
      packet = NativeCode.allocated(av_packet_alloc(), "a packet");
      AVStream stream = muxer.newStream();
      NativeCode.check(
          avcodec_parameters_from_context(stream.codecpar(), codec), "describe the video");
      stream.time_base(codec.time_base());
      stream.avg_frame_rate(codec.framerate());
      return new VideoEncoder(muxer, options, codec, stream, frame, packet);
    } catch (SinkException e) {
      free(codec, frame, packet);
      throw e;
    }
  }

  private static void configure(
      AVCodecContext codec, VideoFileOptions options, boolean globalHeaders) {
    codec.width(options.width()).height(options.height());
    codec.time_base().num(options.timeBase().numerator()).den(options.timeBase().denominator());
    codec
        .framerate()
        .num((int) Math.round(options.framesPerSecond() * FRAME_RATE_DENOMINATOR))
        .den(FRAME_RATE_DENOMINATOR);
    codec.bit_rate(options.bitsPerSecond());
    codec.gop_size((int) Math.ceil(options.framesPerSecond() * KEY_FRAME_SECONDS));
    codec.max_b_frames(0);
    codec.thread_count(options.threads());
    codec.color_range(avutil.AVCOL_RANGE_MPEG);
    codec.colorspace(avutil.AVCOL_SPC_BT709);
    codec.color_primaries(avutil.AVCOL_PRI_BT709);
    codec.color_trc(avutil.AVCOL_TRC_BT709);
    if (globalHeaders) {
      codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    if (options.transparent()) {
      codec.pix_fmt(avutil.AV_PIX_FMT_YUVA420P);
      av_opt_set(codec.priv_data(), "deadline", "realtime", 0);
      av_opt_set(codec.priv_data(), "cpu-used", "7", 0);
      av_opt_set(codec.priv_data(), "row-mt", "1", 0);
      av_opt_set(codec.priv_data(), "auto-alt-ref", "0", 0);
      av_opt_set(codec.priv_data(), "lag-in-frames", "0", 0);
    } else {
      codec.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
      av_opt_set(codec.priv_data(), "rc_mode", "quality", 0);
      av_opt_set(codec.priv_data(), "allow_skip_frames", "0", 0);
    }
  }

  /** Converts and encodes one picture; its packets go to the container. */
  void encode(int[] pixels, long ticks) throws SinkException {
    NativeCode.check(av_frame_make_writable(frame), "prepare a picture");
    int[] colours = pixels;
    if (options.transparent()) {
      StraightAlpha.split(
          pixels, options.width(), options.height(), straight, alpha, frame.linesize(3));
      frame.data(3).put(alpha, 0, alpha.length);
      colours = straight;
    }
    kernel.convert(colours, planes);
    frame.data(0).put(planes.y(), 0, planes.y().length);
    frame.data(1).put(planes.u(), 0, planes.u().length);
    frame.data(2).put(planes.v(), 0, planes.v().length);
    frame.pts(ticks);
    frame.duration(usualTicks);
    send(frame);
  }

  /** Sends what the encoder still holds to the container. */
  void flush() throws SinkException {
    send(null);
  }

  /** Length of one picture at the usual rate, ticks. */
  long usualTicks() {
    return usualTicks;
  }

  /** Name for people. */
  String description() {
    return options.transparent() ? "VP9 with alpha by " + VP9 : "H.264 by " + H264;
  }

  private void send(@Nullable AVFrame picture) throws SinkException {
    NativeCode.check(avcodec_send_frame(codec, picture), "encode a picture");
    while (true) {
      int code = avcodec_receive_packet(codec, packet);
      if (code == NativeCode.AGAIN || code == AVERROR_EOF()) {
        return;
      }
      NativeCode.check(code, "encode a picture");
      if (packet.duration() <= 0) {
        packet.duration(usualTicks);
      }
      muxer.write(packet, stream, timeBase);
    }
  }

  @Override
  public void close() {
    free(codec, frame, packet);
  }

  private static void free(
      AVCodecContext codec, @Nullable AVFrame frame, @Nullable AVPacket packet) {
    if (packet != null) {
      av_packet_free(packet);
    }
    if (frame != null) {
      av_frame_free(frame);
    }
    avcodec_free_context(codec);
  }
}
