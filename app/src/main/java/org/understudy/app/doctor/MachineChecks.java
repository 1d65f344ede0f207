package org.understudy.app.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import jdk.incubator.vector.FloatVector;

/** What the machine offers, read from the system's files below a root. */
final class MachineChecks {
  private static final int JAVA = 25;
  private static final int USEFUL_BITS = 256;
  private static final long LEAST_MIB = 2048;

  private final Path root;

  /**
   * Checks of a machine.
   *
   * @param root "/" but in tests
   */
  MachineChecks(Path root) {
    this.root = root;
  }

  Finding java() {
    String found =
        "%s (%s) in %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("java.home"));
    return java(Runtime.version().feature(), found);
  }

  /** What there is to say of a Java of some version. */
  static Finding java(int version, String found) {
    return version == JAVA
        ? Finding.ok("Java", found)
        : Finding.missing(
            "Java",
            "%s; install a JDK %d, or name one in UNDERSTUDY_JAVA_HOME".formatted(found, JAVA));
  }

  Finding processor() throws IOException {
    int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    String found =
        "%s, %d threads, vectors of %d bits"
            .formatted(processorName(), Runtime.getRuntime().availableProcessors(), bits);
    return bits >= USEFUL_BITS
        ? Finding.ok("processor", found)
        : Finding.ok("processor", found + " (256 would draw faster)");
  }

  private String processorName() throws IOException {
    Path info = root.resolve("proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readString(info)
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  Finding memory() throws IOException {
    Path info = root.resolve("proc/meminfo");
    if (!Files.isReadable(info)) {
      return Finding.ok("memory", "not told by this system");
    }
    long mib =
        Files.readString(info)
            .lines()
            .filter(line -> line.startsWith("MemTotal"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
            .findFirst()
            .orElse(0);
    return mib >= LEAST_MIB
        ? Finding.ok("memory", mib + " MiB")
        : Finding.missing("memory", mib + " MiB; at least 2048 are needed");
  }

  Finding graphics() throws IOException {
    List<String> found = new ArrayList<>();
    Path nvidia = root.resolve("proc/driver/nvidia/version");
    if (Files.isReadable(nvidia)) {
      found.add(Files.readString(nvidia).lines().findFirst().orElse("NVIDIA driver").strip());
    }
    for (Path device : list("dev/dri", "renderD*")) {
      found.add("/dev/dri/" + device.getFileName());
    }
    return found.isEmpty()
        ? Finding.absent("graphics processor", "none; the processor draws, which is enough")
        : Finding.ok("graphics processor", String.join(", ", found) + " (not used yet)");
  }

  Finding cameras() throws IOException {
    TreeMap<String, String> found = new TreeMap<>();
    for (Path device : list("dev", "video*")) {
      String name = String.valueOf(device.getFileName());
      Path label = root.resolve("sys/class/video4linux/" + name + "/name");
      found.put(
          name,
          "/dev/" + name + (Files.isReadable(label) ? " " + Files.readString(label).strip() : ""));
    }
    return found.isEmpty()
        ? Finding.absent("cameras", "none at /dev/video*; recorded talks work without one")
        : Finding.ok("cameras", String.join(", ", found.values()));
  }

  private List<Path> list(String folder, String pattern) throws IOException {
    List<Path> paths = new ArrayList<>();
    Path where = root.resolve(folder);
    if (Files.isDirectory(where)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(where, pattern)) {
        stream.forEach(paths::add);
      }
    }
    paths.sort(null);
    return paths;
  }
}
