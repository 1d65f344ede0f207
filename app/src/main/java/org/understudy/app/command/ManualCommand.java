package org.understudy.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.manual.Manual;
import org.understudy.app.report.ProductVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy manual}: what packages of the program hold for man and for shells. */
@Command(
    name = "manual",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Write pages for man and completion for bash and zsh, for packages.")
public final class ManualCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The folder share of the package.")
  private Path folder = Path.of(".");

  /** Called by picocli. */
  public ManualCommand() {}

  @Override
  public Integer call() throws IOException {
    CommandLine program = Objects.requireNonNull(spec).root().commandLine();
    int count = Manual.write(program, "understudy " + ProductVersion.program(), folder);
    System.out.printf("%d files in %s%n", count, folder);
    return 0;
  }
}
