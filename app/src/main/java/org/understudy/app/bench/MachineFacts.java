package org.understudy.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.understudy.avatar.render.AvatarRenderers;

/** What a machine is, as far as it matters for figures; nothing that tells whose it is. */
public final class MachineFacts {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final long KIB = 1024;

  private MachineFacts() {}

  /** The facts by name, in order. */
  static Map<String, Object> all() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("processor", value(read(CPU), "model name").orElse(System.getProperty("os.arch")));
    facts.put("processors", Runtime.getRuntime().availableProcessors());
    value(read(MEMORY), "MemTotal")
        .ifPresent(kib -> facts.put("memoryBytes", KIB * Long.parseLong(digits(kib))));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("architecture", System.getProperty("os.arch"));
    facts.put("java", Runtime.version().toString());
    facts.put("javaVendor", System.getProperty("java.vendor", "unknown"));
    facts.put("vectorLanes", AvatarRenderers.vectorLanes());
    return facts;
  }

  /** How many tasks have been running or waiting in the last minute; empty where nobody tells. */
  public static Optional<Double> load() {
    String text = read(LOAD);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Double.parseDouble(text.split(" ", 2)[0]));
  }

  private static String read(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** What stands behind the first colon after a name at the beginning of a line. */
  static Optional<String> value(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
