package org.understudy.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.Understudy;
import picocli.CommandLine;

/** Wrong use of {@code ablate} and {@code evaluate}; what they do is tested where it is done. */
class AblateCommandTest {
  @TempDir Path folder;
  private StringWriter err = new StringWriter();

  private int run(String... arguments) {
    err = new StringWriter();
    CommandLine commandLine = Understudy.commandLine();
    commandLine
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
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
    assertThat(err.toString()).contains("--count 64 or more; got 8000", "and 3");
    assertThat(ablate("--device=tpu")).isEqualTo(2);
    assertThat(err.toString()).contains("--device takes cpu, cuda or cuda:N, got tpu");
    assertThat(ablate("--preset=paper")).isEqualTo(2);
    assertThat(err.toString()).contains("no preset paper; there are compact, head-only, static");
    assertThat(ablate()).isEqualTo(2);
    assertThat(err.toString()).contains("sheets.template is not there");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void evaluateAsksForASetOrARegressorForVideos() {
    assertThat(run("evaluate")).isEqualTo(2);
    assertThat(err.toString()).contains("evaluate takes --data, which is missing");
    assertThat(run("evaluate", "regressor", "--video=talk.mp4", "--every=0")).isEqualTo(2);
    assertThat(err.toString()).contains("--every takes 1 or more, got 0");
    String missing = folder.resolve("none.mp4").toString();
    assertThat(run("evaluate", "regressor", "--video=" + missing)).isEqualTo(1);
    assertThat(err.toString()).contains(missing);
  }
}
