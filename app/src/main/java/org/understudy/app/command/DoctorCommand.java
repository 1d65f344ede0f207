package org.understudy.app.command;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.doctor.Examination;
import org.understudy.app.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy doctor}: what of the machine works, and what to do about the rest. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = DoctorCameraCommand.class,
    description = "Check this machine: every part is loaded and used once.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy doctor",
      "  understudy doctor --json",
      "  understudy doctor camera",
      "",
      "Exit codes: 0 nothing is missing, 1 something is."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Called by picocli. */
  public DoctorCommand() {}

  @Override
  public Integer call() {
    List<Finding> findings = Examination.run();
    return FindingReport.print(findings, json, Objects.requireNonNull(spec).commandLine().getOut());
  }
}
