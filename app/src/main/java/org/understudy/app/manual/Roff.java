package org.understudy.app.manual;

/** Text for {@code man}: the macros of man(7). Not for several threads. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** The heading of the page, without a date, so that the same program gives the same page. */
  Roff(String title, String source, String manual) {
    text.append(
        ".TH \"%s\" 1 \"\" \"%s\" \"%s\"\n.nh\n.ad l\n"
            .formatted(quoted(title), quoted(source), quoted(manual)));
  }

  Roff section(String name) {
    text.append(".SH ").append(escaped(name)).append('\n');
    return this;
  }

  /** A paragraph of running text. */
  Roff paragraph(String words) {
    text.append(".PP\n").append(lines(words)).append('\n');
    return this;
  }

  /** Lines as they are. */
  Roff verbatim(String lines) {
    text.append(".PP\n.nf\n").append(lines(lines)).append("\n.fi\n");
    return this;
  }

  /** A bold term and what it means. */
  Roff term(String term, String meaning) {
    text.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n").append(lines(meaning));
    text.append('\n');
    return this;
  }

  /** Backslashes and hyphens that are meant as such. */
  static String escaped(String words) {
    return words.replace("\\", "\\e").replace("-", "\\-");
  }

  private static String quoted(String words) {
    return escaped(words).replace("\"", "\\(dq");
  }

  /** A dot or an apostrophe in front would be a macro. */
  private static String lines(String words) {
    StringBuilder all = new StringBuilder();
    for (String line : words.stripTrailing().split("\n", -1)) {
      String safe = escaped(line.stripTrailing());
      if (safe.startsWith(".") || safe.startsWith("'")) {
        safe = "\\&" + safe;
      }
      all.append(all.isEmpty() ? "" : "\n").append(safe.isEmpty() ? "\\&" : safe);
    }
    return all.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
