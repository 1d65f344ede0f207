package org.understudy.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong use of {@code ablate} and {@code evaluate}; what they do is tested where it is done. */
class AblateCommandTest {
  @TempDir Path folder;
  private String err = "";

  private int run(String... arguments) {
    ProgramRun run = ProgramRun.of(arguments);
    err = run.err();
    return run.code();
  }

  private int ablate(String... more) {
    String[] all = new String[more.length + 5];
    all[0] = "ablate";
    all[1] = "--run=" + folder.resolve("run");
    all[2] = "--data=" + folder.resolve("set");
    all[3] = "--template=" + folder.resolve("sheets.template");
    all[4] = "--out=" + folder.resolve("out");
    System.arraycopy(more, 0, all, 5, more.length);
    return run(all);
  }

  @Test
  void wrongUseIsExplainedAndWritesNothing() {
    assertThat(ablate("--count=3")).isEqualTo(2);
    assertThat(err).contains("--count 64 or more; got 8000 and 3");
    assertThat(ablate("--device=tpu")).isEqualTo(2);
    assertThat(err).contains("--device takes cpu, cuda or cuda:N, got tpu");
    assertThat(ablate("--preset=paper")).isEqualTo(2);
    assertThat(err).contains("no preset paper; there are compact, head-only, static");
    assertThat(ablate()).isEqualTo(2);
    assertThat(err).contains("sheets.template is not there");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void evaluateAsksForASetOrARegressorForVideos() {
    assertThat(run("evaluate")).isEqualTo(2);
    assertThat(err).contains("evaluate takes --data, which is missing");
    assertThat(run("evaluate", "regressor", "--video=talk.mp4", "--every=0")).isEqualTo(2);
    assertThat(err).contains("--every takes 1 or more, got 0");
    String missing = folder.resolve("none.mp4").toString();
    assertThat(run("evaluate", "regressor", "--video=" + missing)).isEqualTo(1);
    assertThat(err).contains(missing);
  }
}
