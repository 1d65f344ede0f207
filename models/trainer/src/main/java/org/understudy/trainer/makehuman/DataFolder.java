package org.understudy.trainer.makehuman;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A MakeHuman {@code data} folder (version 1.2 or later): where its files are, and how they are
 * opened. Immutable after construction and safe to share.
 */
public final class DataFolder {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BASE_MESH = "3dobjs/base.obj";

  private final Path root;
  private final Map<String, Path> targetsByStem = new HashMap<>();

  private DataFolder(Path root) {
    this.root = root;
  }

  /**
   * Opens a folder.
   *
   * @throws NoSuchFileException if the folder or its base mesh is not there, naming both
   */
  public static DataFolder open(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(
          root.toString(), null, "no such folder; expected the data folder of MakeHuman 1.2+");
    }
    DataFolder folder = new DataFolder(root);
    folder.file(BASE_MESH);
    Path targets = root.resolve("targets");
    if (Files.isDirectory(targets)) {
      try (Stream<Path> walk = Files.walk(targets)) {
        walk.sorted().forEach(folder::indexTarget);
      }
    }
    return folder;
  }

  private void indexTarget(Path path) {
    String name = path.getFileName().toString();
    for (String ending : List.of(".target", ".target.gz")) {
      if (name.endsWith(ending)) {
        targetsByStem.putIfAbsent(name.substring(0, name.length() - ending.length()), path);
      }
    }
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /**
   * A file of the folder.
   *
   * @param relative path below the folder, with forward slashes
   * @throws NoSuchFileException if it is not there, naming file and folder
   */
  public Path file(String relative) throws NoSuchFileException {
    return fileIfPresent(relative)
        .orElseThrow(
            () ->
                new NoSuchFileException(
                    root.resolve(relative).toString(),
                    null,
                    "the MakeHuman data folder %s has no %s".formatted(root, relative)));
  }

  /** A file of the folder, or its {@code .gz} form; empty if there is neither. */
  public Optional<Path> fileIfPresent(String relative) {
    Path plain = root.resolve(relative);
    if (Files.isRegularFile(plain)) {
      return Optional.of(plain);
    }
    Path zipped = root.resolve(relative + ".gz");
    return Files.isRegularFile(zipped) ? Optional.of(zipped) : Optional.empty();
  }

  /** The target file of a name such as {@code nose-hump-incr}, wherever below targets it lies. */
  public Optional<Path> targetNamed(String stem) {
    return Optional.ofNullable(targetsByStem.get(stem));
  }

  /**
   * Names of the proxies of a kind, sorted.
   *
   * @param kind a folder such as {@code hair}, {@code clothes}, {@code eyes}, {@code eyebrows}
   * @return names as {@link MakeHuman#proxy} takes them, such as {@code hair/long01}
   */
  public List<String> proxies(String kind) throws IOException {
    Path folder = root.resolve(kind);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder, 2)) {
      walk.filter(p -> p.toString().endsWith(".mhclo"))
          .forEach(p -> names.add(kind + "/" + proxyName(folder.relativize(p).toString())));
    }
    names.sort(null);
    return names;
  }

  private static String proxyName(String mhclo) {
    String[] parts = mhclo.replace(".mhclo", "").replace('\\', '/').split("/");
    boolean plain = parts.length == 2 && parts[0].equals(parts[1]);
    return plain ? parts[0] : String.join("/", parts);
  }

  /** Material files (.mhmat) of the skins, sorted; each tells its texture. */
  public List<Path> skins() throws IOException {
    return materials("skins");
  }

  /** Material files (.mhmat) anywhere below a folder such as {@code eyes}, sorted. */
  public List<Path> materials(String kind) throws IOException {
    Path folder = root.resolve(kind);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(p -> p.toString().endsWith(".mhmat")).sorted().toList();
    }
  }

  /** Opens a text file, unpacking it if its name ends in .gz. The caller closes it. */
  static BufferedReader reader(Path path) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path));
    if (path.toString().endsWith(".gz")) {
      in = new GZIPInputStream(in);
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /**
   * Reads a JSON file.
   *
   * @throws IOException naming the file if it is not JSON
   */
  static JsonNode json(Path path) throws IOException {
    try (BufferedReader in = reader(path)) {
      return JSON.readTree(in);
    } catch (JacksonException e) {
      throw new IOException(path + " is not the JSON it should be: " + e.getOriginalMessage(), e);
    }
  }

  static IOException malformed(Path path, int line, String found, String expected) {
    return new IOException(
        "%s, line %d: expected %s, found \"%s\"".formatted(path, line, expected, found));
  }

  static UncheckedIOException unchecked(IOException e) {
    return new UncheckedIOException(e.getMessage(), e);
  }
}
