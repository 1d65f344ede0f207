package org.understudy.tracking.capture;

import org.bytedeco.ffmpeg.global.avutil;

/** Why a webcam did not open, in words for people, and what helps. */
final class OpeningAdvice {
  /** AVERROR(EBUSY), which has this number on all systems and no name in JavaCPP. */
  private static final int BUSY = -16;

  private OpeningAdvice() {}

  /**
   * The advice for one of FFmpeg's errors.
   *
   * @param name the camera
   * @param status negative
   */
  static String of(String name, int status) {
    if (status == avutil.AVERROR_ENOENT()
        || status == avutil.AVERROR_ENODEV()
        || status == avutil.AVERROR_ENXIO()) {
      return name + " is not there; plug it in, or see `understudy live --list-cameras`";
    }
    if (status == BUSY) {
      return name + " is in use by another program; close that one";
    }
    if (status == avutil.AVERROR_EACCES() || status == avutil.AVERROR_EPERM()) {
      return name
          + " may not be read by this user; join the group video, or allow it in the system's settings";
    }
    return "%s does not open (%s)".formatted(name, OpenedMedia.describe(status));
  }
}
