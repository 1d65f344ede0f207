package org.understudy.trainer.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.makehuman.MakeHuman;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast the studio takes pictures. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measure how fast the studio takes pictures of one person in random states.",
      "A new person costs a second or two once, which is told apart."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy studio bench",
      "  understudy studio bench --person kofi --sizes 128,256,512 --count 40"
    })
public final class StudioBenchCommand implements Callable<Integer> {
  private static final double FIELD_OF_VIEW_DEGREES = 20;
  private static final int WARM_UP = 6;

  @Option(
      names = "--makehuman",
      defaultValue = "../shared/makehuman/data",
      description = "MakeHuman's data folder (default: ${DEFAULT-VALUE}).")
  private Path makeHuman = Path.of("../shared/makehuman/data");

  @Option(
      names = "--person",
      paramLabel = "NAME|SEED|FILE.json",
      defaultValue = "noah",
      description = "Who is pictured (default: ${DEFAULT-VALUE}).")
  private String person = "noah";

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "128,512",
      description = "Pixels along each side (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of(128, 512);

  @Option(
      names = "--count",
      defaultValue = "30",
      description = "Pictures of each size after a warm-up (default: ${DEFAULT-VALUE}).")
  private int count = 30;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Threads to render with (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  /** Made by the command line parser. */
  public StudioBenchCommand() {}

  @Override
  public Integer call() throws IOException {
    if (count < 1 || threads < 1 || sizes.stream().anyMatch(s -> s < 16)) {
      throw new IllegalArgumentException(
          "--count and --threads take 1 or more, --sizes 16 or more, got %d, %d and %s"
              .formatted(count, threads, sizes));
    }
    MakeHuman data = MakeHuman.open(makeHuman);
    long start = System.nanoTime();
    StudioCharacter character = StudioCharacter.of(data, GalleryPeople.find(person, data));
    System.out.printf(
        Locale.ROOT,
        "%s dressed in %.0f ms, %d threads%n",
        character.person().name(),
        (System.nanoTime() - start) / 1e6,
        threads);
    System.out.println("pixels   pictures per second   median ms   p95 ms");
    try (Workers workers = new Workers(threads)) {
      Studio studio = new Studio(character, LightRig.portrait(), workers, 2);
      for (int size : sizes) {
        measure(studio, size);
      }
    }
    return 0;
  }

  private void measure(Studio studio, int size) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    PinholeCamera camera = PinholeCamera.ofVerticalFieldOfView(FIELD_OF_VIEW_DEGREES, size, size);
    double[] millis = new double[count];
    for (int i = -WARM_UP; i < count; i++) {
      PortraitPose pose = state(studio.character(), random);
      long start = System.nanoTime();
      studio.render(pose, camera);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    double mean = Arrays.stream(millis).average().orElseThrow();
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%6d   %19.1f   %9.0f   %6.0f%n",
        size,
        1000 / mean,
        millis[count / 2],
        millis[Math.min(count - 1, (int) (0.95 * count))]);
  }

  private static PortraitPose state(StudioCharacter character, RandomGenerator random) {
    float[] expression = new float[ArkitExpression.COUNT];
    for (int e = 0; e < expression.length; e++) {
      expression[e] = random.nextInt(8) == 0 ? random.nextFloat() : 0;
    }
    double middle = character.skeleton().rest(PortraitJoint.HEAD, 1);
    return PortraitPose.REST
        .withExpression(expression)
        .withRoot(new RigidTransform(0, random.nextDouble(-0.5, 0.5), 0, 0, -middle, -1.22));
  }
}
