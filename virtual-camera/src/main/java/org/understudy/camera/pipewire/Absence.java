package org.understudy.camera.pipewire;

import java.util.List;

/**
 * Why something cannot be had of PipeWire.
 *
 * @param reason what is wrong, one sentence
 * @param remedies what helps, best first
 */
record Absence(String reason, List<String> remedies) {
  private static final int NO_PERMISSION = 13;

  static Absence ofLibrary() {
    return new Absence(
        LibPipewire.LIBRARY + " is not installed",
        List.of(
            "Debian, Ubuntu: sudo apt install pipewire wireplumber",
            "Fedora: sudo dnf install pipewire wireplumber"));
  }

  /** PipeWire is of Linux. */
  static Absence ofSystem(String system) {
    return new Absence("it needs PipeWire, which %s does not have".formatted(system), List.of());
  }

  /** A function is missing. */
  static Absence tooOld(String message, String version) {
    return new Absence(
        "PipeWire is too old: " + message,
        List.of("install PipeWire %s or newer".formatted(version)));
  }

  /**
   * Something was asked for and refused.
   *
   * @param what it was, with its article
   */
  static Absence refused(String what, String reason) {
    return new Absence(
        "PipeWire refused %s: %s".formatted(what, reason),
        List.of("systemctl --user restart pipewire wireplumber"));
  }

  static Absence unreachable(int errno) {
    if (errno == NO_PERMISSION) {
      return new Absence(
          "PipeWire lets this program in no further than its door: no permission",
          List.of("run the program as the user who is logged in, outside of sandboxes"));
    }
    return new Absence(
        "PipeWire is not running for this user",
        List.of(
            "systemctl --user start pipewire wireplumber",
            "without systemd: start \"pipewire\" and \"wireplumber\" in the session, with the same"
                + " XDG_RUNTIME_DIR as this program"));
  }
}
