package org.understudy.app.making;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the fit. {@link #follow} is for one thread; everything else is for any thread.
 *
 * <p>The process is noted in a file, so that one that outlived its window (which was killed, say)
 * is ended before another begins to work in the same folder.
 */
final class FitProcess {
  private static final Logger LOG = LoggerFactory.getLogger(FitProcess.class);
  private static final String ERRORS = "errors.txt";
  private static final String NOTE = "process.txt";
  private static final long PATIENCE_SECONDS = 5;
  private static final int MOST_ERRORS = 4000;

  private final Process process;
  private final Path folder;

  /** A program that is told to end by the system takes its fit along. */
  private final Thread lastWord;

  private FitProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    lastWord = new Thread(process::destroy, "understudy-making-end");
    Runtime.getRuntime().addShutdownHook(lastWord);
  }

  /**
   * Starts a run.
   *
   * @param folder where it works; a run that is still at work there is ended first
   */
  static FitProcess start(List<String> command, Path folder) throws IOException {
    endEarlier(folder);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectError(folder.resolve(ERRORS).toFile())
            .start();
    try {
      Files.writeString(
          folder.resolve(NOTE),
          process.pid() + " " + startedAt(process.toHandle()),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      process.destroy();
      throw e;
    }
    return new FitProcess(process, folder);
  }

  private static File nothing() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new File(windows ? "NUL" : "/dev/null");
  }

  private static long startedAt(ProcessHandle handle) {
    return handle.info().startInstant().map(instant -> instant.toEpochMilli()).orElse(0L);
  }

  private static void endEarlier(Path folder) throws IOException {
    Path note = folder.resolve(NOTE);
    String[] words;
    try {
      words = Files.readString(note).strip().split(" ", -1);
    } catch (NoSuchFileException e) {
      return;
    }
    if (words.length != 2) {
      return;
    }
    try {
      long started = Long.parseLong(words[1]);
      ProcessHandle.of(Long.parseLong(words[0]))
          .filter(handle -> startedAt(handle) == started)
          .ifPresent(
              handle -> {
                LOG.warn("A fit of an earlier window is still at work; it is ended");
                handle.destroyForcibly();
                handle.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
              });
    } catch (NumberFormatException e) {
      LOG.debug("{} says nothing", note, e);
    } catch (CompletionException e) {
      throw new IOException("an earlier fit cannot be ended", e);
    }
  }

  /**
   * Reads what the fit tells until it ends.
   *
   * @return its exit code
   */
  int follow(Consumer<FitLine> listener) throws IOException, InterruptedException {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        FitLine.parse(line).ifPresent(listener);
      }
    }
    int exit = process.waitFor();
    forget();
    return exit;
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(lastWord);
    } catch (IllegalStateException e) {
      LOG.debug("The program is ending already", e);
    }
  }

  /** What it said on its error stream, the end of it. */
  String errors() {
    try {
      String all = Files.readString(folder.resolve(ERRORS));
      return all.substring(Math.max(0, all.length() - MOST_ERRORS));
    } catch (IOException e) {
      LOG.debug("No word about the failure", e);
      return "";
    }
  }

  /** Stops it where it is, or lets it go on; what it holds in memory stays. */
  boolean signal(boolean goOn) {
    try {
      Process kill =
          new ProcessBuilder("kill", goOn ? "-CONT" : "-STOP", String.valueOf(process.pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0;
    } catch (IOException e) {
      LOG.debug("This system has no kill", e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends it and waits a little for that; what it has kept by then stays. */
  void end() {
    forget();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    // one that is stopped hears of its end only when it goes on
    if (process.isAlive()) {
      signal(true);
    }
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
