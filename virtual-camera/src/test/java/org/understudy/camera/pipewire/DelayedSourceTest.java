package org.understudy.camera.pipewire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A recorder of the system's hears a microphone and its delayed copy at once; where the correlation
 * of the two is highest is the delay.
 */
@Tag("pipewire")
@Timeout(120)
class DelayedSourceTest {
  private static final String NAME = "Understudy test microphone";

  private static @Nullable PipewireSession session;
  private static @Nullable SoundBench bench;

  @BeforeAll
  static void startSession() throws Exception {
    session = PipewireSession.start();
    bench = new SoundBench(session);
  }

  @AfterAll
  static void endSession() throws Exception {
    if (session != null) {
      session.close();
    }
  }

  private static SoundBench bench() {
    if (bench == null) {
      throw new IllegalStateException("no session");
    }
    return bench;
  }

  private static PipewireSession session() {
    if (session == null) {
      throw new IllegalStateException("no session");
    }
    return session;
  }

  private static DelayedSource open(double milliseconds) {
    return open("", milliseconds);
  }

  private static DelayedSource open(String microphone, double milliseconds) {
    return switch (DelayedSource.open(NAME, microphone, milliseconds)) {
      case DelayedSource.Opening.Opened opened -> opened.source();
      case DelayedSource.Opening.Unavailable no -> throw new AssertionError(no.toString());
    };
  }

  private static float[] noise(int seconds) {
    Random random = new Random(7);
    float[] samples = new float[seconds * StereoRecording.FRAMES_PER_SECOND];
    float low = 0;
    float lower = 0;
    for (int i = 0; i < samples.length; i++) {
      low += 0.15f * (random.nextFloat() - 0.5f - low);
      lower += 0.15f * (low - lower);
      samples[i] = 2 * lower;
    }
    return samples;
  }

  @Test
  void theCopyIsAsLateAsWasAskedAndFollowsChanges() throws Exception {
    Process microphone = bench().plugIn(noise(60));
    try (DelayedSource source = open(120);
        SoundBench.Recorder recorder = bench().record(SoundBench.MICROPHONE, NAME)) {
      recorder.during(4);
      source.setDelay(135);
      recorder.during(5);
      source.setDelay(300);
      recorder.during(3);
      source.setDelay(60);
      recorder.during(3);
      DelayedSource.Look look = source.look();
      StereoRecording heard = recorder.end();
      assertThat(look.failure()).isEmpty();
      assertThat(look.listened()).isTrue();
      assertThat(look.heard()).isTrue();
      double[] lags = {
        heard.steadyLag(1, 4),
        heard.steadyLag(7, 9),
        heard.steadyLag(9.7, 12),
        heard.steadyLag(13, heard.seconds())
      };
      assertThat(lags)
          .as(look.toString())
          .containsExactly(new double[] {120, 135, 300, 60}, within(4.0));
    } finally {
      microphone.destroy();
      microphone.waitFor();
    }
  }

  @Test
  void aMicrophoneThatGoesAndComesBackIsHeardAgain() throws Exception {
    Process microphone = bench().plugIn(noise(60));
    try (DelayedSource source = open(60)) {
      SoundBench.await("nothing", () -> !source.look().listened());
      assertThat(source.look().blocks()).as("heard while nobody listens").isZero();
      try (SoundBench.Recorder recorder = bench().record(NAME)) {
        SoundBench.await("the microphone's sound", () -> source.look().heard());
        microphone.destroyForcibly().waitFor();
        SoundBench.await("silence", () -> !source.look().heard());
        assertThat(source.look().listened()).isTrue();
        recorder.during(0.5);
        microphone = bench().plugIn(noise(60));
        SoundBench.await("the microphone's return", () -> source.look().heard());
        recorder.during(1);
        StereoRecording heard = recorder.end();
        assertThat(loudest(heard, 0.5)).isGreaterThan(0.05);
      }
      SoundBench.await("the end of listening", () -> !source.look().listened());
      long blocks = source.look().blocks();
      TimeUnit.MILLISECONDS.sleep(300);
      assertThat(source.look().blocks()).as("heard after the end").isEqualTo(blocks);
    } finally {
      microphone.destroyForcibly().waitFor();
    }
  }

  /** In the last seconds of the copy. */
  private static double loudest(StereoRecording heard, double seconds) {
    double most = 0;
    int from = heard.frames() - (int) (seconds * StereoRecording.FRAMES_PER_SECOND);
    for (int i = from; i < heard.frames(); i++) {
      most = Math.max(most, Math.abs(heard.delayed()[i]));
    }
    return most;
  }

  @Test
  void aMicrophoneThatComesLaterIsFound() throws Exception {
    try (DelayedSource source = open(60);
        SoundBench.Recorder recorder = bench().record(NAME)) {
      recorder.during(1);
      assertThat(source.look().listened()).isTrue();
      assertThat(source.look().heard()).isFalse();
      Process microphone = bench().plugIn(noise(60));
      SoundBench.await("the microphone", () -> source.look().heard());
      microphone.destroyForcibly().waitFor();
    }
  }

  @Test
  void aChosenMicrophoneIsHeardAndNothingIsAllocatedForIt() throws Exception {
    Process other = bench().plugIn("other", new float[60 * StereoRecording.FRAMES_PER_SECOND]);
    Process microphone = bench().plugIn(noise(60));
    try (DelayedSource source = open("other", 60);
        SoundBench.Recorder recorder = bench().record(NAME)) {
      recorder.during(2);
      long before = allocated();
      long blocks = source.look().blocks();
      recorder.during(2);
      long perBlock = (allocated() - before) / Math.max(1, source.look().blocks() - blocks);
      assertThat(loudest(recorder.end(), 3)).as("the other is silent").isLessThan(1e-4);
      assertThat(perBlock).isLessThan(16);
    } finally {
      microphone.destroyForcibly().waitFor();
      other.destroyForcibly().waitFor();
    }
  }

  /** By the thread that moves sound, bytes. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(info -> info != null && info.getThreadName().equals("understudy-voice"))
        .mapToLong(info -> threads.getThreadAllocatedBytes(info.getThreadId()))
        .sum();
  }

  @Test
  void nothingOfItIsLeft() throws Exception {
    Set<String> before = threads();
    DelayedSource source = open(42);
    assertThat(threads()).as("while it is there").isNotEqualTo(before);
    assertThat(session().nodes()).contains("\"" + NAME + "\"", "\"" + NAME + " input\"");
    source.close();
    assertThat(session().nodes()).doesNotContain(NAME);
    assertThat(threads()).isSubsetOf(before);
  }

  /** Names of the process's threads, the library's included, that sound has to do with. */
  private static Set<String> threads() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      for (Path task : tasks.toList()) {
        Path name = task.resolve("comm");
        if (Files.exists(name)) {
          names.add(Files.readString(name).strip());
        }
      }
    }
    names.removeIf(
        name ->
            !name.contains("understudy")
                && !name.contains("pipewire")
                && !name.contains("data-loop"));
    return names;
  }
}
