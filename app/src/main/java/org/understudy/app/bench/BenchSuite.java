package org.understudy.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be measured. */
public enum BenchSuite {
  /** The whole way from a video file to a video file. */
  CHAIN,
  /** A live session with the talk as its camera. */
  LIVE,
  /** Every renderer that runs here, side by side. */
  BACKENDS,
  /** How drawing grows with the picture, the sheets and the avatars. */
  GROWTH,
  /** From the start of the program to the first picture. */
  STARTUP;

  /** The name that people type. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, for messages and help. */
  public static String words() {
    return Arrays.stream(values()).map(BenchSuite::word).collect(Collectors.joining(", "));
  }

  /**
   * The suites of some names.
   *
   * @param words none for all
   * @throws IllegalArgumentException for a name that no suite has
   */
  public static Set<BenchSuite> parse(List<String> words) {
    if (words.isEmpty()) {
      return EnumSet.allOf(BenchSuite.class);
    }
    List<BenchSuite> chosen = new ArrayList<>();
    for (String word : words) {
      chosen.add(
          Arrays.stream(values())
              .filter(suite -> suite.word().equals(word.strip().toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no suite \"%s\"; --only takes %s".formatted(word, words()))));
    }
    return EnumSet.copyOf(chosen);
  }
}
