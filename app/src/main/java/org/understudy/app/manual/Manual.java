package org.understudy.app.manual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;

/** All files of the manual, by the path under which they belong into a folder {@code share}. */
public final class Manual {
  private static final String PAGES = "man/man1/";
  private static final String BASH = "bash-completion/completions/";
  private static final String ZSH = "zsh/vendor-completions/_";

  private Manual() {}

  /**
   * A page for each command that {@code --help} lists, and completion for bash and zsh.
   *
   * @param root the whole command line
   * @param version such as {@code understudy 1.0}
   */
  public static Map<String, String> files(CommandLine root, String version) {
    Map<String, String> files = new LinkedHashMap<>();
    pages(root, version, files);
    String name = root.getCommandName();
    files.put(BASH + name, AutoComplete.bash(name, root));
    files.put(ZSH + name, zsh(name));
    return files;
  }

  private static void pages(CommandLine command, String version, Map<String, String> files) {
    String name = ManualPage.name(command.getCommandSpec());
    files.put(PAGES + name + ".1", new ManualPage(command, version).text());
    for (CommandLine child : ManualPage.shown(command.getCommandSpec())) {
      pages(child, version, files);
    }
  }

  /** What bash is told works in zsh too; it lies beside, wherever both are installed. */
  private static String zsh(String name) {
    return """
        #compdef %1$s
        source "${${(%%):-%%x}:A:h}/../../%2$s%1$s"
        """
        .formatted(name, BASH);
  }

  /**
   * Writes all files.
   *
   * @param share an existing folder or a new one
   * @return how many
   */
  public static int write(CommandLine root, String version, Path share) throws IOException {
    Map<String, String> files = files(root, version);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = share.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
    }
    return files.size();
  }
}
