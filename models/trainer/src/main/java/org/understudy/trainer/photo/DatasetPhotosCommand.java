package org.understudy.trainer.photo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.understudy.trainer.dataset.ContactSheet;
import org.understudy.trainer.dataset.DatasetManifest;
import org.understudy.trainer.dataset.DatasetManifest.Reject;
import org.understudy.trainer.dataset.DatasetWriter;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.model.BuiltInModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a set of portraits of photos. */
@Command(
    name = "photos",
    mixinStandardHelpOptions = true,
    description = {
      "Make a set of portraits to train on of a folder of photos, full-length ones",
      "too: the person with the largest face is cropped to head and shoulders,",
      "aligned by the joints of head and neck, enlarged if need be, cut out, and",
      "described by the built-in models. Photos that will not do are left out,",
      "manifest.json says why. The same command again goes on where it was cut off,",
      "and takes photos that have come since."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy dataset photos --in photos --size 256 --out portraits",
      "  understudy dataset photos --in photos --out portraits --super-resolution x4.onnx",
      "  understudy dataset photos --in photos --out portraits --licence \"CC BY 4.0\""
    })
public final class DatasetPhotosCommand implements Callable<Integer> {
  private static final int MOST = 512;
  private static final int NAMED_REJECTS = 10;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "DIR",
      description = "Folder of JPEG, PNG, TIFF, BMP or GIF pictures; folders below it count.")
  private Path in = Path.of("photos");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The set's folder.")
  private Path out = Path.of("portraits");

  @Option(
      names = "--size",
      defaultValue = "512",
      description = "Pixels along each side (default: ${DEFAULT-VALUE}).")
  private int size = 512;

  @Option(
      names = "--super-resolution",
      paramLabel = "ONNX",
      description =
          "Network that enlarges small people: [1, 3, H, W] RGB 0..1 to [1, 3, s H, s W]"
              + " (default: Lanczos interpolation).")
  private @Nullable Path superResolution;

  @Option(
      names = "--most-enlarged",
      paramLabel = "TIMES",
      defaultValue = "4",
      description =
          "Leave out people who would have to be enlarged more (default: ${DEFAULT-VALUE}).")
  private double mostEnlarged = 4;

  @Option(
      names = "--licence",
      paramLabel = "TEXT",
      defaultValue = "unknown; ask whom the photos belong to and whom they show",
      description = "What the photos may be used for, noted with the set.")
  private String licence = "";

  @Option(
      names = "--per-file",
      defaultValue = "64",
      description = "Photos for one file, 1 to 512 (default: ${DEFAULT-VALUE}).")
  private int perFile = 64;

  @Option(
      names = "--threads",
      description = "Photos to work on at a time (default: the number of processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Spec private @Nullable CommandSpec spec;

  /** Made by the command line parser. */
  public DatasetPhotosCommand() {}

  @Override
  public Integer call() throws IOException {
    checkUse();
    PhotoFolder folder = PhotoFolder.list(in);
    try (Upscaler upscaler =
        superResolution == null ? new LanczosUpscaler() : OnnxUpscaler.open(superResolution)) {
      PhotoPortraits portraits =
          new PhotoPortraits(
              BuiltInModels.read(), size, PhotoLimits.enlarging(mostEnlarged), upscaler);
      DatasetWriter writer = DatasetWriter.open(out, empty(folder, portraits, upscaler));
      take(folder, portraits, writer);
      return report(folder, writer);
    }
  }

  private void checkUse() {
    if (size < 16 || size > 2048 || perFile < 1 || perFile > MOST || threads < 1) {
      throw wrongUse(
          "--size takes 16 to 2048, --per-file 1 to %d, --threads 1 or more; got %d, %d and %d"
              .formatted(MOST, size, perFile, threads));
    }
    if (!(mostEnlarged >= 1 && mostEnlarged <= 32)) {
      throw wrongUse("--most-enlarged takes 1 to 32; got " + mostEnlarged);
    }
    if (!Files.isDirectory(in)) {
      throw wrongUse("--in names no folder: " + in);
    }
    if (superResolution != null && !Files.isRegularFile(superResolution)) {
      throw wrongUse("--super-resolution names no file: " + superResolution);
    }
    if (out.toAbsolutePath().normalize().startsWith(in.toAbsolutePath().normalize())) {
      throw wrongUse("--out must not lie within --in, whose pictures are all taken for photos");
    }
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private DatasetManifest empty(PhotoFolder folder, PhotoPortraits portraits, Upscaler upscaler) {
    Path name = Objects.requireNonNullElse(folder.root().getFileName(), folder.root());
    return DatasetManifest.empty(
        String.format(
            Locale.ROOT,
            "photos of %s, size %d, %d for a file, enlarged at most %s times by %s, licence %s",
            name,
            size,
            perFile,
            mostEnlarged,
            upscaler.description(),
            licence),
        "Photos, cropped, aligned and cut out.",
        licence,
        size,
        portraits.identityCount(),
        portraits.shapeCount());
  }

  private void take(PhotoFolder folder, PhotoPortraits portraits, DatasetWriter writer)
      throws IOException {
    List<String> waiting = new ArrayList<>(folder.names());
    waiting.removeAll(done(writer.manifest()));
    if (waiting.isEmpty()) {
      return;
    }
    try (PhotoCrew crew = PhotoCrew.of(Math.min(threads, waiting.size()));
        ProgressBar bar = new ProgressBar("photos", folder.names().size())) {
      bar.stepTo(folder.names().size() - waiting.size());
      for (int from = 0; from < waiting.size(); from += perFile) {
        List<String> names = waiting.subList(from, Math.min(from + perFile, waiting.size()));
        List<Portrait> taken = new ArrayList<>();
        List<Reject> left = new ArrayList<>();
        for (PhotoResult result : crew.take(portraits, folder, names, bar::step)) {
          switch (result) {
            case PhotoResult.Taken t -> taken.add(t.portrait());
            case PhotoResult.Left l -> left.add(l.reject());
          }
        }
        DatasetManifest before = writer.manifest();
        writer.add(taken, before.count() + before.rejects().size(), left);
      }
    }
  }

  private Set<String> done(DatasetManifest manifest) throws IOException {
    Set<String> names = new HashSet<>();
    manifest.rejects().forEach(reject -> names.add(reject.name()));
    if (manifest.count() > 0) {
      names.addAll(PortraitSet.open(out).names());
    }
    return names;
  }

  private int report(PhotoFolder folder, DatasetWriter writer) throws IOException {
    List<Reject> rejects = writer.manifest().rejects();
    if (writer.manifest().count() == 0) {
      writer.discard();
      StringBuilder why = new StringBuilder();
      rejects.stream()
          .limit(NAMED_REJECTS)
          .forEach(r -> why.append("%n  %s: %s".formatted(r.name(), r.reason())));
      throw new IOException(
          "none of the %d photos in %s can be used, nothing was written:%s%s"
              .formatted(
                  folder.names().size(), in, why, rejects.size() > NAMED_REJECTS ? "\n  ..." : ""));
    }
    PortraitSet set = PortraitSet.open(out);
    Path sheet = out.resolve("sheet.png");
    ContactSheet.draw(set, sheet);
    System.out.printf(
        "%s: %d pictures of %d x %d in %d files, %d photos left out; look at %s%n",
        out, set.count(), size, size, set.manifest().shards().size(), rejects.size(), sheet);
    rejects.stream()
        .limit(NAMED_REJECTS)
        .forEach(r -> System.out.printf("  left out: %s: %s%n", r.name(), r.reason()));
    if (rejects.size() > NAMED_REJECTS) {
      System.out.printf("  and %d more, see manifest.json%n", rejects.size() - NAMED_REJECTS);
    }
    return 0;
  }
}
