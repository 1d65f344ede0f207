package org.understudy.tracking.schedule;

import java.lang.foreign.Linker;
import java.util.Optional;
import org.understudy.tracking.foreign.NativeFunction;

/**
 * Lets other threads go first. Java's own priorities have no effect on Linux without rights that
 * nobody gives a program; the system's have, downwards, for every thread by itself. There is no way
 * back. Safe for use by several threads.
 */
public final class Niceness {
  /** What others get of a processor that is wanted by both: nine tenths. */
  public static final int LOWER = 10;

  private static final int PRIO_PROCESS = 0;

  /** The caller; on Linux that is the calling thread alone. */
  private static final int SELF = 0;

  private Niceness() {}

  /**
   * Lowers the calling thread.
   *
   * @return whether it was done; not where the system is another than Linux, or refuses
   */
  public static boolean lower() {
    return lower(SELF);
  }

  /**
   * Lowers a thread of this process.
   *
   * @param thread the system's number of it, a folder's name in {@code /proc/self/task}
   * @return as in {@link #lower()}; also false where there is no such thread
   */
  public static boolean lower(int thread) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return false;
    }
    Optional<NativeFunction> setPriority =
        NativeFunction.find(Linker.nativeLinker().defaultLookup(), "setpriority", 3);
    return setPriority.isPresent()
        && (int) setPriority.get().call(PRIO_PROCESS, thread, LOWER) == 0;
  }
}
