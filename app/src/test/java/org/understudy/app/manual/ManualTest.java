package org.understudy.app.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.understudy.app.Understudy;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ManualTest {
  private static final CommandLine PROGRAM = Understudy.commandLine();
  private static final Map<String, String> FILES = Manual.files(PROGRAM, "understudy 1.2");

  private static List<CommandSpec> commands(CommandSpec root) {
    List<CommandSpec> all = new ArrayList<>(List.of(root));
    root.subcommands().values().stream()
        .distinct()
        .forEach(child -> all.addAll(commands(child.getCommandSpec())));
    return all;
  }

  private static String page(String name) {
    String text = FILES.get("man/man1/" + name + ".1");
    return Objects.requireNonNull(text, name);
  }

  @Test
  void everyCommandHasAPageThatNamesAllItsOptions() {
    for (CommandSpec command : commands(PROGRAM.getCommandSpec())) {
      if (command.usageMessage().hidden()) {
        assertThat(FILES).doesNotContainKey("man/man1/" + command.qualifiedName("-") + ".1");
        continue;
      }
      String text = page(command.qualifiedName("-"));
      assertThat(text).contains(".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION").doesNotContain("${");
      command.options().stream()
          .filter(o -> !o.hidden())
          .forEach(o -> assertThat(text).contains(Roff.escaped(o.longestName())));
    }
  }

  @Test
  void completionKnowsEveryCommandAndOption() {
    String bash = FILES.get("bash-completion/completions/understudy");
    assertThat(bash).isNotNull();
    for (CommandSpec command : commands(PROGRAM.getCommandSpec())) {
      if (!command.usageMessage().hidden()) {
        assertThat(bash).contains(command.name());
        command.options().stream()
            .filter(o -> !o.hidden())
            .forEach(o -> assertThat(bash).contains("'" + o.longestName() + "'"));
      }
    }
    assertThat(FILES.get("zsh/vendor-completions/_understudy")).startsWith("#compdef understudy\n");
  }

  @Test
  void theSameProgramGivesTheSameFiles() {
    assertThat(Manual.files(Understudy.commandLine(), "understudy 1.2")).isEqualTo(FILES);
  }

  @Test
  void whatManWouldTakeForItsOwnIsEscaped() {
    String text =
        new Roff("A-B", "1", "c").paragraph(".hidden\n'quoted'\nback\\slash\n\n--flag").toString();
    assertThat(text).contains("\\&.hidden\n\\&'quoted'\nback\\eslash\n\\&\n\\-\\-flag");
  }
}
