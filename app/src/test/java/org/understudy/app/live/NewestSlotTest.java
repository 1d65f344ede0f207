package org.understudy.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestSlotTest {
  @Test
  void theNewestWinsAndTheOtherComesBack() throws Exception {
    NewestSlot<String> slot = new NewestSlot<>();
    assertThat(slot.put("a")).isNull();
    assertThat(slot.put("b")).isEqualTo("a");
    assertThat(slot.put("c")).isEqualTo("b");
    assertThat(slot.take(0)).isEqualTo("c");
    assertThat(slot.take(0)).isNull();
    assertThat(slot.replaced()).isEqualTo(2);
  }

  @Test
  void whoWaitsIsWoken() throws Exception {
    NewestSlot<String> slot = new NewestSlot<>();
    Thread other = Thread.ofPlatform().start(() -> slot.put("late"));
    assertThat(slot.take(60_000_000_000L)).isEqualTo("late");
    other.join();
  }
}
