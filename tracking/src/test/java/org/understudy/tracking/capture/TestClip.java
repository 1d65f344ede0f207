package org.understudy.tracking.capture;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Small generated clips: the left half of each picture is dark, the right half bright, the top
 * third brighter still, and the brightness of the whole rises with the frame's number.
 */
final class TestClip {
  int width = 64;
  int height = 48;
  String encoder = "mpeg4";
  int sampleAspectNumerator = 1;
  int sampleAspectDenominator = 1;

  /** Degrees by which players turn the picture clockwise. */
  int rotation;

  /** Presentation times in milliseconds. */
  long[] times = everyMillis(40, 10);

  /** Dictionary options of the muxer as key, value, key, value. */
  String[] muxerOptions = {};

  static long[] everyMillis(long step, int count) {
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = i * step;
    }
    return times;
  }

  /** The grey level that belongs to a place of a frame before turning. */
  static int level(int x, int y, int width, int height, int frame) {
    int level = x < width / 2 ? 40 : 140;
    return level + (y < height / 3 ? 60 : 0) + 2 * (frame % 20);
  }

  /** Encodes the clip; the format follows from the file's name. */
  Path write(Path file) {
    AVFormatContext format = new AVFormatContext(null);
    check(avformat.avformat_alloc_output_context2(format, null, null, file.toString()));
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(encoder);
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    AVRational millisecond = new AVRational().num(1).den(1000);
    context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    context.time_base(millisecond).bit_rate(2_000_000).gop_size(5).max_b_frames(0);
    context.sample_aspect_ratio().num(sampleAspectNumerator).den(sampleAspectDenominator);
    if ((format.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    check(avcodec.avcodec_open2(context, codec, (AVDictionary) null));
    AVStream stream = avformat.avformat_new_stream(format, null);
    stream.time_base(millisecond);
    check(avcodec.avcodec_parameters_from_context(stream.codecpar(), context));
    if (rotation != 0) {
      setRotation(stream);
    }
    AVIOContext io = new AVIOContext(null);
    check(avformat.avio_open(io, file.toString(), avformat.AVIO_FLAG_WRITE));
    format.pb(io);
    AVDictionary options = new AVDictionary(null);
    for (int i = 0; i < muxerOptions.length; i += 2) {
      check(avutil.av_dict_set(options, muxerOptions[i], muxerOptions[i + 1], 0));
    }
    check(avformat.avformat_write_header(format, options));
    AVPacket packet = avcodec.av_packet_alloc();
    for (int i = 0; i <= times.length; i++) {
      AVFrame frame = i < times.length ? picture(i) : null;
      check(avcodec.avcodec_send_frame(context, frame));
      while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
        packet.duration(duration(packet.pts()));
        avcodec.av_packet_rescale_ts(packet, millisecond, stream.time_base());
        packet.stream_index(0);
        check(avformat.av_interleaved_write_frame(format, packet));
      }
      if (frame != null) {
        avutil.av_frame_free(frame);
      }
    }
    check(avformat.av_write_trailer(format));
    avformat.avio_closep(io);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
    avformat.avformat_free_context(format);
    return file;
  }

  /** Until the next picture; the last lasts as long as the first. */
  private long duration(long time) {
    int next = Arrays.binarySearch(times, time) + 1;
    return next < times.length ? times[next] - time : times[1] - times[0];
  }

  private void setRotation(AVStream stream) {
    int[] matrix = new int[9];
    avutil.av_display_rotation_set(matrix, rotation);
    BytePointer copy = new BytePointer(avutil.av_malloc(36));
    new IntPointer(copy).put(matrix);
    AVPacketSideData list = new AVPacketSideData(stream.codecpar().coded_side_data());
    IntPointer count = new IntPointer(1).put(stream.codecpar().nb_coded_side_data());
    AVPacketSideData added =
        avcodec.av_packet_side_data_add(
            list, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX, (Pointer) copy, 36, 0);
    if (added == null) {
      throw new IllegalStateException("no display matrix");
    }
    stream.codecpar().coded_side_data(list).nb_coded_side_data(count.get());
  }

  private AVFrame picture(int index) {
    AVFrame frame = avutil.av_frame_alloc();
    frame.format(avutil.AV_PIX_FMT_YUV420P).width(width).height(height).pts(times[index]);
    check(avutil.av_frame_get_buffer(frame, 0));
    for (int y = 0; y < height; y++) {
      BytePointer row = frame.data(0).getPointer((long) y * frame.linesize(0));
      for (int x = 0; x < width; x++) {
        row.put(x, (byte) level(x, y, width, height, index));
      }
    }
    for (int plane = 1; plane <= 2; plane++) {
      for (int y = 0; y < (height + 1) / 2; y++) {
        BytePointer row = frame.data(plane).getPointer((long) y * frame.linesize(plane));
        for (int x = 0; x < (width + 1) / 2; x++) {
          row.put(x, (byte) 128);
        }
      }
    }
    return frame;
  }

  private static void check(int status) {
    if (status < 0) {
      throw new IllegalStateException(OpenedMedia.describe(status));
    }
  }
}
