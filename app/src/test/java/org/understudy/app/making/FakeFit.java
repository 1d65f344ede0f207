package org.understudy.app.making;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Stands for the program that fits avatars: takes its options, tells progress, keeps how far it is,
 * and copies an avatar that is given to it. What the clip holds says what it is to do.
 */
public final class FakeFit {
  private static final int STEPS = 20;

  private FakeFit() {}

  /** Called as a process of its own. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> given = List.of(arguments);
    byte[] bytes = Files.readAllBytes(option(given, "--video"));
    String clip = new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1);
    Path out = option(given, "--out");
    if (!given.contains("--consent")) {
      System.err.println("understudy: nobody agreed");
      System.exit(2);
    }
    if (clip.startsWith("short")) {
      System.out.println(
          "{\"finding\":\"length\",\"value\":\"3.1 s\",\"verdict\":\"unusable\",\"advice\":\"film 10 to 60 seconds\"}");
      System.err.println("understudy: me.mp4 is not fit. Or go on with --force.");
      System.exit(1);
    }
    Path work = out.resolveSibling(out.getFileName() + ".work");
    Files.createDirectories(work);
    Path kept = work.resolve("steps");
    int done = Files.exists(kept) ? Integer.parseInt(Files.readString(kept)) : 0;
    while (done < STEPS) {
      done++;
      Files.writeString(kept, String.valueOf(done));
      System.out.printf(
          "{\"stage\":\"fitting textures\",\"done\":%d,\"total\":%d,\"share\":%s,\"secondsLeft\":%d}%n",
          done, STEPS, (double) done / STEPS, STEPS - done);
      if (clip.startsWith("full") && done == 3) {
        System.err.println("understudy: No space left on device");
        System.exit(1);
      }
      Thread.sleep(clip.startsWith("slow") ? 200 : 5);
    }
    try (InputStream avatar =
        FakeFit.class.getResourceAsStream("/org/understudy/assets/avatars/ada.avatar")) {
      Files.copy(Objects.requireNonNull(avatar), out);
    }
    System.out.printf(
        "{\"avatar\":\"%s\",\"metrics\":{\"psnr\":\"27.31 dB\",\"steps\":\"%d\"}}%n", "x", done);
  }

  private static Path option(List<String> arguments, String name) {
    return Path.of(arguments.get(arguments.indexOf(name) + 1));
  }

  /** Starts this as the real fit is started. */
  public static FitLauncher launcher() {
    return new FitLauncher(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FakeFit.class.getName()),
        List.of());
  }
}
