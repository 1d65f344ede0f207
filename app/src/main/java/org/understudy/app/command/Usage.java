package org.understudy.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of arguments that picocli does not make; what fails is wrong use, exit code 2. */
final class Usage {
  private Usage() {}

  /** What a value comes from. */
  interface Source<T, E extends Exception> {
    /** The value. */
    T get() throws E;
  }

  /** A value whose {@link IllegalArgumentException} is wrong use. */
  static <T, E extends Exception> T checked(CommandSpec command, Source<T, E> value) throws E {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Checks that an output's name ends as its format wants and is none of the inputs.
   *
   * @param option what the person typed, for the message
   */
  static void requireOutput(
      CommandSpec command, String option, Path file, String ending, @Nullable Path... inputs) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new ParameterException(
          command.commandLine(), "%s must end in %s here, got %s".formatted(option, ending, file));
    }
    requireOther(command, option, file, inputs);
  }

  /** Checks that an output is none of the inputs. */
  static void requireOther(
      CommandSpec command, String option, Path file, @Nullable Path... inputs) {
    for (Path input : inputs) {
      if (input != null && same(file, input)) {
        throw new ParameterException(
            command.commandLine(),
            "%s %s would overwrite its own input; choose another name".formatted(option, file));
      }
    }
  }

  private static boolean same(Path a, Path b) {
    try {
      if (Files.exists(a) && Files.exists(b)) {
        return Files.isSameFile(a, b);
      }
      return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
