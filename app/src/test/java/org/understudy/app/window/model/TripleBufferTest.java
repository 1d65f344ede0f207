package org.understudy.app.window.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TripleBufferTest {
  @Test
  void theNewestWins() {
    TripleBuffer<int[]> buffer = new TripleBuffer<>(() -> new int[1]);
    buffer.toDraw()[0] = 1;
    assertThat(buffer.publish()).as("the shower is to be told").isTrue();
    buffer.toDraw()[0] = 2;
    assertThat(buffer.publish()).as("it has been told").isFalse();
    assertThat(buffer.toShow()[0]).isEqualTo(2);
    assertThat(buffer.toShow()[0]).as("nothing new").isEqualTo(2);
    buffer.toDraw()[0] = 3;
    assertThat(buffer.publish()).isTrue();
    assertThat(buffer.toShow()[0]).isEqualTo(3);
  }

  @Test
  @Timeout(30)
  void nobodyDrawsIntoWhatIsShown() throws InterruptedException {
    TripleBuffer<int[]> buffer = new TripleBuffer<>(() -> new int[64]);
    AtomicBoolean over = new AtomicBoolean();
    Thread drawer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 1; !over.get(); i++) {
                    Arrays.fill(buffer.toDraw(), i);
                    var _ = buffer.publish();
                  }
                });
    int last = 0;
    for (int i = 0; i < 50_000; i++) {
      int[] shown = buffer.toShow();
      int first = shown[0];
      for (int value : shown) {
        assertThat(value == first).isTrue();
      }
      assertThat(first >= last).isTrue();
      last = first;
    }
    over.set(true);
    drawer.join();
  }
}
