package org.understudy.app.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.understudy.trainer.Libtorch;
import org.understudy.trainer.NeedsLibtorch;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs the command that was asked for, if the add-on that it needs is installed. */
public final class AddOnCheck implements IExecutionStrategy {
  private final Supplier<Optional<String>> missing;
  private final IExecutionStrategy next = new RunLast();

  /** Asks this installation. */
  public AddOnCheck() {
    this(Libtorch::missing);
  }

  /**
   * Asks a stand-in.
   *
   * @param missing what to do where libtorch is missing
   */
  AddOnCheck(Supplier<Optional<String>> missing) {
    this.missing = missing;
  }

  @Override
  public int execute(ParseResult parsed) {
    List<CommandLine> asked = parsed.asCommandLineList();
    boolean help =
        asked.stream().anyMatch(c -> c.isUsageHelpRequested() || c.isVersionHelpRequested());
    CommandLine last = asked.getLast();
    Class<?> command = last.getCommandSpec().userObject().getClass();
    if (!help && command.isAnnotationPresent(NeedsLibtorch.class)) {
      missing
          .get()
          .ifPresent(
              words -> {
                throw new ExecutionException(last, words, new CommandFailure(words));
              });
    }
    return next.execute(parsed);
  }
}
