package org.understudy.app.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The command that starts this program once more, as its user does. */
public final class OwnProgram {
  private static final String HOME = "understudy.home";
  private static final String MAIN = "org.understudy.app.Understudy";

  private OwnProgram() {}

  /**
   * The command up to the program's own arguments: the launcher script where there is one, the same
   * Java and the same libraries otherwise.
   *
   * @param properties of this process
   * @param options as its Java was given them
   * @param heap option of Java that limits the memory where no script does
   */
  public static List<String> command(Properties properties, List<String> options, String heap) {
    Optional<Path> script = script(properties);
    if (script.isPresent()) {
      return List.of(script.get().toString());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(properties.getProperty("java.home", ""), "bin", "java").toString());
    options.stream().filter(OwnProgram::isForChildren).forEach(command::add);
    command.add(heap);
    command.add("-cp");
    command.add(properties.getProperty("java.class.path", ""));
    command.add(MAIN);
    return command;
  }

  private static Optional<Path> script(Properties properties) {
    return home(properties)
        .map(home -> home.resolve("understudy"))
        .filter(script -> Files.isExecutable(script) && Files.isRegularFile(script));
  }

  /**
   * Where the program lies, as its launcher script tells; empty where something else started it.
   */
  public static Optional<Path> home(Properties properties) {
    return Optional.of(properties.getProperty(HOME, ""))
        .filter(home -> !home.isEmpty())
        .map(Path::of);
  }

  /** A limit of this process's memory, a debugger's port and agents are its own. */
  private static boolean isForChildren(String option) {
    return !option.startsWith("-Xmx")
        && !option.startsWith("-XX:MaxRAMPercentage")
        && !option.startsWith("-agentlib")
        && !option.startsWith("-javaagent")
        && !option.startsWith("-XX:AOTCacheOutput");
  }
}
