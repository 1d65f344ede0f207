package org.understudy.app.doctor;

/**
 * What a check found.
 *
 * @param subject what was looked at
 * @param state whether it is there
 * @param detail what was found, or what to do
 */
public record Finding(String subject, State state, String detail) {
  /** Whether something is there. */
  public enum State {
    /** There, and it works. */
    OK("ok"),
    /** Not there, and not needed for what this machine can do now. */
    ABSENT("absent"),
    /** Needed and not there, or not working. */
    MISSING("missing");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** For people and JSON. */
    public String text() {
      return text;
    }
  }

  static Finding ok(String subject, String detail) {
    return new Finding(subject, State.OK, detail);
  }

  static Finding absent(String subject, String detail) {
    return new Finding(subject, State.ABSENT, detail);
  }

  static Finding missing(String subject, String detail) {
    return new Finding(subject, State.MISSING, detail);
  }
}
