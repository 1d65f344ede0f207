package org.understudy.camera.file;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.understudy.camera.SinkException;

/** One container file being written: streams, then the header, then packets, then the trailer. */
final class Muxer implements AutoCloseable {
  /** FFmpeg numbers its codecs in blocks: after PCM comes ADPCM. */
  private static final int AFTER_PCM = avcodec.AV_CODEC_ID_ADPCM_IMA_QT;

  private final AVFormatContext context;
  private final AVIOContext file = new AVIOContext(null);
  private final String shownName;

  private Muxer(AVFormatContext context, String shownName) {
    this.context = context;
    this.shownName = shownName;
  }

  /**
   * Opens a container.
   *
   * @param format FFmpeg's name of the container: "mp4" or "webm"
   * @param path the file that is written
   * @param shownName name that messages use
   */
  static Muxer open(String format, Path path, String shownName) throws SinkException {
    AVFormatContext context = new AVFormatContext(null);
    NativeCode.check(
        avformat_alloc_output_context2(context, null, format, "file:" + path),
        "write " + shownName);
    Muxer muxer = new Muxer(context, shownName);
    try {
      NativeCode.check(
          avio_open(muxer.file, "file:" + path, AVIO_FLAG_WRITE), "write " + shownName);
      context.pb(muxer.file);
      return muxer;
    } catch (SinkException e) {
      muxer.close();
      throw e;
    }
  }

  /** Whether encoders must put their headers into the stream's parameters. */
  boolean wantsGlobalHeaders() {
    return (context.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
  }

  /**
   * Whether this container may hold packets of a codec and players can be expected to know them
   * there; bare PCM is allowed in MP4 but few play it.
   */
  boolean accepts(int codecId) {
    boolean pcm = codecId >= avcodec.AV_CODEC_ID_FIRST_AUDIO && codecId < AFTER_PCM;
    return !pcm
        && avformat_query_codec(context.oformat(), codecId, avcodec.FF_COMPLIANCE_NORMAL) == 1;
  }

  AVStream newStream() throws SinkException {
    return NativeCode.allocated(avformat_new_stream(context, null), "a stream of " + shownName);
  }

  /**
   * Says something about the whole file, in the tag that players call comment or description.
   *
   * @param text for people; before the header is written
   */
  void comment(String text) throws SinkException {
    AVDictionary tags = new AVDictionary(null);
    NativeCode.check(av_dict_set(tags, "comment", text, 0), "describe " + shownName);
    NativeCode.check(av_dict_set(tags, "description", text, 0), "describe " + shownName);
    // freed with the context
    context.metadata(tags);
  }

  /** Writes the header; no stream may be added afterwards. */
  void writeHeader() throws SinkException {
    AVDictionary options = new AVDictionary(null);
    try {
      av_dict_set(options, "movflags", "+faststart", 0);
      NativeCode.check(avformat_write_header(context, options), "write " + shownName);
    } finally {
      av_dict_free(options);
    }
  }

  /**
   * Writes a packet, interleaved with those of other streams.
   *
   * @param packet emptied by this call; its stream index and times are set here
   * @param timeBase clock of the packet's times
   */
  void write(AVPacket packet, AVStream stream, AVRational timeBase) throws SinkException {
    av_packet_rescale_ts(packet, timeBase, stream.time_base());
    packet.stream_index(stream.index());
    packet.pos(-1);
    NativeCode.check(av_interleaved_write_frame(context, packet), "write " + shownName);
    NativeCode.check(file.error(), "write " + shownName);
  }

  /** Writes the trailer and closes the file. */
  void finish() throws SinkException {
    NativeCode.check(av_write_trailer(context), "finish " + shownName);
    NativeCode.check(file.error(), "finish " + shownName);
    context.pb(new AVIOContext(null));
    NativeCode.check(avio_closep(file), "finish " + shownName);
  }

  @Override
  public void close() {
    if (!file.isNull()) {
      avio_closep(file);
    }
    if (!context.isNull()) {
      avformat_free_context(context);
      context.setNull();
    }
  }
}
