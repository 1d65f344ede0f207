package org.understudy.app.talk;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture out of focus behind the avatar, as options and settings name it: {@code blurred:FILE},
 * or with its strength {@code blurred=5:FILE}.
 *
 * @param percent how far a point spreads, in percent of the height, 0.2 to 20
 * @param file the picture's path; not looked at
 */
public record BlurredRoom(double percent, String file) {
  /** The usual strength: a room two metres behind, seen by a fast lens. */
  public static final double USUAL_PERCENT = 3;

  private static final Pattern TEXT = Pattern.compile("blurred(?:=([^:]*))?:(.+)");

  public BlurredRoom {
    if (!(percent >= 0.2 && percent <= 20)) {
      throw new IllegalArgumentException(noStrength(String.valueOf(percent)));
    }
  }

  /**
   * Reads the form above; empty where the text has another one.
   *
   * @throws IllegalArgumentException where the strength is none
   */
  public static Optional<BlurredRoom> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new BlurredRoom(percent(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  private static double percent(@Nullable String text) {
    if (text == null) {
      return USUAL_PERCENT;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(noStrength(text), e);
    }
  }

  private static String noStrength(String text) {
    return "\"%s\" is no strength of a blur: give percent of the height, 0.2 to 20".formatted(text);
  }

  /** What {@link #parse} reads, with a tenth of a percent. */
  public String text() {
    return String.format(Locale.ROOT, "blurred=%.1f:%s", percent, file);
  }
}
