package org.understudy.camera.mjpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.PictureKind;
import org.understudy.camera.SinkException;
import org.understudy.camera.file.NativeCode;
import org.understudy.camera.pixel.YuvKernel;
import org.understudy.camera.pixel.YuvMatrix;
import org.understudy.camera.pixel.YuvPlanes;

/**
 * Makes JPEG files (JFIF, 4:2:0) of pictures with FFmpeg's encoder; a comment in each says that it
 * is synthetic. Storage is allocated once.
 *
 * <p>Not safe for use by several threads at once; may be handed from one thread to another.
 */
final class JpegEncoder implements AutoCloseable {
  /** FFmpeg's scale from 2 (best) to 31; at 3 an avatar on a plain background shows no blocks. */
  private static final int QUALITY = 3;

  private static final byte[] NOTICE = JpegComment.segment(PictureKind.NOTICE);

  private final AVCodecContext codec;
  private final AVFrame frame;
  private final AVPacket packet;
  private final YuvKernel kernel = YuvKernel.forCalls(YuvMatrix.JPEG);
  private final YuvPlanes planes;
  private long number;
  private boolean closed;

  private JpegEncoder(AVCodecContext codec, AVFrame frame, AVPacket packet) {
    this.codec = codec;
    this.frame = frame;
    this.packet = packet;
    this.planes =
        YuvPlanes.allocate(frame.width(), frame.height(), frame.linesize(0), frame.linesize(1));
  }

  /** Opens the encoder for one size. */
  static JpegEncoder open(LiveFormat format) throws SinkException {
    AVCodec encoder = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    if (encoder == null || encoder.isNull()) {
      throw new SinkException("this build of FFmpeg lacks the encoder mjpeg");
    }
    AVCodecContext codec = null;
    AVFrame frame = null;
    AVPacket packet = null;
    boolean opened = false;
    try {
      codec = allocated(avcodec_alloc_context3(encoder));
      configure(codec, format);
      NativeCode.check(
          avcodec_open2(codec, encoder, new AVDictionary(null)),
          "open the JPEG encoder for %dx%d".formatted(format.width(), format.height()));
      frame = allocated(av_frame_alloc());
      frame.width(format.width()).height(format.height()).format(codec.pix_fmt());
      frame.quality(codec.global_quality());
      NativeCode.check(av_frame_get_buffer(frame, 0), "allocate a picture");
      packet = allocated(av_packet_alloc());
      opened = true;
      return new JpegEncoder(codec, frame, packet);
    } finally {
      if (!opened) {
        free(codec, frame, packet);
      }
    }
  }

  private static void configure(AVCodecContext codec, LiveFormat format) {
    codec.width(format.width()).height(format.height());
    codec.time_base().num(1).den(1_000_000);
    codec.pix_fmt(avutil.AV_PIX_FMT_YUVJ420P);
    codec.color_range(avutil.AVCOL_RANGE_JPEG);
    codec.thread_count(1);
    codec.flags(codec.flags() | AV_CODEC_FLAG_QSCALE);
    codec.global_quality(QUALITY * avutil.FF_QP2LAMBDA);
    av_opt_set(codec.priv_data(), "huffman", "default", 0);
  }

  private static <T extends Pointer> T allocated(@Nullable T pointer) throws SinkException {
    if (pointer == null || pointer.isNull()) {
      throw new SinkException("out of memory for the JPEG encoder");
    }
    return pointer;
  }

  /**
   * Encodes a picture into a buffer, which grows where it is too small.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; not kept
   */
  void encode(int[] pixels, JpegPicture into) throws SinkException {
    NativeCode.check(av_frame_make_writable(frame), "prepare a picture");
    kernel.convert(pixels, planes);
    frame.data(0).put(planes.y(), 0, planes.y().length);
    frame.data(1).put(planes.u(), 0, planes.u().length);
    frame.data(2).put(planes.v(), 0, planes.v().length);
    frame.pts(number++);
    NativeCode.check(avcodec_send_frame(codec, frame), "encode a picture");
    NativeCode.check(avcodec_receive_packet(codec, packet), "encode a picture");
    try {
      int length = packet.size();
      JpegComment.copy(packet.data(), length, NOTICE, into);
    } finally {
      av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      free(codec, frame, packet);
    }
  }

  private static void free(
      @Nullable AVCodecContext codec, @Nullable AVFrame frame, @Nullable AVPacket packet) {
    if (packet != null) {
      av_packet_free(packet);
    }
    if (frame != null) {
      av_frame_free(frame);
    }
    if (codec != null) {
      avcodec_free_context(codec);
    }
  }
}
