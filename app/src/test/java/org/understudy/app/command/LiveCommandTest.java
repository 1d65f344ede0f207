package org.understudy.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.Understudy;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineReader;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.tracking.capture.VideoReader;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command from end to end, with the real tracker over the sample talk. */
class LiveCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final InputStream realInput = System.in;

  /** The command listens to its standard input, which here is the build's. */
  @BeforeEach
  void typeAwayAndBack() {
    System.setIn(new ByteArrayInputStream("a\na\nx\n".getBytes(StandardCharsets.UTF_8)));
  }

  @AfterEach
  void giveBackTheInput() {
    System.setIn(realInput);
  }

  private int run(String... args) {
    CommandLine line = Understudy.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  @Test
  void showsTheSampleAndReportsAndLogs() throws Exception {
    Path video = folder.resolve("out.mp4");
    Path report = folder.resolve("r.json");
    Path log = folder.resolve("log.jsonl");
    int code =
        run(
            "live",
            "--camera",
            "synthetic",
            "--size",
            "128",
            "--sink",
            "file:" + video,
            "--sink",
            "y4m-live:" + folder.resolve("one.y4m"),
            "--seconds",
            "6",
            "--backend",
            "vector",
            "--report",
            "" + report,
            "--log",
            "" + log);
    assertThat(err.toString())
        .contains("the time is up", "away: the avatar waits", "back: the avatar follows you")
        .contains("a goes away and comes back, q ends");
    assertThat(code).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(Files.readString(report));
    assertThat(json.path("framesPerSecond").asDouble()).isPositive();
    assertThat(json.path("droppedShare").isNumber()).isTrue();
    assertThat(json.path("peakResidentBytes").asLong()).isPositive();
    assertThat(json.path("governorChanges").isArray()).isTrue();
    assertThat(json.path("backend").path("name").asString()).isEqualTo("vector");
    assertThat(json.path("backend").path("reason").asString()).contains("asked for");
    assertThat(json.path("sinks").size()).isEqualTo(2);
    for (String figure : List.of("p50", "p95", "max")) {
      assertThat(json.path("latencyMilliseconds").path(figure).asDouble()).isPositive();
      assertThat(json.path("sinks").get(0).path("latencyMilliseconds").path(figure).asDouble())
          .isPositive();
    }
    List<PoseLine> lines =
        PoseLineReader.readAll(log, AvatarGallery.load(AvatarGallery.USUAL).skeleton());
    assertThat(lines).hasSize(json.path("frames").asInt());
    try (VideoReader reader = VideoReader.open(video)) {
      assertThat(reader.info().width()).isEqualTo(128);
      assertThat(reader.info().frameCount())
          .isEqualTo(json.path("sinks").get(0).path("shown").asLong());
    }
    assertThat(folder.resolve("one.y4m")).doesNotExist();
  }

  @Test
  void wrongUseIsRefusedWithWhatWouldDo() {
    assertThat(run("live", "--camera", "nowhere.mp4")).isEqualTo(2);
    assertThat(run("live", "--camera", "synthetic", "--sink", "telepathy")).isEqualTo(2);
    assertThat(run("live", "--camera", "synthetic", "--size", "huge")).isEqualTo(2);
    assertThat(run("live", "--camera", "synthetic", "--seconds", "0")).isEqualTo(2);
    assertThat(run("live", "--camera", "synthetic", "--budget", "1")).isEqualTo(2);
    assertThat(run("live", "--camera", "synthetic", "--microphone", "loud")).isEqualTo(2);
    assertThat(run("live", "--camera", "synthetic", "--microphone", "delayed:900")).isEqualTo(2);
    assertThat(err.toString())
        .contains("nowhere.mp4", "telepathy", "1280x720", "more than 0 seconds", "5 and 5000 ms")
        .contains("\"loud\"; off, delayed", "0 to 500 ms, got 900");
  }

  @Test
  void aBackendThatCannotRunHereIsToldBeforeAnybodySeesIt() {
    assumeTrue(System.getenv("TORNADOVM_HOME") == null, "built with TornadoVM");
    int code = run("live", "--camera", "synthetic", "--sink", "mjpeg:0", "--backend", "tornado");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("TornadoVM").doesNotContain("showing on");
  }

  /** Whether PipeWire runs here or not. */
  @Test
  void theSessionGoesOnWhateverBecomesOfTheMicrophone() throws Exception {
    Path report = folder.resolve("r.json");
    int code =
        run(
            "live",
            "--camera",
            "synthetic",
            "--size",
            "64",
            "--sink",
            "mjpeg:0",
            "--microphone",
            "delayed:80",
            "--seconds",
            "4",
            "--report",
            "" + report);
    assertThat(code).isZero();
    assertThat(err.toString())
        .containsAnyOf("no delayed microphone: ", "delayed microphone ready: choose");
    JsonNode json = JsonMapper.builder().build().readTree(Files.readString(report));
    assertThat(json.path("settings").path("microphone").asString()).isEqualTo("delayed:80");
  }

  @Test
  void aFileThatIsNoVideoIsAFailure() throws Exception {
    Path file = Files.writeString(folder.resolve("no.mp4"), "no video");
    assertThat(run("live", "--camera", "" + file, "--size", "64", "--sink", "mjpeg:0"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("no.mp4 is not a video");
  }

  @Test
  void anOutputThatCannotBeHadIsAFailureBeforeAnythingBegins() {
    assertThat(
            run(
                "live",
                "--camera",
                "synthetic",
                "--sink",
                "file:" + folder.resolve("missing").resolve("out.mp4")))
        .isEqualTo(1);
    assertThat(err.toString()).contains("missing");
  }
}
