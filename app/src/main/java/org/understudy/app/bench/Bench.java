package org.understudy.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.talk.ProgressMaker;
import org.understudy.avatar.Avatar;
import org.understudy.parametric.PortraitPose;

/**
 * Runs suites, one after the other.
 *
 * @param input what is measured with
 * @param suites which
 */
public record Bench(BenchInput input, Set<BenchSuite> suites) {

  /**
   * Runs them.
   *
   * @param tables told of each table as soon as it is known
   * @return figures by suite
   */
  public Map<String, Object> run(ProgressMaker progressMaker, Consumer<FigureTable> tables)
      throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    try (var progress = progressMaker.start("Measuring", Math.round(estimate()))) {
      BenchSteps steps = new BenchSteps(progress);
      Drawn drawn = drawn(steps);
      for (BenchSuite suite : suites) {
        SuiteResult result = run(suite, drawn, steps);
        figures.put(suite.word(), result.figures());
        result.tables().forEach(tables);
      }
    }
    return figures;
  }

  /** Who is drawn, and how they move. */
  private record Drawn(Avatar avatar, List<PortraitPose> poses) {}

  private boolean draws() {
    return suites.contains(BenchSuite.BACKENDS) || suites.contains(BenchSuite.GROWTH);
  }

  private Drawn drawn(BenchSteps steps) throws Exception {
    Avatar avatar = input.avatars().load();
    if (!draws()) {
      return new Drawn(avatar, List.of());
    }
    List<PortraitPose> poses = TalkPoses.track(input, avatar);
    steps.done(TalkPoses.ESTIMATE_SECONDS);
    return new Drawn(avatar, poses);
  }

  private SuiteResult run(BenchSuite suite, Drawn drawn, BenchSteps steps) throws Exception {
    ChildProgram program = ChildProgram.current(input.folder());
    return switch (suite) {
      case CHAIN -> new ChainSuite(input, program).run(steps);
      case LIVE -> new LiveSuite(input, program).run(steps);
      case STARTUP -> new StartupSuite(input, program).run(steps);
      case BACKENDS ->
          new BackendSuite(drawn.avatar(), drawn.poses(), input.drawn(), input.effort()).run(steps);
      case GROWTH -> new GrowthSuite(drawn.avatar(), drawn.poses(), input).run(steps);
    };
  }

  /** Seconds that all is likely to take. */
  private double estimate() {
    double seconds = draws() ? TalkPoses.ESTIMATE_SECONDS : 0;
    for (BenchSuite suite : suites) {
      seconds +=
          switch (suite) {
            case CHAIN -> ChainSuite.estimate(input);
            case LIVE -> LiveSuite.estimate(input);
            case STARTUP -> StartupSuite.estimate(input);
            case BACKENDS -> BackendSuite.estimate(input.effort());
            case GROWTH -> GrowthSuite.estimate(input.effort());
          };
    }
    return seconds;
  }

  /** What was measured and how long, for whoever compares. */
  public Map<String, Object> settings(String avatarName) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("suites", suites.stream().map(BenchSuite::word).collect(Collectors.joining(" ")));
    settings.put("talk", input.talkName());
    settings.put("avatar", avatarName);
    settings.put(
        "sizes",
        input.shapes().stream().map(PictureShape::toString).collect(Collectors.joining(" ")));
    settings.put("drawnSize", input.drawn().toString());
    settings.put("rounds", input.effort().programRounds());
    settings.put("liveSeconds", input.effort().liveSeconds());
    settings.put("drawRounds", input.effort().drawRounds());
    settings.put("drawRoundFrames", input.effort().roundFrames());
    settings.put(
        "options",
        Stream.concat(input.passedOn().stream(), input.passedToDrive().stream())
            .filter(argument -> argument.startsWith("--"))
            .collect(Collectors.joining(" ")));
    return settings;
  }
}
