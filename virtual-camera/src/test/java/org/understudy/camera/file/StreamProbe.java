package org.understudy.camera.file;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Reads a stream of the network as programs do that are built on FFmpeg. */
public final class StreamProbe {
  private StreamProbe() {}

  /** Codec and size in bytes of the first packets, as {@code mjpeg 1234}. */
  public static List<String> read(URI address, int packets) throws Exception {
    avformat_network_init();
    AVFormatContext context = new AVFormatContext(null);
    NativeCode.check(
        avformat_open_input(context, address.toString(), null, new AVDictionary(null)),
        "open " + address);
    AVPacket packet = av_packet_alloc();
    try {
      List<String> seen = new ArrayList<>();
      while (seen.size() < packets) {
        NativeCode.check(av_read_frame(context, packet), "read " + address);
        int codec = context.streams(packet.stream_index()).codecpar().codec_id();
        seen.add(avcodec_get_name(codec).getString() + " " + packet.size());
        av_packet_unref(packet);
      }
      return seen;
    } finally {
      av_packet_free(packet);
      avformat_close_input(context);
    }
  }
}
