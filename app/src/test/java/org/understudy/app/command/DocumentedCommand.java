package org.understudy.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line of the program that a document names.
 *
 * @param place document and line
 * @param words its arguments, without the program's name
 * @param whole whether it is meant to be typed as it is: a line of a code block; a command that is
 *     mentioned in a sentence may leave its arguments out
 */
record DocumentedCommand(String place, List<String> words, boolean whole) {
  private static final String PROGRAM = "(?:\\./)?understudy(?=\\s|$)";
  private static final Pattern LINE =
      Pattern.compile("^(?:sudo |[A-Z_]+=[^\\s\"$]+ )*" + PROGRAM + "(.*)$");
  private static final Pattern WITHIN =
      Pattern.compile("(?:\\$\\(|=\")" + PROGRAM + "([^\")]*)[\")]");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** What explains a command behind it, or takes its output. */
  private static final Pattern REST = Pattern.compile("\\s{3,}.*|\\s+(?:#|>|\\||&&)\\s.*");

  DocumentedCommand {
    words = List.copyOf(words);
  }

  /** All that a document in Markdown names, in its order. */
  static List<DocumentedCommand> in(String document, String markdown) {
    List<DocumentedCommand> found = new ArrayList<>();
    List<String> lines = markdown.lines().toList();
    boolean fenced = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String place = document + ":" + (i + 1);
      if (line.strip().startsWith("```")) {
        fenced = !fenced;
      } else if (fenced || line.startsWith("    ")) {
        StringBuilder typed = new StringBuilder(line.strip());
        while (typed.toString().endsWith("\\") && i + 1 < lines.size()) {
          typed.setLength(typed.length() - 1);
          typed.append(lines.get(++i).strip());
        }
        addTyped(found, place, typed.toString(), true);
      } else {
        SPAN.matcher(line).results().forEach(span -> addTyped(found, place, span.group(1), false));
      }
    }
    return found;
  }

  /** The examples of a help text. */
  static List<DocumentedCommand> inHelp(String command, String... footer) {
    List<DocumentedCommand> found = new ArrayList<>();
    for (String line : footer) {
      addTyped(found, command + " --help", line.strip(), true);
    }
    return found;
  }

  private static void addTyped(
      List<DocumentedCommand> found, String place, String typed, boolean whole) {
    Matcher line = LINE.matcher(typed);
    if (line.matches()) {
      found.add(
          new DocumentedCommand(place, words(REST.matcher(line.group(1)).replaceAll("")), whole));
      return;
    }
    WITHIN
        .matcher(typed)
        .results()
        .forEach(part -> found.add(new DocumentedCommand(place, words(part.group(1)), whole)));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    WORD.matcher(text)
        .results()
        .forEach(
            word ->
                words.add(
                    word.group(1) != null
                        ? word.group(1)
                        : word.group(2) != null ? word.group(2) : word.group(3)));
    return words;
  }

  /** As it is typed. */
  String text() {
    return String.join(" ", words);
  }
}
