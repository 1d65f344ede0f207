package org.understudy.trainer.clip;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.understudy.trainer.bake.ProgressOnConsole;

/** Bars, and lines for people. */
final class FitReportOnConsole implements FitReport {
  private final ProgressOnConsole bars;

  /**
   * A report.
   *
   * @param picture the PNG file that always holds the latest picture, if wanted
   */
  FitReportOnConsole(@Nullable Path picture) {
    bars = new ProgressOnConsole(picture);
  }

  @Override
  public void at(String stage, int done, int total) {
    bars.at(stage, done, total);
  }

  @Override
  public void picture(BufferedImage picture) {
    bars.picture(picture);
  }

  @Override
  public void findings(List<ClipCheck.Finding> findings) {
    bars.endBar();
    for (ClipCheck.Finding f : findings) {
      String mark =
          switch (f.verdict()) {
            case GOOD -> "ok  ";
            case POOR -> "poor";
            case UNUSABLE -> "BAD ";
          };
      System.err.printf(
          "%s  %-18s %s%s%n",
          mark, f.what(), f.value(), f.advice().isEmpty() ? "" : " - " + f.advice());
    }
  }

  @Override
  public void done(Path file, Map<String, String> metrics, int sheets) throws IOException {
    bars.endBar();
    metrics.forEach((k, v) -> System.out.printf("%-32s %s%n", k, v));
    System.out.printf(
        Locale.ROOT,
        "%s: %d sheets, %d bytes. Drive it with --avatar %s%n",
        file,
        sheets,
        Files.size(file),
        file);
  }

  @Override
  public void close() {
    bars.close();
  }
}
