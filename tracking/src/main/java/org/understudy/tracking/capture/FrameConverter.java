package org.understudy.tracking.capture;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures of any pixel format and size into upright sRGB of one size, by libswscale.
 * Not safe for use by several threads.
 */
final class FrameConverter implements AutoCloseable {
  private final int width;
  private final int height;
  private final DisplayOrientation orientation;
  private final AVFrame rgb;
  private @Nullable SwsContext scaler;
  private int sourceWidth;
  private int sourceHeight;
  private int sourceFormat = avutil.AV_PIX_FMT_NONE;

  /**
   * A converter to pictures of the given size before they are turned upright.
   *
   * @param width pixels of a row in the file's orientation, at square pixels
   * @param height rows in the file's orientation
   */
  FrameConverter(int width, int height, DisplayOrientation orientation) {
    this.width = width;
    this.height = height;
    this.orientation = orientation;
    rgb = avutil.av_frame_alloc();
    rgb.format(avutil.AV_PIX_FMT_RGB24).width(width).height(height);
    if (avutil.av_frame_get_buffer(rgb, 0) < 0) {
      avutil.av_frame_free(rgb);
      throw new IllegalStateException("no memory for a picture of %dx%d".formatted(width, height));
    }
  }

  /** Writes one picture to {@code target}, without gaps. */
  void convert(AVFrame picture, byte[] target) {
    SwsContext context = scaler;
    if (context == null
        || picture.width() != sourceWidth
        || picture.height() != sourceHeight
        || picture.format() != sourceFormat) {
      context = prepare(picture);
    }
    int rows =
        swscale.sws_scale(
            context,
            picture.data(),
            picture.linesize(),
            0,
            picture.height(),
            rgb.data(),
            rgb.linesize());
    if (rows != height) {
      throw new IllegalStateException(
          "libswscale gave %d rows of a picture of %dx%d".formatted(rows, width, height));
    }
    int stride = rgb.linesize(0);
    MemorySegment pixels =
        MemorySegment.ofAddress(rgb.data(0).address()).reinterpret((long) stride * height);
    orientation.copy(pixels, stride, width, height, target);
  }

  private SwsContext prepare(AVFrame picture) {
    release();
    boolean sameSize = picture.width() == width && picture.height() == height;
    SwsContext context =
        swscale.sws_getContext(
            picture.width(),
            picture.height(),
            picture.format(),
            width,
            height,
            avutil.AV_PIX_FMT_RGB24,
            sameSize ? swscale.SWS_BILINEAR : swscale.SWS_AREA,
            (SwsFilter) null,
            (SwsFilter) null,
            (DoublePointer) null);
    if (context == null) {
      throw new IllegalStateException(
          "libswscale cannot convert pixel format %d of %dx%d to RGB"
              .formatted(picture.format(), picture.width(), picture.height()));
    }
    setColours(context, picture);
    scaler = context;
    sourceWidth = picture.width();
    sourceHeight = picture.height();
    sourceFormat = picture.format();
    return context;
  }

  /** Files that do not say are taken as BT.709 from 720 rows on and as BT.601 below. */
  private static void setColours(SwsContext context, AVFrame picture) {
    int space = picture.colorspace();
    if (space == avutil.AVCOL_SPC_UNSPECIFIED || space == avutil.AVCOL_SPC_RGB) {
      space = picture.height() >= 720 ? avutil.AVCOL_SPC_BT709 : avutil.AVCOL_SPC_SMPTE170M;
    }
    IntPointer source = swscale.sws_getCoefficients(space);
    IntPointer target = swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT);
    int fullRange = picture.color_range() == avutil.AVCOL_RANGE_JPEG ? 1 : 0;
    int one = 1 << 16;
    // refused for RGB sources, which need no such conversion
    int unused =
        swscale.sws_setColorspaceDetails(context, source, fullRange, target, 1, 0, one, one);
    assert unused >= -1;
  }

  private void release() {
    SwsContext context = scaler;
    if (context != null) {
      swscale.sws_freeContext(context);
      scaler = null;
    }
  }

  @Override
  public void close() {
    release();
    avutil.av_frame_free(rgb);
  }
}
