package org.understudy.app.window.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.understudy.app.doctor.Finding;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.report.ProductVersion;
import org.understudy.app.settings.Settings;

/** A text for a bug report: versions, settings, figures. Paths of the user are left out. */
public final class BugReport {
  private static final Pattern SINK_KIND = Pattern.compile("(file|y4m-live):");

  private BugReport() {}

  /** The text, lines of it. */
  public static String text(
      Settings settings,
      List<DelayHistory.Second> history,
      Map<String, StageTimes.Summary> stages,
      List<Finding> findings) {
    StringBuilder text = new StringBuilder("Understudy diagnostics\n");
    ProductVersion.all().forEach((name, value) -> line(text, name, String.valueOf(value)));
    line(text, "camera", kind(settings.call().camera()));
    line(
        text, "outputs", settings.call().sinks().stream().map(BugReport::kind).toList().toString());
    line(text, "avatar", kind(settings.call().avatar()));
    line(
        text,
        "pictures",
        "%s, %.0f/s"
            .formatted(settings.call().look().size(), settings.call().look().framesPerSecond()));
    line(text, "calibrated", String.valueOf(!settings.calibration().isNone()));
    line(text, "delay (last seconds)", delays(history));
    stages.forEach(
        (stage, s) ->
            line(
                text,
                "stage " + stage,
                String.format(
                    Locale.ROOT,
                    "median %.1f ms, 95 %% within %.1f ms, at most %.1f ms, %d times",
                    s.median(),
                    s.p95(),
                    s.max(),
                    s.count())));
    findings.forEach(
        f -> line(text, f.subject(), f.state().text() + ": " + withoutHome(f.detail())));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append('\n');
  }

  /** A value of the settings without the names of folders, which may be those of people. */
  private static String kind(String value) {
    if (value.contains("/dev/")) {
      return value;
    }
    int cut = Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\'));
    Matcher sink = SINK_KIND.matcher(value);
    return cut < 0
        ? value
        : (sink.lookingAt() ? sink.group() : "") + "…/" + value.substring(cut + 1);
  }

  /** A sentence without the user's own folder. */
  private static String withoutHome(String sentence) {
    String home = System.getProperty("user.home", "");
    return home.length() < 2 ? sentence : sentence.replace(home, "~");
  }

  private static String delays(List<DelayHistory.Second> history) {
    StringBuilder text = new StringBuilder();
    for (DelayHistory.Second s :
        history.subList(Math.max(0, history.size() - 10), history.size())) {
      text.append(
          Double.isNaN(s.median())
              ? "- "
              : String.format(Locale.ROOT, "%.0f/%.0f ", s.median(), s.p95()));
    }
    return text.isEmpty() ? "no call yet" : text.toString().strip() + " ms (median/p95)";
  }
}
