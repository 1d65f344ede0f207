package org.understudy.tracking.capture;

import java.util.Locale;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** FFmpeg's ways to a webcam, one for each kind of machine. */
enum CaptureSystem {
  /** Linux. */
  VIDEO4LINUX("v4l2", ""),
  /** Windows. */
  DIRECT_SHOW("dshow", "video="),
  /** macOS. */
  AV_FOUNDATION("avfoundation", ""),
  /** Test pictures drawn by FFmpeg's filters; no webcam, but the same way through FFmpeg. */
  FILTERS("lavfi", "");

  private final String inputName;
  private final String prefix;

  CaptureSystem(String inputName, String prefix) {
    this.inputName = inputName;
    this.prefix = prefix;
  }

  /** That of this machine. */
  static CaptureSystem here() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return DIRECT_SHOW;
    }
    return system.startsWith("mac") ? AV_FOUNDATION : VIDEO4LINUX;
  }

  String inputName() {
    return inputName;
  }

  /** A camera's name as FFmpeg wants it. */
  String address(String name) {
    return name.startsWith(prefix) ? name : prefix + name;
  }

  /** FFmpeg's reader; null where it was built without. */
  @Nullable AVInputFormat input() {
    avdevice.avdevice_register_all();
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    return avformat.av_find_input_format(inputName);
  }

  /** Options for a mode; freed by the caller. */
  AVDictionary options(CameraMode mode) {
    AVDictionary options = new AVDictionary(null);
    if (this != FILTERS) {
      set(options, "video_size", mode.width() + "x" + mode.height());
      set(options, "framerate", String.format(Locale.ROOT, "%.6g", mode.framesPerSecond()));
    }
    return options;
  }

  private static void set(AVDictionary options, String key, String value) {
    if (avutil.av_dict_set(options, key, value, 0) < 0) {
      throw new OutOfMemoryError("no memory for the option " + key);
    }
  }
}
