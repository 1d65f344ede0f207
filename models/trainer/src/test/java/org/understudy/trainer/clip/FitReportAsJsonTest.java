package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FitReportAsJsonTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void everythingIsALineOfJson() {
    try (FitReport report =
        new FitReportAsJson(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), nanos::get, null)) {
      report.at("watching the clip", 1, 3);
      report.at("watching the clip", 2, 3);
      report.at("watching the clip", 3, 3);
      report.findings(
          List.of(
              new ClipCheck.Finding(
                  "length", "3.1 s", ClipCheck.Verdict.UNUSABLE, "film 10 to 60 seconds")));
      nanos.set(60_000_000_000L);
      report.at("fitting textures", 300, 600);
      report.done(Path.of("me.avatar"), Map.of("psnr", "27.31 dB"), 12);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst())
        .startsWith("{\"stage\":\"watching the clip\",\"done\":1,\"total\":3,\"share\":0.0");
    assertThat(lines.get(1)).contains("\"done\":3");
    assertThat(lines.get(2))
        .isEqualTo(
            "{\"finding\":\"length\",\"value\":\"3.1 s\",\"verdict\":\"unusable\",\"advice\":\"film 10 to 60 seconds\"}");
    assertThat(lines.get(3)).contains("\"share\":0.", "\"secondsLeft\":");
    assertThat(lines.getLast())
        .isEqualTo("{\"avatar\":\"me.avatar\",\"metrics\":{\"psnr\":\"27.31 dB\"}}");
  }
}
