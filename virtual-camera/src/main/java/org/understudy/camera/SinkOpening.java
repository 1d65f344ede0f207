package org.understudy.camera;

import java.util.List;

/** What came of opening a live sink: the sink, or why there is none and what helps. */
public sealed interface SinkOpening {
  /** The sink is open and belongs to the caller. */
  record Opened(LiveSink sink) implements SinkOpening {}

  /**
   * The sink cannot be had here and now.
   *
   * @param target what was asked for
   * @param reason what is wrong, one sentence for people
   * @param remedies what helps, best first: commands to type or things to do; empty where the
   *     reason says it
   */
  record Unavailable(SinkTarget target, String reason, List<String> remedies)
      implements SinkOpening {
    public Unavailable {
      remedies = List.copyOf(remedies);
    }

    /** Reason and remedies in one text, a line each. */
    public String explanation() {
      StringBuilder text = new StringBuilder(reason);
      remedies.forEach(remedy -> text.append(System.lineSeparator()).append("  ").append(remedy));
      return text.toString();
    }
  }
}
