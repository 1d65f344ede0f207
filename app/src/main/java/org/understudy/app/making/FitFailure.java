package org.understudy.app.making;

import java.util.List;
import java.util.Locale;

/** Why a fit failed, in plain words. */
final class FitFailure {
  private static final String PREFIX = "understudy: ";

  private FitFailure() {}

  /**
   * The reason.
   *
   * @param findings what it found out about the clip
   * @param errors what it said on its error stream
   * @param exitCode 128 and more where a signal ended it
   */
  static String words(List<FitLine.Finding> findings, String errors, int exitCode) {
    for (FitLine.Finding finding : findings) {
      if (finding.unusable()) {
        return "The clip is not fit for an avatar: %s (%s). Film again: %s."
            .formatted(finding.what(), finding.value(), finding.advice());
      }
    }
    if (errors.contains("No space left")) {
      return "The disk is full. Free some space, then go on.";
    }
    if (errors.contains("out of memory") || errors.contains("OutOfMemoryError")) {
      return "There is not enough memory. Close other programs, then go on.";
    }
    String said = "";
    for (String line : errors.lines().toList()) {
      if (line.startsWith(PREFIX)) {
        said = line.substring(PREFIX.length()).strip();
      }
    }
    if (said.isEmpty()) {
      return "The work was broken off (exit code %d). It can go on.".formatted(exitCode);
    }
    return sentence(said);
  }

  private static String sentence(String words) {
    String begun = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return begun.endsWith(".") ? begun : begun + ".";
  }

  /** Whether trying once more could end otherwise. */
  static boolean mayGoOn(List<FitLine.Finding> findings, String errors) {
    return findings.stream().noneMatch(FitLine.Finding::unusable)
        && !errors.contains("no frame of the clip shows a face")
        && !errors.contains("cannot be told from the background");
  }
}
