package org.understudy.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.doctor.Examination;
import org.understudy.app.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code understudy doctor}: what of the machine works, and what to do about the rest. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Check this machine: every part is loaded and used once.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy doctor",
      "  understudy doctor --json",
      "",
      "Exit codes: 0 nothing is missing, 1 something is."
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Called by picocli. */
  public DoctorCommand() {}

  @Override
  public Integer call() {
    List<Finding> findings = Examination.run();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      List<Map<String, Object>> list = new ArrayList<>();
      for (Finding finding : findings) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("subject", finding.subject());
        one.put("state", finding.state().text());
        one.put("detail", finding.detail());
        list.add(one);
      }
      out.println(JSON.writeValueAsString(list));
    } else {
      for (Finding finding : findings) {
        out.printf("%-8s %-28s %s%n", finding.state().text(), finding.subject(), finding.detail());
      }
    }
    out.flush();
    boolean complete = findings.stream().noneMatch(f -> f.state() == Finding.State.MISSING);
    return complete ? 0 : 1;
  }
}
