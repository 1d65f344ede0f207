package org.understudy.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.console.FailureMessages;
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
  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

  /**
   * Runs them. What one throws is kept as its failure, and the next is run.
   *
   * @param tables told of each table as soon as it is known
   * @throws InterruptedException where the user wants no more
   */
  public BenchOutcome run(ProgressMaker progressMaker, Consumer<FigureTable> tables)
      throws InterruptedException {
    Map<String, Object> figures = new LinkedHashMap<>();
    Map<String, String> failures = new LinkedHashMap<>();
    try (var progress = progressMaker.start("Measuring", Math.round(estimate()))) {
      BenchSteps steps = new BenchSteps(progress);
      Drawn drawn = new Drawn();
      for (BenchSuite suite : suites) {
        try {
          SuiteResult result = run(suite, drawn, steps);
          figures.put(suite.word(), result.figures());
          result.tables().forEach(tables);
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          LOG.debug("{} failed", suite, e);
          failures.put(suite.word(), FailureMessages.message(e));
        }
      }
    }
    return new BenchOutcome(figures, failures);
  }

  /** Who is drawn, and how they move: tracked once, for those who draw. */
  private final class Drawn {
    private @Nullable Avatar avatar;
    private @Nullable List<PortraitPose> poses;

    Avatar avatar() throws Exception {
      Avatar known = avatar;
      if (known == null) {
        known = input.avatars().load();
        avatar = known;
      }
      return known;
    }

    List<PortraitPose> poses(BenchSteps steps) throws Exception {
      List<PortraitPose> known = poses;
      if (known == null) {
        known = TalkPoses.track(input, avatar());
        poses = known;
        steps.done(TalkPoses.ESTIMATE_SECONDS);
      }
      return known;
    }
  }

  private boolean draws() {
    return suites.contains(BenchSuite.BACKENDS) || suites.contains(BenchSuite.GROWTH);
  }

  private SuiteResult run(BenchSuite suite, Drawn drawn, BenchSteps steps) throws Exception {
    ChildProgram program = ChildProgram.current(input.folder());
    return switch (suite) {
      case CHAIN -> new ChainSuite(input, program).run(steps);
      case LIVE -> new LiveSuite(input, program).run(steps);
      case STARTUP -> new StartupSuite(input, program).run(steps);
      case BACKENDS ->
          new BackendSuite(drawn.avatar(), drawn.poses(steps), input.drawn(), input.effort())
              .run(steps);
      case GROWTH -> new GrowthSuite(drawn.avatar(), drawn.poses(steps), input).run(steps);
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
