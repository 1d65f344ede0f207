package org.understudy.app.window.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.understudy.app.licence.Licensed;

/**
 * What is shown, run and linked, to be looked through. Immutable; for any thread.
 *
 * @param all in the order of the list, things of a kind together
 */
public record LicenceList(List<Licensed> all) {
  private static final String LIBRARY = "library";
  private static final Map<String, String> TITLES = titles();

  public LicenceList {
    all = List.copyOf(all);
  }

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("avatar", "Avatars");
    titles.put("model", "Models");
    titles.put("sample", "Sample");
    titles.put(LIBRARY, "Libraries and data");
    return titles;
  }

  /**
   * Things of a kind.
   *
   * @param title for people
   * @param entries at least one
   */
  public record Group(String title, List<Licensed> entries) {}

  /**
   * What has every word that is looked for somewhere in what is shown of it, in groups; groups of
   * nothing are left out.
   *
   * @param query words in any order, in large or small letters; blank for everything
   */
  public List<Group> find(String query) {
    List<String> words =
        Stream.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList();
    Map<String, List<Licensed>> groups = new LinkedHashMap<>();
    for (Licensed one : all) {
      String text =
          String.join("\n", title(one), licence(one), words(one)).toLowerCase(Locale.ROOT);
      if (words.stream().allMatch(text::contains)) {
        String kind = TITLES.getOrDefault(one.kind(), Capital.of(one.kind()));
        groups.computeIfAbsent(kind, any -> new ArrayList<>()).add(one);
      }
    }
    return groups.entrySet().stream()
        .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
        .toList();
  }

  /** How many there are, in words. */
  public String count(List<Group> found) {
    int shown = found.stream().mapToInt(group -> group.entries().size()).sum();
    if (shown == all.size()) {
      return shown + " entries";
    }
    return shown == 0 ? "nothing found" : "%d of %d".formatted(shown, all.size());
  }

  /** What an entry is called: libraries as they call themselves. */
  public static String title(Licensed one) {
    return one.kind().equals(LIBRARY) ? one.name() : Capital.of(one.name());
  }

  /** The name of its licence. */
  public static String licence(Licensed one) {
    return Capital.of(one.licence());
  }

  /** What it is, what its licence means, and its source: a line each. */
  public static String words(Licensed one) {
    StringBuilder words = new StringBuilder();
    if (!one.what().isEmpty()) {
      words.append(sentence(one.what())).append('\n');
    }
    words.append(one.terms());
    if (!one.source().isEmpty()) {
      words.append('\n').append(sentence(one.source()));
    }
    return words.toString();
  }

  private static String sentence(String words) {
    String capital = Capital.of(words);
    return capital.endsWith(".") ? capital : capital + ".";
  }
}
