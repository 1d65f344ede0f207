package org.understudy.tracking.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfo;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * One webcam of this machine.
 *
 * @param name what {@code device:NAME} takes
 * @param title what its maker calls it
 * @param modes sizes and rates in FFmpeg's words, one a line; empty where it does not tell, as
 *     while it is in use
 */
public record CameraListing(String name, String title, List<String> modes) {
  public CameraListing {
    modes = List.copyOf(modes);
  }

  /** All webcams, in the system's order; empty where there are none. */
  public static List<CameraListing> all() {
    CaptureSystem system = CaptureSystem.here();
    AVInputFormat input = system.input();
    List<CameraListing> found = new ArrayList<>();
    if (input == null || input.isNull()) {
      return found;
    }
    AVDeviceInfoList list = new AVDeviceInfoList(null);
    int count =
        avdevice.avdevice_list_input_sources(input, (String) null, (AVDictionary) null, list);
    for (int i = 0; i < count; i++) {
      AVDeviceInfo device = list.devices(i);
      String name = text(device.device_name());
      String told = answer(system, input, name);
      if (system != CaptureSystem.VIDEO4LINUX || givesPictures(told)) {
        found.add(new CameraListing(name, text(device.device_description()), modes(told)));
      }
    }
    if (!list.isNull()) {
      avdevice.avdevice_free_list_devices(list);
    }
    return found;
  }

  private static String text(@Nullable BytePointer pointer) {
    return pointer == null || pointer.isNull() ? "" : pointer.getString(StandardCharsets.UTF_8);
  }

  /** FFmpeg tells modes only in its log, when asked for them instead of pictures. */
  static String answer(CaptureSystem system, AVInputFormat input, String name) {
    StringBuilder told = new StringBuilder();
    LogCallback listener =
        new LogCallback() {
          @Override
          public void call(int level, BytePointer message) {
            told.append(message.getString(StandardCharsets.UTF_8));
          }
        };
    AVFormatContext format = avformat.avformat_alloc_context();
    AVDictionary options = new AVDictionary(null);
    String question = system == CaptureSystem.DIRECT_SHOW ? "list_options" : "list_formats";
    String value = system == CaptureSystem.DIRECT_SHOW ? "true" : "all";
    int set = avutil.av_dict_set(options, question, value, 0);
    avutil.av_log_set_level(avutil.AV_LOG_INFO);
    avutil.setLogCallback(listener);
    try {
      int status = avformat.avformat_open_input(format, system.address(name), input, options);
      if (status >= 0 && set >= 0) {
        avformat.avformat_close_input(format);
      }
    } finally {
      avutil.setLogCallback(null);
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      avutil.av_dict_free(options);
      listener.close();
    }
    return told.toString();
  }

  /**
   * Whether Video4Linux told a format of pictures that come out. Of a webcam it also lists the node
   * for metadata, and of other devices those for output, radio and teletext.
   */
  static boolean givesPictures(String told) {
    return told.lines().anyMatch(line -> line.matches(".*\\b(Raw|Compressed) *:.*"));
  }

  /** The lines that name a size. */
  static List<String> modes(String told) {
    return told.lines().map(CameraListing::mode).filter(line -> !line.isEmpty()).toList();
  }

  /** A line of FFmpeg's log without its prefix; empty where it names no size. */
  private static String mode(String line) {
    String bare = line.replaceFirst("^\\[[^\\]]*\\]\\s*", "").strip();
    return bare.matches(".*\\d+x\\d+.*") ? bare.replaceAll("\\s+", " ") : "";
  }
}
