package org.understudy.trainer.gan.ablate;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Rows side by side with the paper's, and how their orders agree. */
public final class AblationTable {
  private static final String HEAD =
      "%-18s %10s %10s %10s %10s   %10s %10s%n"
          .formatted(
              "row",
              "face FD",
              "face KDx100",
              "full FD",
              "full KDx100",
              "paper face",
              "paper full");

  private AblationTable() {}

  /** The table as text. */
  public static String text(List<RowScores> rows) {
    StringBuilder out = new StringBuilder(HEAD);
    for (RowScores row : rows) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-18s %10.3f %11.3f %10.3f %11.3f   %10s %10s%n",
              row.row().title(),
              row.frechetFace(),
              row.kernelFace100(),
              row.frechetWhole(),
              row.kernelWhole100(),
              paper(row.row().paperFace()),
              paper(row.row().paperWhole())));
    }
    out.append(agreement("faces", rows, RowScores::frechetFace, row -> row.row().paperFace()));
    out.append(
        agreement("portraits", rows, RowScores::frechetWhole, row -> row.row().paperWhole()));
    return out.toString();
  }

  private static String paper(double score) {
    return Double.isNaN(score) ? "-" : String.format(Locale.ROOT, "%.2f", score);
  }

  private static String agreement(
      String of,
      List<RowScores> rows,
      ToDoubleFunction<RowScores> ours,
      ToDoubleFunction<RowScores> paper) {
    int pairs = 0;
    int alike = 0;
    for (int i = 0; i < rows.size(); i++) {
      for (int j = i + 1; j < rows.size(); j++) {
        double theirs = paper.applyAsDouble(rows.get(i)) - paper.applyAsDouble(rows.get(j));
        double own = ours.applyAsDouble(rows.get(i)) - ours.applyAsDouble(rows.get(j));
        if (!Double.isNaN(theirs)) {
          pairs++;
          alike += theirs * own > 0 ? 1 : 0;
        }
      }
    }
    return pairs == 0
        ? ""
        : String.format(
            Locale.ROOT, "%s: %d of %d pairs of rows stand as in the paper%n", of, alike, pairs);
  }
}
