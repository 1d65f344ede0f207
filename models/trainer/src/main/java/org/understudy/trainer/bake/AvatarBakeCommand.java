package org.understudy.trainer.bake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.assets.Catalog;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.file.AvatarDescription;
import org.understudy.avatar.file.AvatarFile;
import org.understudy.avatar.file.TextureQuality;
import org.understudy.trainer.JsonFile;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.studio.GalleryPeople;
import org.understudy.trainer.studio.StudioCharacter;
import org.understudy.trainer.studio.StudioPerson;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bakes an avatar of a studio person and writes it with its manifest. */
@Command(
    name = "bake",
    mixinStandardHelpOptions = true,
    description = {
      "Bake an avatar of a studio person.",
      "Cut off, the same command goes on where it was."
    })
public final class AvatarBakeCommand implements Callable<Integer> {
  private static final TextureQuality QUALITY = new TextureQuality(92, 64);

  @Option(
      names = "--makehuman",
      defaultValue = "../shared/makehuman/data",
      description = "MakeHuman's data folder (default: ${DEFAULT-VALUE}).")
  private Path makeHuman = Path.of("../shared/makehuman/data");

  @Option(
      names = "--person",
      defaultValue = "ada",
      paramLabel = "NAME|SEED|FILE.json",
      description =
          "Who: a name of the gallery, a seed, or a person's file (default: ${DEFAULT-VALUE}).")
  private String person = "ada";

  @Option(
      names = "--out",
      required = true,
      description = "The avatar file; a manifest is written beside it.")
  private Path out = Path.of("ada.avatar");

  @Option(
      names = "--size",
      defaultValue = "512",
      description = "Pixels along each side of the pictures to fit to (default: ${DEFAULT-VALUE}).")
  private int size = 512;

  @Option(
      names = "--pictures",
      defaultValue = "120",
      description = "Pictures to fit to (default: ${DEFAULT-VALUE}).")
  private int pictures = 120;

  @Option(
      names = "--iterations",
      defaultValue = "800",
      description = "Steps of the fit; 0 keeps the painted textures (default: ${DEFAULT-VALUE}).")
  private int iterations = 800;

  @Option(
      names = "--detail",
      defaultValue = "1.2",
      description = "Factor on the textures' resolution (default: ${DEFAULT-VALUE}).")
  private double detail = 1.2;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of views, poses and expressions (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Threads to work with (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Option(
      names = "--picture",
      paramLabel = "PNG",
      description = "Also draw held-out pictures: studio above, avatar below.")
  private @Nullable Path picture;

  /** Made by the command line parser. */
  public AvatarBakeCommand() {}

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads takes 1 or more, got " + threads);
    }
    BakeSettings settings = new BakeSettings(size, pictures, 8, iterations, detail, seed);
    MakeHuman data = MakeHuman.open(makeHuman);
    StudioPerson who = GalleryPeople.find(person, data);
    AvatarBake.Result result;
    Path work = out.resolveSibling(out.getFileName() + ".work");
    try (Workers workers = new Workers(threads);
        ProgressOnConsole shown = new ProgressOnConsole(picture)) {
      result =
          new AvatarBake(StudioCharacter.of(data, who), settings, workers, shown)
              .run(work, QUALITY);
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("command", command());
    metadata.put(
        AvatarDescription.ORIGIN,
        "Computed from MakeHuman's meshes, targets and textures, released under CC0 1.0.");
    metadata.put(AvatarDescription.LICENCE, "CC0 1.0");
    metadata.put(AvatarDescription.SYNTHETIC, "true");
    metadata.putAll(result.avatar().metadata());
    metadata.putAll(result.metrics().asMetadata());
    metadata.putAll(result.fitted().beforeCoding());
    Avatar avatar = result.avatar().withMetadata(metadata);
    AvatarFile.write(avatar, out, QUALITY);
    writeManifest(avatar);
    System.out.print(result.metrics());
    result.fitted().beforeCoding().forEach((k, v) -> System.out.printf("%-38s %s%n", k, v));
    System.out.printf(
        Locale.ROOT,
        "%s: %d sheets, %d vertices, %d bytes%n",
        out,
        avatar.sheets().size(),
        avatar.vertexCount(),
        Files.size(out));
    return 0;
  }

  private String command() {
    return String.format(
        Locale.ROOT,
        "understudy avatar bake --person %s --size %d --pictures %d --iterations %d --detail %s --seed %d",
        person,
        size,
        pictures,
        iterations,
        detail,
        seed);
  }

  private void writeManifest(Avatar avatar) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("file", out.getFileName().toString());
    root.put("bytes", Files.size(out));
    root.put("sheets", avatar.sheets().size());
    root.put("vertices", avatar.vertexCount());
    avatar.metadata().forEach(root::put);
    String name = out.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".json";
    Files.writeString(out.resolveSibling(name), JsonFile.text(root), StandardCharsets.UTF_8);
    Path assets = out.toAbsolutePath().normalize().getParent();
    if (assets != null
        && assets.getParent() != null
        && Files.exists(assets.getParent().resolve("catalog.json"))) {
      Catalog.update(assets.getParent());
    }
  }
}
