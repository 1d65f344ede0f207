package org.understudy.camera.microphone;

import org.understudy.camera.pipewire.DelayedSource;

/** What becomes of the microphone. */
public sealed interface MicrophoneTarget {
  /** Nothing: it is not touched. */
  record Off() implements MicrophoneTarget {
    @Override
    public String toString() {
      return "off";
    }
  }

  /** Offered as late as the picture is, by what is measured. */
  record Following() implements MicrophoneTarget {
    @Override
    public String toString() {
      return DELAYED;
    }
  }

  /**
   * Offered with one delay.
   *
   * @param milliseconds 0 to {@link DelayedSource#MOST_MILLISECONDS}
   */
  record Fixed(int milliseconds) implements MicrophoneTarget {
    public Fixed {
      if (milliseconds < 0 || milliseconds > DelayedSource.MOST_MILLISECONDS) {
        throw new IllegalArgumentException(
            "a microphone is delayed by 0 to %d ms, got %d"
                .formatted(DelayedSource.MOST_MILLISECONDS, milliseconds));
      }
    }

    @Override
    public String toString() {
      return DELAYED + ":" + milliseconds;
    }
  }

  /** The word for a delayed microphone. */
  String DELAYED = "delayed";

  /** The microphone is left alone. */
  MicrophoneTarget OFF = new Off();

  /**
   * Understands {@code off}, {@code delayed} and {@code delayed:MS}; the reverse of toString.
   *
   * @throws IllegalArgumentException saying what would be understood
   */
  static MicrophoneTarget parse(String text) {
    if (text.equals("off")) {
      return OFF;
    }
    if (text.equals(DELAYED)) {
      return new Following();
    }
    if (text.matches(DELAYED + ":\\d{1,6}")) {
      return new Fixed(Integer.parseInt(text.substring(DELAYED.length() + 1)));
    }
    throw new IllegalArgumentException(
        "unknown microphone setting \"%s\"; off, delayed (as late as the picture) and delayed:MS (by"
                .formatted(text)
            + " so many milliseconds) are known");
  }
}
