package org.understudy.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.tracking.schedule.Niceness;

class CompilerThreadsTest {
  private static final Path PROCESS = Path.of("/proc/self");
  private static final Path TASKS = PROCESS.resolve("task");
  private static final int NICE = 16;
  private static final long PATIENCE_MILLIS = 20_000;

  @Test
  void onlyTheOptimisingCompilersThreads(@TempDir Path tasks) throws Exception {
    addTask(tasks, "11", "java\n");
    addTask(tasks, "12", "C2 CompilerThre\n");
    addTask(tasks, "13", "C1 CompilerThre\n");
    Files.createDirectory(tasks.resolve("14"));
    assertThat(CompilerThreads.optimising(tasks)).containsExactly(12);
    assertThat(CompilerThreads.optimising(tasks.resolve("none"))).isEmpty();
  }

  private static void addTask(Path tasks, String number, String name) throws Exception {
    Files.writeString(Files.createDirectory(tasks.resolve(number)).resolve("comm"), name);
  }

  /** In a process of its own, since there is no way back. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theyGiveWayAndTheProgramDoesNot() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CompilerThreadsTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(child.waitFor()).as(printed).isZero();
    assertThat(printed).endsWith("lowered");
  }

  /** The child. */
  public static void main(String[] args) throws Exception {
    List<Integer> compilers = CompilerThreads.optimising(TASKS);
    int before = niceness(PROCESS);
    CompilerThreads.giveWay(CompilerThreads.MOST_FRAMES);
    Thread.sleep(500);
    requireNiceness(compilers, before, "before it is allowed");
    CompilerThreads.allow();
    CompilerThreads.giveWay(CompilerThreads.MOST_FRAMES + 1);
    Thread.sleep(500);
    requireNiceness(compilers, before, "for a long recording");
    CompilerThreads.giveWay(CompilerThreads.MOST_FRAMES);
    int expected = Math.max(before, Niceness.LOWER);
    for (int compiler : compilers) {
      awaitNiceness(TASKS.resolve(String.valueOf(compiler)), expected);
    }
    if (niceness(PROCESS) != before) {
      throw new IllegalStateException("the program gives way too");
    }
    System.out.println(compilers.isEmpty() ? "found none" : "lowered");
  }

  private static void requireNiceness(List<Integer> threads, int expected, String when)
      throws Exception {
    for (int thread : threads) {
      if (niceness(TASKS.resolve(String.valueOf(thread))) != expected) {
        throw new IllegalStateException("a compiler gives way " + when);
      }
    }
  }

  private static void awaitNiceness(Path task, int expected) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (niceness(task) != expected) {
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException(task + " has niceness " + niceness(task));
      }
      Thread.sleep(10);
    }
  }

  private static int niceness(Path task) throws Exception {
    String stat = Files.readString(task.resolve("stat"));
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE]);
  }
}
