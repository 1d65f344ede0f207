package org.understudy.app.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.understudy.avatar.render.UnavailableBackendException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what went wrong into one clear message on the error stream and an exit code: 2 for wrong
 * use, 1 for a failure. Stack traces appear with {@code --verbose} only.
 */
public final class FailureMessages
    implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** Exit code of a failure. */
  public static final int FAILED = 1;

  /** Exit code of wrong use. */
  public static final int WRONG_USE = 2;

  private static final String PREFIX = "understudy: ";

  /** What the dynamic linker of Linux says: ours, the one it wants. */
  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("([^/\\s:]+): ([^/\\s:]+): cannot open shared object file");

  /** Called once for a command line. */
  public FailureMessages() {}

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(PREFIX + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    seeHelp(command);
    return WRONG_USE;
  }

  private static void seeHelp(CommandLine command) {
    PrintWriter err = command.getErr();
    err.printf("See `%s --help`.%n", command.getCommandSpec().qualifiedName());
    err.flush();
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, @Nullable ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof WrongUse) {
      err.println(PREFIX + e.getMessage());
      seeHelp(command);
      return WRONG_USE;
    }
    if (e instanceof InterruptedException) {
      err.println(PREFIX + "stopped; nothing was written");
    } else {
      err.println(PREFIX + message(e));
    }
    boolean known =
        e instanceof CommandFailure
            || e instanceof IOException
            || e instanceof UnavailableBackendException
            || wantsFonts(e)
            || missingLibrary(e).isPresent();
    if (!known && !LogLevel.verbose()) {
      err.println("This is a fault of the program; run again with --verbose to see where.");
    }
    err.flush();
    LoggerFactory.getLogger(FailureMessages.class).debug("Where it failed", e);
    return FAILED;
  }

  /** One sentence about a failure. */
  public static String message(Throwable e) {
    String text = e.getMessage() == null ? "" : e.getMessage();
    return missingLibrary(e).orElseGet(() -> otherMessage(e, text));
  }

  private static String otherMessage(Throwable e, String text) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case AccessDeniedException denied ->
          "no permission for %s; choose a file or folder that is yours".formatted(denied.getFile());
      case FileSystemException file ->
          file.getReason() == null ? text : file.getFile() + ": " + file.getReason();
      case OutOfMemoryError memory ->
          "out of memory (%s); try a smaller --size".formatted(memory.getMessage());
      case RuntimeException _ when wantsFonts(e) ->
          "no fonts are installed, which words in pictures need; install some (Debian, Ubuntu: apt install fontconfig fonts-dejavu-core)";
      default -> text.isBlank() ? e.getClass().getSimpleName() : text;
    };
  }

  /** What Java says where it is asked for a font and finds neither fontconfig nor fonts. */
  private static boolean wantsFonts(Throwable e) {
    return e.getMessage() != null && e.getMessage().startsWith("Fontconfig head is null");
  }

  /**
   * Words about a library of the system that one of the program's could not find. The packages
   * named bring what JavaFX's need, as every desktop has them.
   */
  private static Optional<String> missingLibrary(Throwable e) {
    Matcher said = MISSING_LIBRARY.matcher(String.valueOf(e.getMessage()));
    return said.find()
        ? Optional.of(
            "the system has no %s, which %s needs; install it (for the window on Debian, Ubuntu: apt install libgtk-3-0 libgl1 libxtst6 libxxf86vm1)"
                .formatted(said.group(2), said.group(1)))
        : Optional.empty();
  }
}
