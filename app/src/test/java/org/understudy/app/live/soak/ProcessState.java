package org.understudy.app.live.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.understudy.app.report.ResidentMemory;

/**
 * What this process holds between sessions.
 *
 * @param heapBytes used after collections
 * @param residentBytes 0 where the system does not tell
 * @param nativeBytes of these, what is not Java's heap
 * @param files open, 0 where the system does not tell
 * @param threads names of this program's own
 */
record ProcessState(
    long heapBytes, long residentBytes, long nativeBytes, long files, List<String> threads) {
  private static final Path FILES = Path.of("/proc/self/fd");

  /** How it is now, once threads that are ending have ended. */
  static ProcessState now() throws IOException, InterruptedException {
    List<String> threads = threadsNow();
    for (int i = 0; i < 100 && !threads.isEmpty(); i++) {
      Thread.sleep(100);
      threads = threadsNow();
    }
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    long resident = ResidentMemory.bytes().orElse(0);
    return new ProcessState(
        heap.getUsed(),
        resident,
        Math.max(0, resident - heap.getCommitted()),
        openFiles(),
        threads);
  }

  private static long openFiles() throws IOException {
    if (!Files.isDirectory(FILES)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(FILES)) {
      return open.count();
    }
  }

  private static List<String> threadsNow() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("understudy"))
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "heap %.1f MB, resident %.0f MB, of these %.0f MB beside the heap, %d files open, threads left %s",
        heapBytes / 1e6,
        residentBytes / 1e6,
        nativeBytes / 1e6,
        files,
        threads);
  }
}
