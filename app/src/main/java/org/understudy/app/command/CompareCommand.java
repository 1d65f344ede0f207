package org.understudy.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.compare.PoseAgreement;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.params.PoseLineReader;
import org.understudy.app.report.IndentedJson;
import org.understudy.app.talk.SubjectModels;
import org.understudy.parametric.Skeleton;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy compare}: how well one motion follows another. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Tell how well the motion in one file follows that in another, frame by frame.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy track --video talk.mp4 --out talk.jsonl",
      "  understudy track --video avatar.mp4 --out avatar.jsonl",
      "  understudy compare talk.jsonl avatar.jsonl --require",
      "",
      "Exit codes: 0 done, 1 failure or, with --require, a figure beyond its limit, 2 wrong use."
    })
public final class CompareCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FIRST", description = "A motion file, JSON Lines.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another, of the same frames.")
  private Path second = Path.of("");

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Option(names = "--require", description = "Fail where a figure does not reach its limit.")
  private boolean require;

  /** Called by picocli. */
  public CompareCommand() {}

  @Override
  public Integer call() throws Exception {
    Skeleton skeleton = SubjectModels.loadSkeleton();
    PoseAgreement agreement;
    try {
      agreement =
          PoseAgreement.of(
              PoseLineReader.readAll(first, skeleton), PoseLineReader.readAll(second, skeleton));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(toJson(agreement));
    } else {
      print(agreement, out);
    }
    out.flush();
    return !require || agreement.reaches(PoseAgreement.REQUIRED) ? 0 : 1;
  }

  private static String toJson(PoseAgreement agreement) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("framesCompared", agreement.frames());
    figures.put("jawOpenCorrelation", agreement.jawOpen());
    figures.put("eyeBlinkCorrelation", agreement.eyeBlink());
    figures.put("mouthSmileCorrelation", agreement.mouthSmile());
    figures.put("yawErrorDegrees", agreement.yawDegrees());
    figures.put("pitchErrorDegrees", agreement.pitchDegrees());
    figures.put("rollErrorDegrees", agreement.rollDegrees());
    figures.put("reached", agreement.reaches(PoseAgreement.REQUIRED));
    return IndentedJson.text(figures);
  }

  private static void print(PoseAgreement a, PrintWriter out) {
    PoseAgreement limit = PoseAgreement.REQUIRED;
    out.printf(Locale.ROOT, "%d frames with a face in both%n", a.frames());
    row(out, "jawOpen, correlation", a.jawOpen(), ">=", limit.jawOpen());
    row(out, "eyeBlink (mean), correlation", a.eyeBlink(), ">=", limit.eyeBlink());
    row(out, "mouthSmile (mean), correlation", a.mouthSmile(), ">=", limit.mouthSmile());
    row(out, "yaw, mean error in degrees", a.yawDegrees(), "<=", limit.yawDegrees());
    row(out, "pitch, mean error in degrees", a.pitchDegrees(), "<=", limit.pitchDegrees());
    row(out, "roll, mean error in degrees", a.rollDegrees(), "<=", limit.rollDegrees());
  }

  private static void row(
      PrintWriter out, String name, double value, String relation, double limit) {
    boolean good = relation.equals(">=") ? value >= limit : value <= limit;
    out.printf(
        Locale.ROOT,
        "  %-32s %7.3f   %s %.1f  %s%n",
        name,
        value,
        relation,
        limit,
        good ? "ok" : "missed");
  }
}
