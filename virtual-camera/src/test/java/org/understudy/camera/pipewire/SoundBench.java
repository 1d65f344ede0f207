package org.understudy.camera.pipewire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/** A microphone that plays a file, and a recorder that hears it beside its delayed copy. */
public final class SoundBench {
  /** What the microphone is called. */
  public static final String MICROPHONE = "test-microphone";

  private static final String RECORDER = "test-recorder";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final PipewireSession session;

  /** A bench in a session, or skips the test saying which package is missing. */
  public SoundBench(PipewireSession session) throws InterruptedException {
    for (String program : List.of("pw-cat", "pw-record", "pw-link")) {
      Assumptions.assumeTrue(
          PipewireSession.isInstalled(program),
          program + " is not installed (Debian: pipewire-bin)");
    }
    this.session = session;
    await(
        "WirePlumber",
        () -> ask("pw-cli", "list-objects", "Client").contains("WirePlumber [export]"));
  }

  private String ask(String... command) {
    try {
      return session.ask(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plugs a microphone in; the process is the microphone, to be destroyed for unplugging it. */
  public Process plugIn(float[] sound) throws Exception {
    return plugIn(MICROPHONE, sound);
  }

  /** Plugs one in under a name. */
  public Process plugIn(String name, float[] sound) throws Exception {
    Path wav = session.folder().resolve(name + ".wav");
    StereoRecording.write(wav, sound);
    Process process =
        session.run(
            "pw-cat",
            "--playback",
            "--target=0",
            "--latency=512",
            "-P",
            "{ media.class = Audio/Source, node.name = %s, node.description = %s, priority.session = 1000 }"
                .formatted(name, name),
            wav.toString());
    await("the microphone " + name, () -> ports("-o").contains(name + ":"));
    return process;
  }

  /** Whether a program of the test's finds something among the ports. */
  public String ports(String which) {
    return ask("pw-link", which);
  }

  /** A recorder at work. */
  public static final class Recorder implements AutoCloseable {
    private final Process process;
    private final Path wav;

    private Recorder(Process process, Path wav) {
      this.process = process;
      this.wav = wav;
    }

    /** Frames recorded so far. */
    long frames() {
      try {
        return Files.size(wav) / 4;
      } catch (IOException e) {
        return 0;
      }
    }

    /** Records for so long. */
    public void during(double seconds) throws InterruptedException {
      long end = frames() + Math.round(seconds * StereoRecording.FRAMES_PER_SECOND);
      await("the recorder's file", () -> frames() >= end);
    }

    /** Ends, and gives what was heard. */
    StereoRecording end() throws Exception {
      close();
      return StereoRecording.read(wav);
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }

  /** Begins to record a microphone on the left and a source on the right. */
  public Recorder record(String left, String right) throws Exception {
    Recorder recorder = record(right);
    link(left, "FL");
    return recorder;
  }

  /** Begins to record a source on the right. */
  public Recorder record(String right) throws Exception {
    Path wav = Files.createTempFile(session.folder(), "heard", ".wav");
    Process process =
        session.run(
            "pw-record",
            "--target=0",
            "--rate=48000",
            "--channels=2",
            "--format=s16",
            "--latency=512",
            "-P",
            "{ node.name = %s }".formatted(RECORDER),
            wav.toString());
    await("the recorder", () -> ports("-i").contains(RECORDER + ":input_FR"));
    link(right, "FR");
    return new Recorder(process, wav);
  }

  private void link(String source, String channel) throws Exception {
    String port =
        ports("-o").lines().filter(line -> line.startsWith(source + ":")).findFirst().orElseThrow();
    session.ask("pw-link", port, RECORDER + ":input_" + channel);
  }

  /** Waits until something is so. */
  public static void await(String what, BooleanSupplier isSo) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(what + " did not come in time");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
