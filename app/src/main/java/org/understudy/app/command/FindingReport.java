package org.understudy.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.app.doctor.Finding;
import org.understudy.app.report.IndentedJson;

/** How findings are printed. */
final class FindingReport {

  private FindingReport() {}

  /**
   * Prints findings, a line each with its remedies below, or as a JSON array.
   *
   * @return the exit code: 0 nothing is missing, 1 something is
   */
  static int print(List<Finding> findings, boolean json, PrintWriter out) {
    if (json) {
      out.println(IndentedJson.text(findings.stream().map(FindingReport::object).toList()));
    } else {
      for (Finding finding : findings) {
        out.printf("%-8s %-28s %s%n", finding.state().text(), finding.subject(), finding.detail());
        finding.remedies().forEach(remedy -> out.printf("%-8s %-28s   -> %s%n", "", "", remedy));
      }
    }
    out.flush();
    return findings.stream().noneMatch(f -> f.state() == Finding.State.MISSING) ? 0 : 1;
  }

  private static Map<String, Object> object(Finding finding) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("subject", finding.subject());
    one.put("state", finding.state().text());
    one.put("detail", finding.detail());
    if (!finding.remedies().isEmpty()) {
      one.put("remedies", new ArrayList<>(finding.remedies()));
    }
    return one;
  }
}
