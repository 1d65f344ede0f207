package org.understudy.camera.file;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.understudy.camera.SinkException;

/** Return codes of FFmpeg: negative ones become exceptions a person can act on. */
public final class NativeCode {
  /** FFmpeg's code for "call again later", the negated errno EAGAIN. */
  static final int AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();

  private static final int DISK_FULL = org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOSPC();
  private static final int NO_PERMISSION = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EACCES();

  /** EROFS, which JavaCPP has no name for; 30 on Linux and macOS. */
  private static final int READ_ONLY = -30;

  private static final int TEXT_BYTES = 256;

  private NativeCode() {}

  /**
   * Passes a code through unless it is negative.
   *
   * @param code what the native function returned
   * @param action what was tried, with the file's name: "write talk.mp4"
   * @throws SinkException naming the action and the reason
   */
  public static int check(int code, String action) throws SinkException {
    if (code < 0) {
      throw failure(code, action);
    }
    return code;
  }

  /** A native allocation, which FFmpeg answers with null where memory is short. */
  static <T extends Pointer> T allocated(@Nullable T pointer, String what) throws SinkException {
    if (pointer == null || pointer.isNull()) {
      throw new SinkException("out of memory for " + what);
    }
    return pointer;
  }

  static SinkException failure(int code, String action) {
    return new SinkException("cannot %s: %s".formatted(action, reason(code)));
  }

  /** What a negative code means, with what helps where that is known. */
  public static String reason(int code) {
    if (code == DISK_FULL) {
      return "the disk is full; free some space or choose another folder";
    }
    if (code == NO_PERMISSION) {
      return "no permission; choose a folder that is yours";
    }
    if (code == READ_ONLY) {
      return "the file system is read-only; choose another folder";
    }
    byte[] text = new byte[TEXT_BYTES];
    avutil.av_strerror(code, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
