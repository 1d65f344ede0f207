package org.understudy.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.WrongUse;
import org.understudy.app.launch.OwnProgram;
import org.understudy.parametric.file.WholeFile;

/**
 * Entries in a file, one JSON object a line, the oldest first.
 *
 * @param file it need not exist
 */
public record BenchHistory(Path file) {
  private static final Path USUAL = Path.of("docs", "bench-history.jsonl");

  /** The history of the sources this program was built from, if it was started from them. */
  public static Optional<BenchHistory> usual(Properties properties) {
    return OwnProgram.home(properties)
        .filter(home -> Files.isRegularFile(home.resolve("pom.xml")))
        .map(home -> new BenchHistory(home.resolve(USUAL)));
  }

  /**
   * All entries; none where there is no file.
   *
   * @throws CommandFailure naming file, line and what is wrong
   */
  public List<BenchEntry> entries() throws IOException {
    List<BenchEntry> entries = new ArrayList<>();
    if (!Files.exists(file)) {
      return entries;
    }
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        entries.add(entry(lines.get(i), i + 1));
      }
    }
    return entries;
  }

  private BenchEntry entry(String line, int number) {
    try {
      return BenchEntry.parse(line);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  /**
   * Adds an entry at the end. The file and its folder are made where they are missing; the file is
   * written whole or stays as it was.
   *
   * @throws CommandFailure where the file is damaged
   */
  public void append(BenchEntry entry) throws IOException {
    List<String> lines = new ArrayList<>(entries().stream().map(BenchEntry::line).toList());
    lines.add(entry.line());
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    WholeFile.write(file, String.join("\n", lines));
  }

  /**
   * An entry by its place or its label.
   *
   * @param which a place, counted from 0, from the end where it is negative; or a label, of which
   *     the newest counts
   * @throws WrongUse where there is none; the message says what there is
   */
  public static BenchEntry find(List<BenchEntry> entries, String which) {
    for (BenchEntry entry : entries.reversed()) {
      if (!which.isBlank() && entry.label().equals(which)) {
        return entry;
      }
    }
    try {
      int place = Integer.parseInt(which);
      int index = place < 0 ? entries.size() + place : place;
      if (index >= 0 && index < entries.size()) {
        return entries.get(index);
      }
    } catch (NumberFormatException e) {
      throw new WrongUse(missing(entries, which));
    }
    throw new WrongUse(missing(entries, which));
  }

  private static String missing(List<BenchEntry> entries, String which) {
    List<String> labels =
        entries.stream().map(BenchEntry::label).filter(label -> !label.isEmpty()).toList();
    return "there is no entry %s among %d; give a place from 0, or from the end as -1, or a label%s"
        .formatted(
            which, entries.size(), labels.isEmpty() ? "" : " of " + String.join(", ", labels));
  }
}
