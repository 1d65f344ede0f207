package org.understudy.app.doctor.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.understudy.app.doctor.Finding;
import org.understudy.camera.CallbackSink;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.probe.PictureClock;

class ReadBackTest {
  private static final LiveFormat FORMAT = new LiveFormat(16, 16, 240);

  private static Finding verdict(int... numbers) {
    try (CallbackSink sink = new CallbackSink(FORMAT, "test", (_, _) -> {});
        PictureClock clock = new PictureClock(sink)) {
      while (clock.shown() < 30) {
        Thread.onSpinWait();
      }
      ReadBack seen = new ReadBack("sink", clock);
      for (int number : numbers) {
        seen.add(number);
      }
      return seen.verdict("a reader");
    }
  }

  /** All numbers up to one, with others put in after the first of them. */
  private static int[] upTo(int last, int... inserted) {
    IntStream.Builder numbers = IntStream.builder();
    for (int number = 1; number <= last; number++) {
      numbers.add(number);
      if (number == inserted[0]) {
        IntStream.of(inserted).forEach(numbers::add);
      }
    }
    return numbers.build().toArray();
  }

  @Test
  void picturesInOrderAreFine() {
    Finding finding = verdict(upTo(25, 2));
    assertThat(finding.state()).isEqualTo(Finding.State.OK);
    assertThat(finding.detail()).startsWith("a reader got 25 numbered pictures in order, ");
  }

  @Test
  void picturesFromBeforeAreAFault() {
    Finding finding = verdict(upTo(24, 8, 7));
    assertThat(finding.state()).isEqualTo(Finding.State.MISSING);
    assertThat(finding.detail()).isEqualTo("a reader got picture 7 after 8");
  }

  @Test
  void picturesWithoutANumberAreAFault() {
    Finding finding = verdict(-1, 60_000, 3);
    assertThat(finding.state()).isEqualTo(Finding.State.MISSING);
    assertThat(finding.detail()).contains("1 numbered pictures and 2 without a number");
  }
}
