package org.understudy.app.command;

import java.util.Locale;
import org.understudy.app.report.RunReport;

/** The line that ends a run. */
final class Summary {
  private Summary() {}

  /** How many frames went where, how fast. */
  static String of(RunReport report, String output) {
    String face =
        report.framesWithFace() == report.frames()
            ? ""
            : String.format(Locale.ROOT, ", a face in %d of them", report.framesWithFace());
    return String.format(
        Locale.ROOT,
        "%d frames%s, %.1f per second: %s",
        report.frames(),
        face,
        report.framesPerSecond(),
        output);
  }
}
