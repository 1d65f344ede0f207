package org.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandTreeTest {
  private static CommandLine programFor(String word) {
    CommandLine program = new CommandLine(new Understudy());
    CommandTree.addFor(word, program);
    return program;
  }

  @Test
  void commandsGoByTheirOwnNames() {
    Understudy.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              Class<?> type = command.getCommandSpec().userObject().getClass();
              Command own = Objects.requireNonNull(type.getAnnotation(Command.class));
              assertThat(Stream.concat(Stream.of(own.name()), Stream.of(own.aliases())))
                  .contains(name);
            });
  }

  @Test
  void aCommandAloneIsTheSameAsAmongAll() {
    Understudy.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              CommandLine alone =
                  Objects.requireNonNull(programFor(name).getSubcommands().get(name));
              assertThat(alone.getUsageMessage()).isEqualTo(command.getUsageMessage());
            });
    assertThat(programFor("drive").getSubcommands()).containsOnlyKeys("drive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trial", "manual", "--help", "-v", "driv", ""})
  void allAreThereWhereTheyMayBeNeeded(String word) {
    assertThat(programFor(word).getSubcommands().keySet())
        .isEqualTo(Understudy.commandLine().getSubcommands().keySet());
  }
}
