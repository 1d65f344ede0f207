package org.understudy.camera.microphone;

import java.util.List;
import java.util.Locale;

/** How a delayed microphone is. */
public sealed interface MicrophoneState {
  /** A few words for people. */
  String words();

  /** What helps, best first; empty where nothing has to be done. */
  default List<String> remedies() {
    return List.of();
  }

  /** It was not asked for. */
  record Off() implements MicrophoneState {
    @Override
    public String words() {
      return "";
    }
  }

  /** It is being put up. */
  record Starting() implements MicrophoneState {
    @Override
    public String words() {
      return "delayed microphone starts";
    }
  }

  /** It is offered, no program listens, and the microphone itself is left alone. */
  record Waiting() implements MicrophoneState {
    @Override
    public String words() {
      return "delayed microphone ready, no program listens";
    }
  }

  /**
   * A program listens and hears the voice.
   *
   * @param milliseconds how late it is
   */
  record Delaying(double milliseconds) implements MicrophoneState {
    @Override
    public String words() {
      return String.format(Locale.ROOT, "voice delayed by %.0f ms", milliseconds);
    }
  }

  /** A program listens and hears perfect silence: the microphone is unplugged or muted. */
  record Silent() implements MicrophoneState {
    @Override
    public String words() {
      return "the microphone gives nothing but silence: unplugged or muted?";
    }

    @Override
    public List<String> remedies() {
      return List.of("plug a microphone in, or choose another in the system's sound settings");
    }
  }

  /**
   * It cannot be had now.
   *
   * @param reason what is wrong
   * @param remedies what helps, best first
   */
  record Unavailable(String reason, List<String> remedies) implements MicrophoneState {
    public Unavailable {
      remedies = List.copyOf(remedies);
    }

    @Override
    public String words() {
      return "no delayed microphone: " + reason;
    }
  }
}
