package org.understudy.camera.file;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.camera.SinkException;

/** Sound decoded and encoded anew, as AAC for MP4 or Opus for WebM, at most two channels. */
final class TranscodedSound implements SoundTrack {
  private static final Logger LOG = LoggerFactory.getLogger(TranscodedSound.class);
  private static final Set<Integer> AAC_RATES =
      Set.of(96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000);
  private static final int USUAL_RATE = 48_000;
  private static final int BITS_PER_CHANNEL = 80_000;

  private final SoundReader reader;
  private final Muxer muxer;
  private final AVCodecContext decoder;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final AVFrame decoded;
  private final AVPacket packet;
  private final Resampler resampler;

  private TranscodedSound(
      SoundReader reader,
      Muxer muxer,
      AVCodecContext decoder,
      AVCodecContext encoder,
      AVStream stream)
      throws SinkException {
    this.reader = reader;
    this.muxer = muxer;
    this.decoder = decoder;
    this.encoder = encoder;
    this.stream = stream;
    this.resampler = new Resampler(encoder);
    this.decoded = NativeCode.allocated(av_frame_alloc(), "decoded sound");
    this.packet = NativeCode.allocated(av_packet_alloc(), "a packet");
  }

  static TranscodedSound open(SoundReader reader, Muxer muxer, boolean webm) throws SinkException {
    AVCodecContext decoder = openDecoder(reader);
    AVCodecContext encoder = null;
    try {
      encoder = openEncoder(decoder, webm, muxer.wantsGlobalHeaders());
      AVStream stream = muxer.newStream();
      NativeCode.check(
          avcodec_parameters_from_context(stream.codecpar(), encoder), "describe the sound");
      stream.time_base(encoder.time_base());
      return new TranscodedSound(reader, muxer, decoder, encoder, stream);
    } catch (SinkException e) {
      avcodec_free_context(decoder);
      if (encoder != null) {
        avcodec_free_context(encoder);
      }
      throw e;
    }
  }

  private static AVCodecContext openDecoder(SoundReader reader) throws SinkException {
    int id = reader.stream().codecpar().codec_id();
    String name = avcodec_get_name(id).getString();
    AVCodec codec = avcodec_find_decoder(id);
    if (codec == null || codec.isNull()) {
      throw new SinkException(
          "the sound is %s, which this build of FFmpeg cannot decode; convert it to AAC first"
              .formatted(name));
    }
    AVCodecContext context =
        NativeCode.allocated(avcodec_alloc_context3(codec), "the decoder " + name);
    try {
      NativeCode.check(
          avcodec_parameters_to_context(context, reader.stream().codecpar()), "decode " + name);
      context.pkt_timebase(reader.timeBase());
      NativeCode.check(avcodec_open2(context, codec, new AVDictionary(null)), "decode " + name);
      return context;
    } catch (SinkException e) {
      avcodec_free_context(context);
      throw e;
    }
  }

  private static AVCodecContext openEncoder(
      AVCodecContext decoder, boolean webm, boolean globalHeaders) throws SinkException {
    String name = webm ? "libopus" : "aac";
    AVCodec codec = avcodec_find_encoder_by_name(name);
    if (codec == null || codec.isNull()) {
      throw new SinkException("this build of FFmpeg lacks the encoder " + name);
    }
    AVCodecContext context =
        NativeCode.allocated(avcodec_alloc_context3(codec), "the encoder " + name);
    try {
      int channels = Math.clamp(decoder.ch_layout().nb_channels(), 1, 2);
      int rate =
          !webm && AAC_RATES.contains(decoder.sample_rate()) ? decoder.sample_rate() : USUAL_RATE;
      av_channel_layout_default(context.ch_layout(), channels);
      context.sample_rate(rate);
      context.sample_fmt(webm ? avutil.AV_SAMPLE_FMT_FLT : avutil.AV_SAMPLE_FMT_FLTP);
      context.bit_rate((long) BITS_PER_CHANNEL * channels);
      context.time_base().num(1).den(rate);
      if (globalHeaders) {
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
      }
      NativeCode.check(avcodec_open2(context, codec, new AVDictionary(null)), "encode " + name);
      return context;
    } catch (SinkException e) {
      avcodec_free_context(context);
      throw e;
    }
  }

  @Override
  public void writeUntil(long nanos) throws SinkException {
    AVPacket next = reader.peek();
    while (next != null && reader.packetNanos() <= nanos) {
      int code = avcodec_send_packet(decoder, next);
      reader.taken();
      if (code < 0) {
        LOG.warn("A damaged stretch of sound was left out: {}", NativeCode.reason(code));
      } else {
        drainDecoder();
      }
      next = reader.peek();
    }
  }

  @Override
  public void flush() throws SinkException {
    avcodec_send_packet(decoder, null);
    drainDecoder();
    resampler.flush();
    drainResampler(1);
    send(null);
  }

  private void drainDecoder() throws SinkException {
    while (true) {
      int code = avcodec_receive_frame(decoder, decoded);
      if (code == NativeCode.AGAIN || code == AVERROR_EOF()) {
        return;
      }
      NativeCode.check(code, "decode sound");
      resampler.add(decoded, reader.timeBase());
      drainResampler(encoder.frame_size());
    }
  }

  private void drainResampler(int atLeast) throws SinkException {
    AVFrame frame = resampler.take(atLeast);
    while (frame != null) {
      send(frame);
      frame = resampler.take(atLeast);
    }
  }

  private void send(@Nullable AVFrame frame) throws SinkException {
    NativeCode.check(avcodec_send_frame(encoder, frame), "encode sound");
    while (true) {
      int code = avcodec_receive_packet(encoder, packet);
      if (code == NativeCode.AGAIN || code == AVERROR_EOF()) {
        return;
      }
      NativeCode.check(code, "encode sound");
      muxer.write(packet, stream, encoder.time_base());
    }
  }

  @Override
  public String description() {
    return "%s sound encoded as %s"
        .formatted(
            avcodec_get_name(decoder.codec_id()).getString(),
            avcodec_get_name(encoder.codec_id()).getString());
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(decoded);
    resampler.close();
    avcodec_free_context(encoder);
    avcodec_free_context(decoder);
    reader.close();
  }
}
