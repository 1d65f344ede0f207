package org.understudy.tracking.detect;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Lets other threads go first. Java's own priorities have no effect on Linux without rights that
 * nobody gives a program; the system's have, downwards, for every thread by itself.
 */
final class Niceness {
  /** What others get of a processor that is wanted by both: nine tenths. */
  static final int LOWER = 10;

  private static final int PRIO_PROCESS = 0;

  /** The caller; on Linux that is the calling thread alone. */
  private static final int SELF = 0;

  private Niceness() {}

  /**
   * For the rest of the calling thread's life.
   *
   * @return whether it was done; not where the system is another than Linux, or refuses
   */
  static boolean lower() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return false;
    }
    Linker linker = Linker.nativeLinker();
    Optional<MethodHandle> setPriority =
        linker
            .defaultLookup()
            .find("setpriority")
            .map(
                function ->
                    linker.downcallHandle(
                        function, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)));
    try {
      return setPriority.isPresent()
          && (int) setPriority.get().invokeExact(PRIO_PROCESS, SELF, LOWER) == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("setpriority cannot be called", e);
    }
  }
}
