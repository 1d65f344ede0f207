package org.understudy.app.command;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.doctor.Finding;
import org.understudy.app.doctor.camera.CameraExamination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy doctor camera}: whether others can see the virtual camera, and what helps. */
@Command(
    name = "camera",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Check the virtual camera: what it needs of this system, and every sink by sending numbered"
            + " pictures and reading them back. Also tries each webcam. Takes some seconds.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy doctor camera",
      "  understudy doctor camera --json",
      "",
      "Exit codes: 0 nothing is broken, 1 something is. What is absent is not broken."
    })
public final class DoctorCameraCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Called by picocli. */
  public DoctorCameraCommand() {}

  @Override
  public Integer call() {
    List<Finding> findings = CameraExamination.run();
    return FindingReport.print(findings, json, Objects.requireNonNull(spec).commandLine().getOut());
  }
}
