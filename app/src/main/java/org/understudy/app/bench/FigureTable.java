package org.understudy.app.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures for people: a title, columns with their units in the first row, notes below. */
public final class FigureTable {
  private final String title;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param title what it is about
   * @param columns their titles, the first one's rows are names
   */
  public FigureTable(String title, String... columns) {
    this.title = title;
    rows.add(List.of(columns));
  }

  /** Adds a row of as many cells as there are columns. */
  public void row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "a row of \"%s\" has %d cells, got %d"
              .formatted(title, rows.getFirst().size(), cells.length));
    }
    rows.add(List.of(cells));
  }

  /** Adds a line below the table. */
  public void note(String text) {
    notes.add(text);
  }

  /** A number with some digits behind the point. */
  public static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** One of {@link Figures} of a duration to two digits, nothing where it is not among them. */
  static String figure(Map<?, ?> times, String name) {
    return times.get(name) instanceof Number number ? number(number.doubleValue(), 2) : "";
  }

  /** Bytes as MiB. */
  static String mebibytes(long bytes) {
    return number(bytes / (double) (1 << 20), 1);
  }

  /** Prints names to the left, figures to the right. */
  public void print(PrintWriter out) {
    out.println(title);
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      line.append(pad(row.getFirst(), widths[0], false));
      for (int c = 1; c < columns; c++) {
        line.append("  ").append(pad(row.get(c), widths[c], true));
      }
      out.println(line.toString().stripTrailing());
    }
    notes.forEach(note -> out.println("  " + note));
    out.println();
    out.flush();
  }

  private static String pad(String text, int width, boolean right) {
    String room = " ".repeat(width - text.length());
    return right ? room + text : text + room;
  }
}
