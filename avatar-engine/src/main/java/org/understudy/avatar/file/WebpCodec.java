package org.understudy.avatar.file;

import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVA420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * WebP pictures with lossy colour and lossless alpha, by FFmpeg (libwebp to write, FFmpeg's own
 * decoder to read). Stateless; every call owns and frees its native objects, so calls may run in
 * parallel.
 */
final class WebpCodec {
  private static final String EFFORT = "4";

  private static final ReentrantLock DECODING = new ReentrantLock();

  private WebpCodec() {}

  /** The coded picture. Colour under an alpha of 0 is not kept. */
  static byte[] encode(Planes planes, int quality) throws IOException {
    WebpLibrary.await();
    AVCodec codec = avcodec_find_encoder_by_name("libwebp");
    if (codec == null) {
      throw new IOException(
          "this build of FFmpeg has no encoder libwebp, textures cannot be written");
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVFrame frame = av_frame_alloc();
    AVPacket packet = av_packet_alloc();
    try (AVDictionary options = new AVDictionary(null)) {
      context.width(planes.width());
      context.height(planes.height());
      context.pix_fmt(AV_PIX_FMT_YUVA420P);
      context.time_base(av_make_q(1, 1));
      av_dict_set(options, "quality", String.valueOf(quality), 0);
      av_dict_set(options, "compression_level", EFFORT, 0);
      av_dict_set(options, "preset", "text", 0);
      try {
        check("open the WebP encoder", avcodec_open2(context, codec, options));
      } finally {
        av_dict_free(options);
      }
      frame.width(planes.width());
      frame.height(planes.height());
      frame.format(AV_PIX_FMT_YUVA420P);
      check("allocate a picture", av_frame_get_buffer(frame, 0));
      for (int p = 0; p < 4; p++) {
        copyIn(planes, p, frame);
      }
      check("encode WebP", avcodec_send_frame(context, frame));
      check("encode WebP", avcodec_receive_packet(context, packet));
      byte[] coded = new byte[packet.size()];
      packet.data().get(coded);
      return coded;
    } finally {
      av_packet_free(packet);
      av_frame_free(frame);
      avcodec_free_context(context);
    }
  }

  /**
   * Decodes a picture. One at a time: a hostile one may take as much memory as all else that is
   * done to open its file.
   *
   * @param picture looked at by {@link WebpLayout} before anything native sees it
   * @param planes what is filled; a picture of another size is refused
   */
  static void decode(Section picture, Planes planes) throws IOException {
    WebpLayout.check(picture, planes.width(), planes.height());
    WebpLibrary.await();
    DECODING.lock();
    try {
      decodeAlone(picture, planes);
    } finally {
      DECODING.unlock();
    }
  }

  private static void decodeAlone(Section picture, Planes planes) throws IOException {
    AVCodec codec = avcodec_find_decoder_by_name("webp");
    if (codec == null) {
      throw new IOException("this build of FFmpeg has no decoder webp, textures cannot be read");
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVFrame frame = av_frame_alloc();
    AVPacket packet = av_packet_alloc();
    try {
      context.max_pixels((long) planes.width() * planes.height());
      context.err_recognition(AV_EF_EXPLODE);
      check("open the WebP decoder", avcodec_open2(context, codec, (AVDictionary) null));
      check("allocate a packet", av_new_packet(packet, picture.length()));
      packet.data().put(picture.file(), picture.offset(), picture.length());
      checkDecoded(picture, avcodec_send_packet(context, packet));
      checkDecoded(picture, avcodec_receive_frame(context, frame));
      boolean opaque = frame.format() == AV_PIX_FMT_YUV420P;
      if (frame.width() != planes.width()
          || frame.height() != planes.height()
          || !(opaque || frame.format() == AV_PIX_FMT_YUVA420P)) {
        throw new IOException(
            "section %s: expected a WebP picture of %dx%d with lossy colour, found %dx%d of FFmpeg's format %d"
                .formatted(
                    picture.name(),
                    planes.width(),
                    planes.height(),
                    frame.width(),
                    frame.height(),
                    frame.format()));
      }
      for (int p = 0; p < (opaque ? 3 : 4); p++) {
        copyOut(frame, p, planes);
      }
      if (opaque) {
        Arrays.fill(planes.alpha(), (byte) 255);
      }
    } finally {
      av_packet_free(packet);
      av_frame_free(frame);
      avcodec_free_context(context);
    }
  }

  private static void copyIn(Planes planes, int p, AVFrame frame) {
    int width = planes.planeWidth(p);
    try (BytePointer data = new BytePointer(frame.data(p))) {
      for (int y = 0; y < planes.planeHeight(p); y++) {
        data.position((long) y * frame.linesize(p)).put(planes.plane(p), y * width, width);
      }
    }
  }

  private static void copyOut(AVFrame frame, int p, Planes planes) {
    int width = planes.planeWidth(p);
    int height = planes.planeHeight(p);
    int stride = frame.linesize(p);
    try (BytePointer data = new BytePointer(frame.data(p))) {
      // of the last row only what is shown is sure to be there
      ByteBuffer rows = data.capacity((long) (height - 1) * stride + width).asByteBuffer();
      for (int y = 0; y < height; y++) {
        rows.get(y * stride, planes.plane(p), y * width, width);
      }
    }
  }

  private static void checkDecoded(Section picture, int code) throws IOException {
    if (code < 0) {
      throw new IOException(
          "section %s: FFmpeg cannot decode the picture: error %d".formatted(picture.name(), code));
    }
  }

  private static void check(String what, int code) throws IOException {
    if (code < 0) {
      throw new IOException("FFmpeg could not %s: error %d".formatted(what, code));
    }
  }
}
