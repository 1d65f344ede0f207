package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.understudy.camera.LiveFormat;

/**
 * PipeWire and WirePlumber on a message bus and in a run-time folder of their own, without systemd.
 * This process, and readers it starts, use them instead of the user's.
 */
public final class PipewireSession implements AutoCloseable {
  private static final List<String> PROGRAMS =
      List.of("dbus-run-session", "pipewire", "wireplumber", "pw-cli");
  private static final long PATIENCE_SECONDS = 20;

  private final Path folder;
  private final Process process;

  private PipewireSession(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** Starts a session, or skips the test saying which package is missing. */
  public static PipewireSession start() throws Exception {
    requirePrograms();
    return start(Files.createTempDirectory("pipewire-test"), "pipewire & wireplumber & wait");
  }

  /** Skips the test where a program is missing. */
  static void requirePrograms() {
    for (String program : PROGRAMS) {
      Assumptions.assumeTrue(
          isInstalled(program),
          program + " is not installed (Debian: dbus pipewire pipewire-bin wireplumber)");
    }
  }

  /**
   * Starts a session.
   *
   * @param folder for everything it writes; deleted in {@link #close}
   * @param services the shell commands that start it, on a message bus of its own
   */
  static PipewireSession start(Path folder, String services) throws Exception {
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      ProcessBuilder builder = new ProcessBuilder("dbus-run-session", "--", "sh", "-c", services);
      environment(builder.environment(), folder);
      builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
      Process process = builder.start();
      PipewireSession session = new PipewireSession(folder, process);
      while (!Files.exists(folder.resolve("pipewire-0"))) {
        WatchKey key = watch.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (key == null) {
          String log = session.log();
          session.close();
          throw new IllegalStateException("PipeWire did not start: " + log);
        }
        key.pollEvents();
        key.reset();
      }
      point(folder);
      return session;
    }
  }

  /** Whether a program is on the path. */
  public static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Leads programs to a session. */
  static void environment(Map<String, String> environment, Path folder) {
    environment.put("XDG_RUNTIME_DIR", folder.toString());
    environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
    environment.remove("PIPEWIRE_RUNTIME_DIR");
    environment.remove("PIPEWIRE_REMOTE");
  }

  /**
   * Tells the library in this process where to look; Java has no way to set its own environment.
   */
  static void point(Path folder) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      Object code =
          linker
              .downcallHandle(
                  linker.defaultLookup().findOrThrow("setenv"),
                  FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT))
              .invokeWithArguments(
                  arena.allocateFrom("PIPEWIRE_RUNTIME_DIR"),
                  arena.allocateFrom(folder.toString()),
                  1);
      if (!code.equals(0)) {
        throw new IllegalStateException("setenv failed");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** What the services wrote. */
  public String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /** All that is known to the session, as its own tool lists it. */
  public String nodes() throws IOException {
    return ask("pw-cli", "list-objects", "Node");
  }

  /** Starts one of PipeWire's programs in the session; what it writes goes to the log. */
  public Process run(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    environment(builder.environment(), folder);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  /** Runs one of PipeWire's programs to its end, and gives what it wrote. */
  public String ask(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    environment(builder.environment(), folder);
    return new String(
        builder.redirectErrorStream(true).start().getInputStream().readAllBytes(),
        StandardCharsets.UTF_8);
  }

  /** Where files of the test may lie; deleted in {@link #close}. */
  public Path folder() {
    return folder;
  }

  /** Ends the services as a crash would, and waits until they are gone. */
  public void kill() {
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    all.forEach(handle -> handle.onExit().join());
    process.onExit().join();
  }

  /** Starts a reader of a camera in a second process. */
  public Reader read(String camera, LiveFormat format) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ReaderProgram.class.getName(),
            camera,
            String.valueOf(format.width()),
            String.valueOf(format.height()));
    environment(builder.environment(), folder);
    builder.redirectError(folder.resolve("reader-log").toFile());
    return new Reader(builder.start());
  }

  /** A reader's lines. */
  public static final class Reader implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private Reader(Process process) {
      this.process = process;
      this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The next picture it got: bytes, luma in the middle, counter. */
    public int[] next() throws IOException {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("the reader ended");
      }
      return Stream.of(line.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public void close() {
      try {
        process.getOutputStream().close();
        process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (Exception e) {
        process.destroyForcibly();
      }
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
