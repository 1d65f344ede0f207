package org.understudy.app.live.soak;

/** What goes wrong in a session, and for how long. */
enum Trouble {
  CAMERA_UNPLUGGED("camera unplugged, then plugged in again", 1500),
  CAMERA_BUSY("camera gone, then busy in another program", 2500),
  CAMERA_SILENT("camera delivers nothing, then is given up", 2500),
  CAMERA_THROWS("camera's code throws", 0),
  CAMERA_LIBRARY_MISSING("camera's native library missing", 0),
  SIZE_CHANGES("camera changes the picture's size", 0),
  FRAMES_CORRUPTED("camera delivers noise", 1000),
  FACE_LOST("picture dark, face lost", 3000),
  CLOCK_BACK("clock jumps 20 s back", 0),
  CLOCK_FORWARD("clock jumps an hour ahead (suspended)", 0),
  TRACKER_THROWS("tracker throws", 0),
  TRACKER_LIBRARY_MISSING("tracker's native library missing", 1500),
  PAINTER_THROWS("drawing throws", 0),
  PAINTER_LIBRARY_MISSING("drawing's native library missing", 200),
  OUTPUT_GONE("an output gone, then there again", 1500),
  OUTPUT_HANGS("an output hangs", 2000),
  LOG_DISK_FULL("disk full while logging", 0),
  AVATAR_CHANGED("another avatar chosen", 0),
  AWAY("away and back", 1000);

  private final String words;
  private final long milliseconds;

  Trouble(String words, long milliseconds) {
    this.words = words;
    this.milliseconds = milliseconds;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** How long it lasts; 0 where it happens once. */
  long milliseconds() {
    return milliseconds;
  }

  /** Whether it can be in a session with a log, or in one without. */
  boolean possible(boolean logged) {
    return switch (this) {
      case LOG_DISK_FULL -> logged;
      case AVATAR_CHANGED -> !logged;
      default -> true;
    };
  }
}
