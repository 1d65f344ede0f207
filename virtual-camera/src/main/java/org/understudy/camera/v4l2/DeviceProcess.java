package org.understudy.camera.v4l2;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.camera.LiveFormat;

/**
 * The parent's end of the process that writes to a device. A device that hangs, or a driver that
 * takes its process down, costs this program no more than the wait for an answer.
 *
 * <p>Not safe for use by several threads at once.
 */
final class DeviceProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceProcess.class);
  private static final Duration ENDING = Duration.ofSeconds(2);

  /** Room for a picture with whatever a device adds to its rows. */
  private static final int MOST_BYTES_PER_PIXEL = 4;

  private final Process process;
  private final Duration patience;
  private final Arena arena;
  private final MemorySegment shared;
  private final BlockingQueue<DeviceAnswer> answers = new LinkedBlockingQueue<>();
  private final Thread listening;
  private DeviceAnswer opened = new DeviceAnswer.Silent();

  private DeviceProcess(Process process, Duration patience, Arena arena, MemorySegment shared) {
    this.process = process;
    this.patience = patience;
    this.arena = arena;
    this.shared = shared;
    this.listening = Thread.ofVirtual().name("device-answers").start(this::listen);
  }

  /**
   * The command of a Java program with the class path of this one, small and quick to start: its
   * own classes come first, so that no other archive is opened in search of them.
   */
  static List<String> javaProgram(Class<?> main) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-Xmx32m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        own(main) + absolute(System.getProperty("java.class.path")),
        main.getName());
  }

  /** Where a class is from, as the beginning of a class path; empty where that is not told. */
  private static String own(Class<?> main) {
    CodeSource source = main.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? ""
          : Path.of(source.getLocation().toURI()) + File.pathSeparator;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return "";
    }
  }

  /** The process runs in another folder, where relative paths would lead nowhere. */
  private static String absolute(String classPath) {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      entries.add(entry.isEmpty() ? entry : Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  /**
   * Starts the process and waits until it has opened the device or not, see {@link #opened}.
   *
   * @param opening how long starting and opening may take
   * @param patience how long a picture may take
   * @throws IOException where no process can be started
   */
  @SuppressWarnings("MustBeClosedChecker") // the memory lives as long as the process
  static DeviceProcess start(
      List<String> program, String device, LiveFormat format, Duration opening, Duration patience)
      throws IOException {
    Path folder = Path.of("/dev/shm");
    Path file =
        Files.isWritable(folder)
            ? Files.createTempFile(folder, "understudy-picture", "")
            : Files.createTempFile("understudy-picture", "");
    Arena arena = Arena.ofShared();
    try {
      MemorySegment shared =
          DeviceProgram.map(file, (long) MOST_BYTES_PER_PIXEL * format.pixels(), arena);
      List<String> command = new ArrayList<>(program);
      command.add(device);
      command.add(file.toString());
      command.add(String.valueOf(format.width()));
      command.add(String.valueOf(format.height()));
      command.add(String.valueOf(format.framesPerSecond()));
      Process process =
          new ProcessBuilder(command)
              .directory(new File(System.getProperty("java.io.tmpdir")))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      DeviceProcess started = new DeviceProcess(process, patience, arena, shared);
      started.opened = started.answer(opening);
      return started;
    } catch (IOException e) {
      arena.close();
      throw e;
    } finally {
      // both ends have it mapped by now
      Files.deleteIfExists(file);
    }
  }

  /** Whether the device is open, which the process said first. */
  DeviceAnswer opened() {
    return opened;
  }

  /** Bytes of the largest picture there is room for. */
  long room() {
    return shared.byteSize();
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        DeviceAnswer.parse(line).ifPresent(answers::add);
        line = lines.readLine();
      }
    } catch (IOException e) {
      LOG.debug("the device's process was cut off", e);
    }
    answers.add(new DeviceAnswer.Ended(process.onExit().join().exitValue()));
  }

  /** The next answer; {@code Silent} where none comes in time, after which the process is gone. */
  private DeviceAnswer answer(Duration within) {
    try {
      DeviceAnswer next = answers.poll(within.toMillis(), TimeUnit.MILLISECONDS);
      if (next != null) {
        return next;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return new DeviceAnswer.Silent();
  }

  /**
   * Writes a picture to the device and waits until it is there.
   *
   * @param bytes of the device's layout; not kept
   */
  DeviceAnswer write(byte[] bytes) {
    MemorySegment.copy(bytes, 0, shared, ValueLayout.JAVA_BYTE, 0, bytes.length);
    try {
      process.getOutputStream().write(1);
      process.getOutputStream().flush();
    } catch (IOException e) {
      LOG.debug("the device's process is gone", e);
    }
    return answer(patience);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("the device's process is gone", e);
    }
    try {
      if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS);
      }
      listening.join(ENDING);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    arena.close();
  }
}
