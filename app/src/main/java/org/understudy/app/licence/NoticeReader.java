package org.understudy.app.licence;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the tables of the file {@code NOTICE}: names in the first columns, terms from column
 * {@value #TERMS} on, both going on in the lines below. The first sentence of the terms is the
 * licence. Stateless.
 */
final class NoticeReader {
  private static final int TERMS = 27;

  private NoticeReader() {}

  /** All entries of the text, in its order. */
  static List<Licensed> read(String text) {
    List<Licensed> found = new ArrayList<>();
    String name = "";
    String terms = "";
    for (String line : text.lines().toList()) {
      String left = line.substring(0, Math.min(TERMS, line.length())).strip();
      String right = line.length() > TERMS ? line.substring(TERMS).strip() : "";
      boolean column = line.length() <= TERMS || line.startsWith("  ", TERMS - 2);
      boolean nameGoesOn = name.endsWith(",") && !left.isEmpty();
      if (!column || (left.isEmpty() && right.isEmpty())) {
        add(found, name, terms);
        name = "";
        terms = "";
      } else if (left.isEmpty() || nameGoesOn) {
        name = (name + " " + left).strip();
        terms = (terms + " " + right).strip();
      } else {
        add(found, name, terms);
        name = left;
        terms = right;
      }
    }
    add(found, name, terms);
    return found;
  }

  private static void add(List<Licensed> found, String name, String terms) {
    if (!name.isEmpty() && !terms.isEmpty()) {
      int sentence = terms.indexOf(". ");
      String licence = sentence < 0 ? terms : terms.substring(0, sentence);
      String rest = sentence < 0 ? "" : terms.substring(sentence + 2);
      found.add(new Licensed("library", name, "", licence.replaceFirst("\\.$", ""), rest));
    }
  }
}
