package org.understudy.trainer.gan.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.assets.Assets;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built-in regressor beside the tracker on the built-in talk of a computed person. */
class EvaluateRegressorCommandTest {
  @TempDir Path folder;

  @Test
  void readsMouthsAsTheTrackerDoes() throws Exception {
    Path video = folder.resolve("sample.mp4");
    try (InputStream in = Assets.open("talks/sample.mp4")) {
      Files.copy(in, video);
    }
    Path out = folder.resolve("agreement.json");
    int code =
        new CommandLine(new EvaluateRegressorCommand())
            .execute(
                "--video=" + video, "--video=" + video, "--every=12", "--out=" + out.toString());
    assertThat(code).isZero();
    JsonNode all = JsonMapper.shared().readTree(Files.readString(out));
    JsonNode talk = all.get("sample.mp4");
    assertThat(talk.get("frames").asInt()).isGreaterThan(10);
    assertThat(talk.get("faces").asInt()).isEqualTo(talk.get("frames").asInt());
    assertThat(talk.get("correlations").get("jawOpen").asDouble()).isBetween(0.4, 1.0);
    // one person twice: nothing lies between people
    assertThat(all.get("intraclassCorrelation").asDouble()).isBetween(0.0, 0.1);
  }
}
