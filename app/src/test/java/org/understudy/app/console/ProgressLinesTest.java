package org.understudy.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private final AtomicLong clock = new AtomicLong(100);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String printed(long total) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (ProgressLines progress = new ProgressLines(out, clock::get, "Driving", " frames", total)) {
      for (int frame = 1; frame <= 300; frame++) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(40));
        progress.at(frame);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysHowMuchTimeIsLeft() {
    assertThat(printed(400).lines())
        .containsExactly(
            "Driving: 125 of 400 frames (31 %), 25.0/s, about 11 s left",
            "Driving: 250 of 400 frames (62 %), 25.0/s, about 6 s left");
  }

  /** What comes before the first unit is no measure of the rest. */
  @Test
  void theTimeLeftDoesNotCountWhatComesFirst() {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (ProgressLines progress = new ProgressLines(out, clock::get, "Driving", " frames", 400)) {
      clock.addAndGet(TimeUnit.SECONDS.toNanos(20));
      progress.at(1);
      for (int frame = 2; frame <= 151; frame++) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(40));
        progress.at(frame);
      }
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Driving: 1 of 400 frames (0 %)",
            "Driving: 126 of 400 frames (31 %), 25.0/s, about 11 s left");
  }

  @Test
  void managesWithoutATotal() {
    assertThat(printed(0).lines())
        .containsExactly("Driving: 125 frames, 25.0/s", "Driving: 250 frames, 25.0/s");
  }
}
