package org.understudy.trainer.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a set of portraits of people who do not exist. */
@Command(
    name = "studio",
    mixinStandardHelpOptions = true,
    description = {
      "Make a set of portraits of random studio people to train on, one picture each, without",
      "background. The same command again goes on where it was cut off; a larger --count adds to it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy dataset studio --count 5000 --size 256 --out portraits",
      "  understudy dataset studio --count 200 --seed 2 --out held-out"
    })
public final class DatasetStudioCommand implements Callable<Integer> {
  private static final int MOST = 512;

  @Option(
      names = "--makehuman",
      defaultValue = "../shared/makehuman/data",
      description = "MakeHuman's data folder (default: ${DEFAULT-VALUE}).")
  private Path makeHuman = Path.of("../shared/makehuman/data");

  @Option(
      names = "--count",
      defaultValue = "5000",
      description = "Pictures in all (default: ${DEFAULT-VALUE}).")
  private int count = 5000;

  @Option(
      names = "--size",
      defaultValue = "512",
      description = "Pixels along each side (default: ${DEFAULT-VALUE}).")
  private int size = 512;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of people and states (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--varied-light",
      description = "Other light for everybody, as in photos; else the light of the gallery.")
  private boolean variedLight;

  @Option(
      names = "--per-file",
      defaultValue = "64",
      description = "Pictures in one file, 1 to 512 (default: ${DEFAULT-VALUE}).")
  private int perFile = 64;

  @Option(
      names = "--threads",
      description = "People to work on at a time (default: the number of processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The set's folder.")
  private Path out = Path.of("portraits");

  @Spec private @Nullable CommandSpec spec;

  /** Made by the command line parser. */
  public DatasetStudioCommand() {}

  @Override
  public Integer call() throws IOException {
    if (count < 1 || size < 16 || size > 2048 || perFile < 1 || perFile > MOST || threads < 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--count and --threads take 1 or more, --size 16 to 2048, --per-file 1 to %d; got %d, %d, %d and %d"
              .formatted(MOST, count, threads, size, perFile));
    }
    MakeHuman data = MakeHuman.open(makeHuman);
    StudioPortraits portraits = new StudioPortraits(data, size, seed, variedLight);
    DatasetWriter writer =
        DatasetWriter.open(
            out,
            DatasetManifest.empty(
                "studio, seed %d, size %d, %s light"
                    .formatted(seed, size, variedLight ? "varied" : "portrait"),
                "Computed from MakeHuman's meshes, targets and textures, released under CC0 1.0.",
                "CC0 1.0",
                size,
                portraits.identityCount(),
                portraits.shapeCount()));
    int done = writer.manifest().count();
    if (done >= count) {
      System.out.printf("%s has %d pictures already%n", out, done);
      return 0;
    }
    try (Workers people = new Workers(threads);
        ProgressBar bar = new ProgressBar("portraits", count)) {
      bar.stepTo(done);
      while (done < count) {
        int now = Math.min(perFile, count - done);
        writer.add(take(portraits, done, now, people, bar), done, List.of());
        done += now;
      }
    }
    PortraitSet set = PortraitSet.open(out);
    Path sheet = out.resolve("sheet.png");
    ContactSheet.draw(set, sheet);
    System.out.printf(
        "%s: %d pictures of %d x %d in %d files; look at %s%n",
        out, set.count(), size, size, set.manifest().shards().size(), sheet);
    return 0;
  }

  private static List<Portrait> take(
      StudioPortraits portraits, long first, int number, Workers people, ProgressBar bar) {
    List<Callable<Portrait>> tasks = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      long index = first + i;
      tasks.add(
          () -> {
            try (Workers one = new Workers(1)) {
              Portrait portrait = portraits.take(index, one);
              bar.step();
              return portrait;
            }
          });
    }
    return people.call(tasks);
  }
}
