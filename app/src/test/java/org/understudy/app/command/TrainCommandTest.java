package org.understudy.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong use of {@code train}; what it trains is tested where the runs are. */
class TrainCommandTest {
  @TempDir Path folder;
  private String err = "";

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "train";
    all[1] = "--data=" + folder.resolve("set");
    all[2] = "--out=" + folder.resolve("run");
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    ProgramRun run = ProgramRun.of(all);
    err = run.err();
    return run.code();
  }

  @Test
  void wrongUseIsExplainedAndWritesNothing() throws Exception {
    assertThat(run("--preset=huge")).isEqualTo(2);
    assertThat(err).contains("no preset huge; there are compact, head-only, static, paper, smoke");
    assertThat(run()).isEqualTo(2);
    assertThat(err).contains("--template is missing");
    assertThat(run("--preset=smoke", "--stage=3")).isEqualTo(2);
    assertThat(err).contains("--stage takes 1 or 2, got 3");
    assertThat(run("--preset=smoke", "--device=tpu")).isEqualTo(2);
    assertThat(err).contains("--device takes cpu, cuda or cuda:N, got tpu");
    assertThat(run("--preset=smoke", "--minutes=0")).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void thePapersPresetsTakeNoTemplateButASet() {
    assertThat(run("--preset=smoke")).isEqualTo(1);
    assertThat(err).contains(folder.resolve("set").toString()).doesNotContain("template");
  }

  @Test
  void aPresetOfOnesOwnIsTakenForWhatItHolds() throws Exception {
    Path mine = folder.resolve("mine.json");
    Files.writeString(mine, "{\"manifolds\": {\"levels\": 1}}");
    assertThat(run("--preset=" + mine)).isEqualTo(2);
    assertThat(err).contains("mine.json: manifolds.firstLevel").doesNotContain("fault");
    Files.writeString(mine, "{\"batch\": 1}");
    assertThat(run("--preset=" + mine)).isEqualTo(2);
    assertThat(err).contains("mine.json: setting");
  }
}
