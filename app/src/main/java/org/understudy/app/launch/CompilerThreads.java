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
 * The JIT compiler's threads. While a recording begins on two processors, the optimising compiler
 * (C2) takes a quarter of them, for code most of which pays later. Safe for use by several threads.
 */
public final class CompilerThreads {
  /**
   * Longer recordings earn back what is compiled early, and are drawn by vector kernels, which are
   * very slow until then: where the compiler had given way, 1,400 frames took 4 % longer, and 350
   * took 2 % longer.
   */
  static final long MOST_FRAMES = 999;

  private static final Logger LOG = LoggerFactory.getLogger(CompilerThreads.class);
  private static final Path TASKS = Path.of("/proc/self/task");

  /** As the system cuts it off after 15 characters. */
  private static final String OPTIMISING = "C2 CompilerThre";

  private static volatile boolean allowed;

  private CompilerThreads() {}

  /** Tells that this process has one recording to look at and nothing to do after it. */
  public static void allow() {
    allowed = true;
  }

  /**
   * Lets the optimising compiler go on only while others wait, for the rest of the process's life,
   * if that is {@link #allow allowed} and pays: the first picture of a recording comes up to a
   * fifth earlier. Not for sessions and vector kernels, which would wait too long for compiled
   * code. Returns at once; without effect on other systems than Linux.
   *
   * @param frames of the recording, {@link Long#MAX_VALUE} where unknown
   */
  public static void giveWay(long frames) {
    if (allowed && frames <= MOST_FRAMES) {
      Thread.ofPlatform()
          .daemon()
          .name("understudy-compilers")
          .start(CompilerThreads::lowerOptimising);
    }
  }

  private static void lowerOptimising() {
    try {
      optimising(TASKS).forEach(Niceness::lower);
    } catch (IOException e) {
      LOG.debug("The compiler's threads stay as they are", e);
    }
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
