package org.understudy.app.live.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long sessions took to recover, by trouble. */
final class Recoveries {
  private final Map<Trouble, List<Recovery>> all = new EnumMap<>(Trouble.class);

  /**
   * One recovery.
   *
   * @param gapMillis the longest time without a picture at an output that nothing happened to
   * @param backMillis from the end of the trouble to the avatar following the face again for good;
   *     for an output, to its first picture
   */
  record Recovery(double gapMillis, double backMillis) {}

  /** Adds one. */
  void add(Trouble trouble, Recovery recovery) {
    all.computeIfAbsent(trouble, t -> new ArrayList<>()).add(recovery);
  }

  /** Troubles that were recovered from. */
  int size() {
    return all.values().stream().mapToInt(List::size).sum();
  }

  /** A table for the documentation. */
  String table() {
    StringBuilder text =
        new StringBuilder(
            "| what | times | lasts | longest pause of pictures (median, most) | as before (median, most) |\n|---|---|---|---|---|\n");
    all.forEach(
        (trouble, list) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %.0f, %.0f ms | %.0f, %.0f ms |%n",
                    trouble.words(),
                    list.size(),
                    trouble.milliseconds() == 0
                        ? "once"
                        : String.format(Locale.ROOT, "%.1f s", trouble.milliseconds() / 1e3),
                    median(list.stream().mapToDouble(Recovery::gapMillis).toArray()),
                    list.stream().mapToDouble(Recovery::gapMillis).max().orElse(0),
                    median(list.stream().mapToDouble(Recovery::backMillis).toArray()),
                    list.stream().mapToDouble(Recovery::backMillis).max().orElse(0))));
    return text.toString();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
