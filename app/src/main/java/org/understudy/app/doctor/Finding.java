package org.understudy.app.doctor;

import java.util.List;

/**
 * What a check found.
 *
 * @param subject what was looked at
 * @param state whether it is there
 * @param detail what was found, or what to do
 * @param remedies what helps, best first: commands to type or things to do; empty where the detail
 *     says it
 */
public record Finding(String subject, State state, String detail, List<String> remedies) {
  public Finding {
    remedies = List.copyOf(remedies);
  }

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

  /** Something is there, and it works. */
  public static Finding ok(String subject, String detail) {
    return new Finding(subject, State.OK, detail, List.of());
  }

  /** Something is not there, which is no fault. */
  public static Finding absent(String subject, String detail, String... remedies) {
    return new Finding(subject, State.ABSENT, detail, List.of(remedies));
  }

  /** Something does not work. */
  public static Finding missing(String subject, String detail, String... remedies) {
    return new Finding(subject, State.MISSING, detail, List.of(remedies));
  }
}
