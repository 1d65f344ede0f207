package org.understudy.app.licence;

import java.util.List;
import java.util.Locale;

/** What licences mean to whoever uses the program, in a sentence each. Stateless. */
final class LicenceTerms {
  /**
   * A sentence.
   *
   * @param part of a licence's name, in lower case
   */
  private record Meaning(String part, String sentence) {}

  /** The strictest first: of a name that tells of several, that counts. */
  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(
              "exception",
              "Use and pass on with programs of any licence; its own source stays available."),
          new Meaning(
              "lgpl", "Use and pass on; it can be replaced, and its source must be available."),
          new Meaning("gpl", "Pass on only under the same licence, with the source."),
          new Meaning("mpl", "Use and pass on; its source, changed or not, must be available."),
          new Meaning("epl", "Use and pass on; its source, changed or not, must be available."),
          new Meaning("apache", "Use, change and pass on, with the licence and its notices."),
          new Meaning("bsd", "Use, change and pass on, with the copyright notice."),
          new Meaning("mit", "Use, change and pass on, with the copyright notice."),
          new Meaning("cc0", "No conditions: use, change and pass on as you like."));

  private static final String NOT_TOLD =
      "Nobody told: ask whoever made it before you show it or pass it on.";
  private static final String OWN_WORDS = "As its maker says.";

  private LicenceTerms() {}

  /**
   * What a licence means.
   *
   * @param licence as {@link Licensed#licence}
   */
  static String of(String licence) {
    if (licence.equals(Licensed.NOT_STATED)) {
      return NOT_TOLD;
    }
    String name = licence.toLowerCase(Locale.ROOT);
    return MEANINGS.stream()
        .filter(meaning -> name.matches(".*\\b" + meaning.part + "\\b.*"))
        .map(Meaning::sentence)
        .findFirst()
        .orElse(OWN_WORDS);
  }
}
