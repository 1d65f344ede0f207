package org.understudy.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.licence.LicenceManifest;
import org.understudy.app.licence.Licensed;
import org.understudy.app.report.IndentedJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy licences}: the terms of everything that is shown or run. */
@Command(
    name = "licences",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "List avatars, models and libraries with their licences and sources.",
    footerHeading = "%nExamples:%n",
    footer = {"  understudy licences", "  understudy licences --json"})
public final class LicencesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Called by picocli. */
  public LicencesCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Licensed> all = LicenceManifest.all();
    if (json) {
      out.println(IndentedJson.text(all.stream().map(Licensed::toJson).toList()));
    } else {
      String kind = "";
      for (Licensed one : all) {
        if (!one.kind().equals(kind)) {
          out.println((kind.isEmpty() ? "" : System.lineSeparator()) + one.kind());
          kind = one.kind();
        }
        out.println("  %-40s %s".formatted(one.name(), one.licence()));
        if (!one.what().isEmpty()) {
          out.println("  %-40s %s".formatted("", one.what()));
        }
        if (!one.source().isEmpty()) {
          out.println("  %-40s %s".formatted("", one.source()));
        }
      }
    }
    out.flush();
    return 0;
  }
}
