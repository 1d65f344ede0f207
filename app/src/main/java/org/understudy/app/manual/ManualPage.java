package org.understudy.app.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of one command. Holds what {@code --help} tells, and the pages beside. */
final class ManualPage {
  private static final String EXIT_CODES =
      "0 where it did what was asked, 1 on a failure, 2 on wrong use.";

  private final CommandSpec command;
  private final Help help;
  private final String version;

  ManualPage(CommandLine command, String version) {
    this.command = command.getCommandSpec();
    this.help = command.getHelp();
    this.version = version;
  }

  /** Such as {@code understudy-avatar-fit}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** Commands under this one that are for people. */
  static List<CommandLine> shown(CommandSpec command) {
    return command.subcommands().values().stream()
        .distinct()
        .filter(c -> !c.getCommandSpec().usageMessage().hidden())
        .toList();
  }

  /** The page as man(7) wants it. */
  String text() {
    Roff page = new Roff(name(command).toUpperCase(java.util.Locale.ROOT), version, "Understudy");
    String description = words(command.usageMessage().description());
    page.section("NAME").paragraph(name(command) + " - " + brief(description));
    page.section("SYNOPSIS").verbatim(help.synopsis(0).strip());
    page.section("DESCRIPTION").paragraph(description);
    arguments(page);
    options(page);
    commands(page);
    String footer = words(command.usageMessage().footer());
    if (!footer.isBlank()) {
      page.section("EXAMPLES").verbatim(footer);
    }
    page.section("EXIT STATUS").paragraph(EXIT_CODES);
    List<String> beside = beside();
    if (!beside.isEmpty()) {
      page.section("SEE ALSO").paragraph(String.join(", ", beside));
    }
    return page.toString();
  }

  private void arguments(Roff page) {
    List<PositionalParamSpec> all =
        command.positionalParameters().stream().filter(p -> !p.hidden()).toList();
    if (!all.isEmpty()) {
      page.section("ARGUMENTS");
      all.forEach(p -> page.term(label(p).strip(), words(p.description())));
    }
  }

  private void options(Roff page) {
    List<OptionSpec> all = command.options().stream().filter(o -> !o.hidden()).toList();
    if (!all.isEmpty()) {
      page.section("OPTIONS");
      all.forEach(o -> page.term(String.join(", ", o.names()) + label(o), words(o.description())));
    }
  }

  private void commands(Roff page) {
    List<CommandLine> all = shown(command);
    if (!all.isEmpty()) {
      page.section("COMMANDS");
      for (CommandLine child : all) {
        CommandSpec spec = child.getCommandSpec();
        page.term(spec.name(), brief(words(spec.usageMessage().description())));
      }
    }
  }

  private List<String> beside() {
    List<String> pages = new ArrayList<>();
    CommandSpec parent = command.parent();
    if (parent != null) {
      pages.add(name(parent) + "(1)");
    }
    shown(command).forEach(c -> pages.add(name(c.getCommandSpec()) + "(1)"));
    return pages;
  }

  private String label(ArgSpec argument) {
    return help.createDefaultParamLabelRenderer()
        .renderParameterLabel(argument, Ansi.OFF, List.of())
        .toString();
  }

  private static String brief(String description) {
    String line = description.replace('\n', ' ');
    int end = line.indexOf(". ");
    String sentence = end < 0 ? line : line.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** What picocli would print of it: its format's escapes resolved, without colours. */
  private static String words(String[] lines) {
    String text = String.join("\n", lines);
    for (Map.Entry<String, String> escape : Map.of("%n", "\n", "%%", "%").entrySet()) {
      text = text.replace(escape.getKey(), escape.getValue());
    }
    return Ansi.OFF.string(text);
  }
}
