package org.understudy.camera.file;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.camera.SinkException;
import org.understudy.camera.SoundSource;

/**
 * Packets of the best sound stream of a file, one at a time, with times moved so that the source's
 * start is 0.
 */
final class SoundReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SoundReader.class);

  private final SoundSource source;
  private final AVFormatContext context;
  private final AVStream stream;
  private final AVPacket packet;
  private final long startTicks;
  private boolean loaded;
  private boolean ended;

  private SoundReader(
      SoundSource source, AVFormatContext context, AVStream stream, AVPacket packet) {
    this.source = source;
    this.context = context;
    this.stream = stream;
    this.packet = packet;
    this.startTicks = ticks(source.startNanos());
  }

  /** Opens a file's sound; empty where it has none. */
  static Optional<SoundReader> open(SoundSource source) throws SinkException {
    String action = "read the sound of " + source.file();
    AVFormatContext context = new AVFormatContext(null);
    NativeCode.check(
        avformat_open_input(context, "file:" + source.file(), null, new AVDictionary(null)),
        action);
    boolean opened = false;
    try {
      NativeCode.check(avformat_find_stream_info(context, (PointerPointer<?>) null), action);
      int index =
          av_find_best_stream(
              context, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
      if (index < 0) {
        return Optional.empty();
      }
      for (int i = 0; i < context.nb_streams(); i++) {
        context.streams(i).discard(i == index ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
      }
      AVPacket packet = NativeCode.allocated(av_packet_alloc(), "a packet");
      opened = true;
      return Optional.of(new SoundReader(source, context, context.streams(index), packet));
    } finally {
      if (!opened) {
        avformat_close_input(context);
      }
    }
  }

  AVStream stream() {
    return stream;
  }

  AVRational timeBase() {
    return stream.time_base();
  }

  /** Number of ticks of the stream's clock in a time. */
  private long ticks(long nanos) {
    AVRational base = stream.time_base();
    return Math.round(nanos / 1e9 * base.den() / base.num());
  }

  /**
   * The next packet without taking it, or null at the end. A packet that cannot be read, as in a
   * truncated file, ends the sound and is logged.
   */
  @org.jspecify.annotations.Nullable
  AVPacket peek() {
    while (!loaded && !ended) {
      int code = av_read_frame(context, packet);
      if (code < 0) {
        ended = true;
        if (code != avutil.AVERROR_EOF()) {
          LOG.warn("The sound of {} ends early: {}", source.file(), NativeCode.reason(code));
        }
      } else if (packet.stream_index() != stream.index()) {
        av_packet_unref(packet);
      } else {
        loaded = prepare();
      }
    }
    return loaded ? packet : null;
  }

  /** Moves the packet's times; false where it lies wholly before the start and was dropped. */
  private boolean prepare() {
    if (startTicks == 0) {
      return true;
    }
    if (packet.pts() != AV_NOPTS_VALUE) {
      packet.pts(packet.pts() - startTicks);
    }
    if (packet.dts() != AV_NOPTS_VALUE) {
      packet.dts(packet.dts() - startTicks);
    }
    boolean early = packet.pts() != AV_NOPTS_VALUE && packet.pts() + packet.duration() <= 0;
    if (early && startTicks > 0) {
      av_packet_unref(packet);
      return false;
    }
    return true;
  }

  /** Time of the packet last peeked at, nanoseconds from the start. */
  long packetNanos() {
    long ticks = packet.pts() != AV_NOPTS_VALUE ? packet.pts() : packet.dts();
    if (ticks == AV_NOPTS_VALUE) {
      return Long.MIN_VALUE;
    }
    AVRational base = stream.time_base();
    return Math.round(ticks * 1e9 * base.num() / base.den());
  }

  /** Marks the packet as taken; whoever took it has emptied it, or it is emptied here. */
  void taken() {
    av_packet_unref(packet);
    loaded = false;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avformat_close_input(context);
  }
}
