package org.understudy.trainer.gan.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.understudy.assets.Catalog;
import org.understudy.avatar.PngPicture;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateFile;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.file.WholeFile;
import org.understudy.trainer.JsonFile;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.model.IdentityProjection;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds the manifolds of generated people and puts them among the assets. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = "Build the sheets that generated people are painted on.",
    footerHeading = "%nExamples:%n",
    footer = {"  understudy model template --data makehuman/data --picture sheets.png"})
public final class BuildTemplateCommand implements Callable<Integer> {
  private static final String NAME = "sheets.template";
  private static final int PICTURE_ROWS = 4;

  @Option(
      names = "--data",
      defaultValue = "../shared/makehuman/data",
      description = "MakeHuman's data folder (default: ${DEFAULT-VALUE}).")
  private Path dataFolder = Path.of("../shared/makehuman/data");

  @Option(
      names = "--out",
      defaultValue = "assets/src/main/resources/org/understudy/assets",
      description =
          "Folder of the assets; the file goes to its generator/ (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("assets/src/main/resources/org/understudy/assets");

  @Option(
      names = "--people",
      defaultValue = "300",
      description = "Random people to learn from (default: ${DEFAULT-VALUE}).")
  private int people = 300;

  @Option(
      names = "--detail",
      defaultValue = "0.5",
      description =
          "Texels along each side, as a part of a baked avatar's (default: ${DEFAULT-VALUE}).")
  private float detail = 0.5f;

  @Option(
      names = "--threads",
      description = "Threads to work with (default: the number of processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--picture", paramLabel = "PNG", description = "Also draw bodies of it.")
  private @Nullable Path picture;

  @Spec private @Nullable CommandSpec spec;

  /** Made by the command line parser. */
  public BuildTemplateCommand() {}

  @Override
  public Integer call() throws IOException {
    if (people < 10 || threads < 1 || !(detail >= 0.1f && detail <= 2)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--people takes 10 or more, --threads 1 or more, --detail 0.1 to 2; got %d, %d and %s"
              .formatted(people, threads, detail));
    }
    MakeHuman data = MakeHuman.open(dataFolder);
    BuiltInModels models = BuiltInModels.read();
    TemplateBuilder.Built built;
    try (Workers workers = new Workers(threads);
        ProgressBar bar = new ProgressBar("people", people + TemplateBuilder.heldOut(people))) {
      built =
          new TemplateBuilder(data, new IdentityProjection(data, models), detail, workers)
              .build(people, bar::stepTo);
    }
    SheetTemplate template = built.template();
    Path folder = Files.createDirectories(out.resolve("generator"));
    Path file = folder.resolve(NAME);
    WholeFile.write(file, stream -> TemplateFile.write(template, stream));
    Map<String, Object> manifest = manifest(built, Files.size(file));
    JsonFile.write(folder.resolve("sheets.json"), manifest);
    if (Files.exists(out.resolve("catalog.json"))) {
      Catalog.update(out);
    }
    drawPicture(template, models.bust());
    System.out.print(JsonFile.text(manifest));
    return 0;
  }

  private Map<String, Object> manifest(TemplateBuilder.Built built, long bytes) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("file", NAME);
    root.put(
        "command",
        String.format(
            Locale.ROOT, "understudy model template --people %d --detail %s", people, detail));
    root.put("bytes", bytes);
    root.put("sheets", built.template().sheets().size());
    root.put("vertices", built.template().vertices());
    root.put("texels", built.template().texels());
    root.put("identityCodes", built.template().identityCount());
    root.put("shapeCodes", built.template().shapeCount());
    root.put("heldOutSkinMillimetres", Math.round(1e6 * built.heldOutMetres()) / 1e3);
    root.put("spreadMillimetres", Math.round(1e6 * built.spreadMetres()) / 1e3);
    root.put("origin", "Computed from MakeHuman's meshes and targets, released under CC0 1.0.");
    root.put("licence", "CC0 1.0");
    return root;
  }

  private void drawPicture(SheetTemplate template, BustModel bust) throws IOException {
    Optional<Path> wanted = Optional.ofNullable(picture);
    if (wanted.isPresent()) {
      PngPicture.write(new TemplatePicture(template, bust).draw(PICTURE_ROWS), wanted.get());
    }
  }
}
