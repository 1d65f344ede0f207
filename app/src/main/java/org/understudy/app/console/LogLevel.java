package org.understudy.app.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged: warnings only, or everything. */
public final class LogLevel {
  private static volatile boolean verbose;

  private LogLevel() {}

  /** Logs everything from now on, and shows where failures come from. */
  public static void beVerbose() {
    verbose = true;
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.DEBUG);
  }

  /** Whether everything is logged. */
  public static boolean verbose() {
    return verbose;
  }
}
