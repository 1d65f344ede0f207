package org.understudy.app.window.model;

import java.util.Locale;

/** Words that begin a line. */
public final class Capital {
  private Capital() {}

  /** The same words with a capital in front; nothing stays nothing. */
  public static String of(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
