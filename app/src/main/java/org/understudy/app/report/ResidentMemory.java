package org.understudy.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much physical memory this process holds, as Linux tells it. */
public final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final String NOW = "VmRSS:";
  private static final long KIB = 1024;

  private ResidentMemory() {}

  /** The most memory that was resident so far, bytes; empty where the system does not tell. */
  public static OptionalLong peakBytes() {
    return told(PEAK);
  }

  /** The memory that is resident now, bytes; empty where the system does not tell. */
  public static OptionalLong bytes() {
    return told(NOW);
  }

  private static OptionalLong told(String key) {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    try {
      return bytes(Files.readString(STATUS), key);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong peakBytes(String status) {
    return bytes(status, PEAK);
  }

  private static OptionalLong bytes(String status, String key) {
    return status
        .lines()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
        .findFirst();
  }
}
