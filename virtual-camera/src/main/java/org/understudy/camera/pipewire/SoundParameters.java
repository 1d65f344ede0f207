package org.understudy.camera.pipewire;

import java.nio.ByteOrder;

/**
 * What the two ends of a delayed microphone offer, as SPA objects: mono sound of 48 kHz in floats.
 * Names and numbers are those of {@code spa/param/audio/raw.h} and {@code format.h}.
 */
final class SoundParameters {
  /** Rate of all sound here; PipeWire converts where a device has another. */
  static final int FRAMES_PER_SECOND = 48_000;

  static final int FRAME_BYTES = Float.BYTES;

  /** The most frames a buffer of ours has room for; PipeWire's longest cycle. */
  static final int BUFFER_FRAMES = 8192;

  private static final int OBJECT_FORMAT = 0x40003;
  private static final int OBJECT_PARAM_BUFFERS = 0x40004;

  private static final int FORMAT_MEDIA_TYPE = 1;
  private static final int FORMAT_MEDIA_SUBTYPE = 2;
  private static final int FORMAT_AUDIO_FORMAT = 0x10001;
  private static final int FORMAT_AUDIO_RATE = 0x10003;
  private static final int FORMAT_AUDIO_CHANNELS = 0x10004;
  private static final int FORMAT_AUDIO_POSITION = 0x10005;
  private static final int MEDIA_TYPE_AUDIO = 1;
  private static final int MEDIA_SUBTYPE_RAW = 1;
  private static final int AUDIO_FORMAT_F32_LE = 0x11b;
  private static final int AUDIO_FORMAT_F32_BE = 0x11c;
  private static final int CHANNEL_MONO = 2;

  private static final int BUFFERS_COUNT = 1;
  private static final int BUFFERS_BLOCKS = 2;
  private static final int BUFFERS_SIZE = 3;
  private static final int BUFFERS_STRIDE = 4;

  private SoundParameters() {}

  /** The one format there is. */
  static byte[] format() {
    boolean little = ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN);
    return new PodWriter(OBJECT_FORMAT, CameraParameters.PARAM_ENUM_FORMAT)
        .id(FORMAT_MEDIA_TYPE, MEDIA_TYPE_AUDIO)
        .id(FORMAT_MEDIA_SUBTYPE, MEDIA_SUBTYPE_RAW)
        .id(FORMAT_AUDIO_FORMAT, little ? AUDIO_FORMAT_F32_LE : AUDIO_FORMAT_F32_BE)
        .number(FORMAT_AUDIO_RATE, FRAMES_PER_SECOND)
        .number(FORMAT_AUDIO_CHANNELS, 1)
        .ids(FORMAT_AUDIO_POSITION, CHANNEL_MONO)
        .finish();
  }

  /** So many buffers that a late thread loses nothing. */
  static byte[] buffers() {
    return new PodWriter(OBJECT_PARAM_BUFFERS, CameraParameters.PARAM_BUFFERS)
        .numberRange(BUFFERS_COUNT, 24, 16, 32)
        .number(BUFFERS_BLOCKS, 1)
        .number(BUFFERS_SIZE, BUFFER_FRAMES * FRAME_BYTES)
        .number(BUFFERS_STRIDE, FRAME_BYTES)
        .finish();
  }
}
