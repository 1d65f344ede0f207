package org.understudy.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documents of the repository, and what they point at.
 *
 * @param root of the repository
 */
record RepositoryDocuments(Path root) {
  private static final Set<String> PASSED_OVER = Set.of("target", "out", "shared", "node_modules");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
  private static final Pattern PATH = Pattern.compile("\\.?[\\w-][\\w.-]*(?:/[\\w.-]+)+/?");

  /** Those of the checkout that tests run in. */
  static RepositoryDocuments find() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("launcher-options.sh"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("tests run outside of the repository");
      }
    }
    return new RepositoryDocuments(folder);
  }

  /** The README first, then all others by name. */
  List<Path> all() throws IOException {
    Set<Path> others = new TreeSet<>();
    collect(root, others);
    List<Path> documents = new ArrayList<>(List.of(root.resolve("README.md")));
    others.remove(documents.getFirst());
    documents.addAll(others);
    return documents;
  }

  private static void collect(Path folder, Set<Path> documents) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
          if (!PASSED_OVER.contains(name) && !name.equals(".git")) {
            collect(entry, documents);
          }
        } else if (name.endsWith(".md")) {
          documents.add(entry);
        }
      }
    }
  }

  String name(Path document) {
    return root.relativize(document).toString();
  }

  /** All commands of all documents. */
  List<DocumentedCommand> commands() throws IOException {
    List<DocumentedCommand> commands = new ArrayList<>();
    for (Path document : all()) {
      commands.addAll(DocumentedCommand.in(name(document), Files.readString(document)));
    }
    return commands;
  }

  /** What a document points at and is not there. */
  List<String> missing(Path document) throws IOException {
    String text = Files.readString(document);
    List<String> missing = new ArrayList<>();
    for (String link : LINK.matcher(text).results().map(found -> found.group(1)).toList()) {
      if (!link.contains("://") && !reaches(document, link)) {
        missing.add(link);
      }
    }
    SPAN.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(span -> PATH.matcher(span).matches() && isOurs(span))
        .filter(span -> !Files.exists(root.resolve(span)))
        .forEach(missing::add);
    return missing;
  }

  /** Whether a path begins in the repository and is not one of those that a build makes. */
  private boolean isOurs(String path) {
    return Files.exists(root.resolve(path.substring(0, path.indexOf('/'))))
        && !path.contains("target/");
  }

  private static boolean reaches(Path document, String link) throws IOException {
    int mark = link.indexOf('#');
    String file = mark < 0 ? link : link.substring(0, mark);
    Path target = file.isEmpty() ? document : document.resolveSibling(file);
    if (!Files.exists(target)) {
      return false;
    }
    return mark < 0
        || Files.readString(target)
            .lines()
            .filter(line -> line.startsWith("#"))
            .anyMatch(heading -> anchor(heading).equals(link.substring(mark + 1)));
  }

  private static String anchor(String heading) {
    return heading
        .replaceFirst("^#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\w -]", "")
        .replace(' ', '-');
  }
}
