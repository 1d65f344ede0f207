package org.understudy.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How two entries differ, figure by figure. Longest times are left out: one hiccup of the machine
 * makes them.
 *
 * @param rows figures that both have
 * @param onlyFirst names of figures that only the first has
 * @param onlySecond names of figures that only the second has
 * @param warnings why they may not be comparable, for people
 */
public record EntryComparison(
    List<Row> rows, List<String> onlyFirst, List<String> onlySecond, List<String> warnings) {
  private static final String PER_SECOND = "PerSecond";

  /**
   * One figure of both.
   *
   * @param name the names on the way to it, with points between, its unit at the end
   * @param first of the first entry
   * @param second of the second
   */
  public record Row(String name, double first, double second) {
    /** Second by first; 1 where both are 0, infinite where only the first is. */
    public double ratio() {
      return first == second ? 1 : second / first;
    }

    /**
     * Whether they differ by more than a share of the smaller one.
     *
     * @param share 0.1 for ten percent
     */
    public boolean differs(double share) {
      double ratio = ratio();
      return !(ratio <= 1 + share && ratio >= 1 / (1 + share));
    }

    /**
     * Whether the second is better, where it differs: less, or more of what is done in a second.
     */
    public boolean better() {
      return name.endsWith(PER_SECOND) ? second > first : second < first;
    }
  }

  /** Compares two entries. */
  public static EntryComparison of(BenchEntry first, BenchEntry second) {
    Map<String, Double> a = numbers(first.figures());
    Map<String, Double> b = numbers(second.figures());
    List<Row> rows = new ArrayList<>();
    a.forEach(
        (name, value) -> {
          Double other = b.get(name);
          if (other != null) {
            rows.add(new Row(name, value, other));
          }
        });
    List<String> warnings = new ArrayList<>();
    warn(warnings, "machines", first.machine(), second.machine());
    warn(warnings, "settings", first.settings(), second.settings());
    return new EntryComparison(rows, without(a, b), without(b, a), warnings);
  }

  /** Figures that differ by more than a share. */
  public long differing(double share) {
    return rows.stream().filter(row -> row.differs(share)).count();
  }

  private static List<String> without(Map<String, Double> of, Map<String, Double> other) {
    return of.keySet().stream().filter(name -> !other.containsKey(name)).toList();
  }

  /** All numbers by the names that lead to them. */
  private static Map<String, Double> numbers(JsonNode figures) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    collect("", figures, numbers);
    return numbers;
  }

  private static void collect(String path, JsonNode node, Map<String, Double> into) {
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      String name = path.isEmpty() ? child.getKey() : path + "." + child.getKey();
      if (child.getValue().isNumber() && !child.getKey().equals(Figures.MAX)) {
        into.put(name, child.getValue().doubleValue());
      } else {
        collect(name, child.getValue(), into);
      }
    }
  }

  private static void warn(List<String> warnings, String what, JsonNode a, JsonNode b) {
    Set<String> names = new LinkedHashSet<>(a.propertyNames());
    names.addAll(b.propertyNames());
    for (String name : names) {
      String first = said(a.path(name));
      String second = said(b.path(name));
      if (!first.equals(second)) {
        warnings.add("the %s differ in %s: %s and %s".formatted(what, name, first, second));
      }
    }
  }

  private static String said(JsonNode fact) {
    String text = fact.isString() ? fact.stringValue() : fact.toString();
    return text.isEmpty() ? "none" : text;
  }

  /**
   * The rows as a table.
   *
   * @param share by which a figure differs enough to be marked
   * @param onlyDiffering whether the others are left out
   */
  public FigureTable table(double share, boolean onlyDiffering) {
    FigureTable table = new FigureTable("Figures of both entries", "figure", "A", "B", "B/A", "");
    for (Row row : rows) {
      boolean differs = row.differs(share);
      if (differs || !onlyDiffering) {
        table.row(
            row.name(),
            number(row.first()),
            number(row.second()),
            FigureTable.number(row.ratio(), 3),
            differs ? row.better() ? "* better" : "* worse" : "");
      }
    }
    table.note(
        "%d figures, %d of them differ by more than %s %%"
            .formatted(rows.size(), differing(share), FigureTable.number(100 * share, 0)));
    return table;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? FigureTable.number(value, 0)
        : FigureTable.number(value, Math.abs(value) < 1 ? 4 : 2);
  }
}
