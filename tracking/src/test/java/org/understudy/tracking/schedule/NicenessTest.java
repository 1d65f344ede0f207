package org.understudy.tracking.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NicenessTest {
  private static final int NICE = 18;

  /** Of the calling thread, from what follows its name in brackets. */
  private static int niceness() throws Exception {
    String stat = Files.readString(Path.of("/proc/thread-self/stat"));
    int name = 2;
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE - name]);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theCallingThreadAloneGivesWay() throws Exception {
    int before = niceness();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      int lowered =
          other
              .submit(
                  () -> {
                    assertThat(Niceness.lower()).isTrue();
                    return niceness();
                  })
              .get();
      assertThat(lowered).isEqualTo(Math.max(before, Niceness.LOWER));
    }
    assertThat(niceness()).isEqualTo(before);
  }
}
