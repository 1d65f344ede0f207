package org.understudy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.deform.KernelVerdict;

class MeasuredKernelsTest {
  @TempDir private Path folder = Path.of("");

  private MeasuredKernels of(String machine) {
    return new MeasuredKernels(folder.resolve("new").resolve("kernels.json"), machine);
  }

  @Test
  void recallsWhatItWasGivenOnTheSameMachineOnly() {
    assertThat(of("this").recall()).isEmpty();
    KernelVerdict verdict = new KernelVerdict(true, 0.61);
    of("this").keep(verdict);
    assertThat(of("this").recall()).contains(verdict);
    assertThat(of("another").recall()).isEmpty();
    of("another").keep(new KernelVerdict(false, 1.4));
    assertThat(of("another").recall()).contains(new KernelVerdict(false, 1.4));
    assertThat(of("this").recall()).isEmpty();
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws IOException {
    of("this").keep(new KernelVerdict(true, 0.5));
    Files.writeString(folder.resolve("new").resolve("kernels.json"), "{\"machine\": \"th");
    assertThat(of("this").recall()).isEmpty();
  }

  @Test
  void whatCannotBeKeptIsNotReported() throws IOException {
    Files.writeString(folder.resolve("new"), "a file where a folder is wanted");
    of("this").keep(new KernelVerdict(true, 0.5));
    assertThat(of("this").recall()).isEmpty();
  }
}
