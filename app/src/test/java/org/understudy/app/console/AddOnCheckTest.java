package org.understudy.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.app.Understudy;
import picocli.CommandLine;

class AddOnCheckTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int withoutAddOn(String line) {
    CommandLine program = Understudy.commandLine();
    program.setExecutionStrategy(new AddOnCheck(() -> Optional.of("install the add-on")));
    program.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return program.execute(line.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --data d --out o",
        "train regressor --data d --out o",
        "ablate --run r --data d --template t --out o"
      })
  void commandsThatTrainAskForIt(String line) {
    assertThat(withoutAddOn(line)).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("understudy: install the add-on%n".formatted());
  }

  @Test
  void theirHelpIsThereAllTheSame() {
    assertThat(withoutAddOn("train --help")).isZero();
    assertThat(out.toString()).contains("Usage: understudy train");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void othersDoWithout() {
    assertThat(withoutAddOn("avatar list")).isZero();
    assertThat(err.toString()).isEmpty();
  }
}
