package org.understudy.camera.pipewire;

import org.understudy.camera.LiveFormat;

/**
 * What a camera node offers and asks for, as SPA objects. Names and numbers are those of {@code
 * spa/param/format.h}, {@code buffers.h} and {@code video/raw.h}, which are part of SPA's stable
 * interface.
 */
final class CameraParameters {
  static final int PARAM_ENUM_FORMAT = 3;
  static final int PARAM_FORMAT = 4;
  static final int PARAM_BUFFERS = 5;
  static final int PARAM_META = 6;

  /** SPA_META_Header, whose body is flags, offset, pts, dts offset and sequence number. */
  static final int META_HEADER = 1;

  static final int META_HEADER_BYTES = 32;

  private static final int OBJECT_FORMAT = 0x40003;
  private static final int OBJECT_PARAM_BUFFERS = 0x40004;
  private static final int OBJECT_PARAM_META = 0x40005;

  private static final int FORMAT_MEDIA_TYPE = 1;
  private static final int FORMAT_MEDIA_SUBTYPE = 2;
  private static final int FORMAT_VIDEO_FORMAT = 0x20001;
  private static final int FORMAT_VIDEO_SIZE = 0x20003;
  private static final int FORMAT_VIDEO_FRAME_RATE = 0x20004;
  private static final int MEDIA_TYPE_VIDEO = 2;
  private static final int MEDIA_SUBTYPE_RAW = 1;
  private static final int VIDEO_FORMAT_YUY2 = 4;

  private static final int BUFFERS_COUNT = 1;
  private static final int BUFFERS_BLOCKS = 2;
  private static final int BUFFERS_SIZE = 3;
  private static final int BUFFERS_STRIDE = 4;
  private static final int BUFFERS_DATA_TYPE = 6;
  private static final int DATA_MEM_FD = 2;

  private static final int META_TYPE = 1;
  private static final int META_SIZE = 2;

  private static final int[] NO_RATE = {0, 1};
  private static final int[] HIGHEST_RATE = {240, 1};

  private CameraParameters() {}

  /** The one format there is; readers may ask for any rate and get pictures as they come. */
  static byte[] format(LiveFormat format) {
    return new PodWriter(OBJECT_FORMAT, PARAM_ENUM_FORMAT)
        .id(FORMAT_MEDIA_TYPE, MEDIA_TYPE_VIDEO)
        .id(FORMAT_MEDIA_SUBTYPE, MEDIA_SUBTYPE_RAW)
        .id(FORMAT_VIDEO_FORMAT, VIDEO_FORMAT_YUY2)
        .rectangle(FORMAT_VIDEO_SIZE, format.width(), format.height())
        .fractionRange(FORMAT_VIDEO_FRAME_RATE, format.rate(), NO_RATE, HIGHEST_RATE)
        .finish();
  }

  /** Shared memory, a few buffers of one picture each. */
  static byte[] buffers(LiveFormat format) {
    return new PodWriter(OBJECT_PARAM_BUFFERS, PARAM_BUFFERS)
        .numberRange(BUFFERS_COUNT, 4, 2, 8)
        .number(BUFFERS_BLOCKS, 1)
        .number(BUFFERS_SIZE, 2 * format.pixels())
        .number(BUFFERS_STRIDE, 2 * format.width())
        .numberFlags(BUFFERS_DATA_TYPE, 1 << DATA_MEM_FD)
        .finish();
  }

  /** Time stamp and number beside every picture. */
  static byte[] header() {
    return new PodWriter(OBJECT_PARAM_META, PARAM_META)
        .id(META_TYPE, META_HEADER)
        .number(META_SIZE, META_HEADER_BYTES)
        .finish();
  }
}
