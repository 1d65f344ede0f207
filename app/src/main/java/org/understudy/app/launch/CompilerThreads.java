package org.understudy.app.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.tracking.schedule.Niceness;

/**
 * The JIT compiler's threads. While a program starts on two processors, its optimising compiler
 * (C2) takes a quarter of them for code most of which pays later.
 */
public final class CompilerThreads {
  private static final Logger LOG = LoggerFactory.getLogger(CompilerThreads.class);
  private static final Path TASKS = Path.of("/proc/self/task");

  /** As the system cuts it off after 15 characters. */
  private static final String OPTIMISING = "C2 CompilerThre";

  private CompilerThreads() {}

  /**
   * Lets the optimising compiler go on only while others wait, for the rest of the process's life:
   * the first picture of a recording comes a fifth earlier, and all of it takes as long. Not for
   * sessions, where who waits is the picture: code would be compiled too late. Returns at once;
   * without effect on other systems than Linux.
   */
  public static void giveWay() {
    Thread.ofPlatform()
        .daemon()
        .name("understudy-compilers")
        .start(
            () -> {
              try {
                optimising(TASKS).forEach(Niceness::lower);
              } catch (IOException e) {
                LOG.debug("The compiler's threads stay as they are", e);
              }
            });
  }

  /**
   * Numbers of the optimising compiler's threads.
   *
   * @param tasks a folder with one for each thread, which may end meanwhile
   */
  static List<Integer> optimising(Path tasks) throws IOException {
    if (!Files.isDirectory(tasks)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(tasks)) {
      return all.filter(task -> name(task).equals(OPTIMISING))
          .map(task -> Integer.parseInt(task.getFileName().toString()))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Empty for a thread that ended meanwhile. */
  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
