package org.understudy.trainer.clip;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.assets.Assets;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.file.AvatarFile;
import org.understudy.avatar.file.TextureQuality;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.fit.LandmarkModel;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.studio.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes an avatar of the person in a clip. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Make an avatar of the person in a clip.",
      "Best is half a minute, head and shoulders, light from the front, a plain background: look"
          + " slowly to all sides, say a few sentences, smile, close your eyes once.",
      "The last fifth of the clip is kept for measuring. Cut off, the same command goes on where"
          + " it was."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy avatar fit --video me.mp4 --name me",
      "  understudy avatar fit --video me.mp4 --name me --picture progress.png --consent",
      "  understudy drive --video talk.mp4 --avatar me.avatar --out avatar.mp4"
    })
public final class AvatarFitCommand implements Callable<Integer> {
  private static final TextureQuality QUALITY = new TextureQuality(90, 60);
  private static final String NAMES = "[a-z0-9-]{1,40}";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--video",
      required = true,
      paramLabel = "FILE",
      description = "The clip, 10 to 120 seconds of one person.")
  private Path video = Path.of("me.mp4");

  @Option(
      names = "--name",
      required = true,
      description = "The avatar's name: small letters, digits and hyphens.")
  private String name = "me";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The avatar file (default: NAME.avatar).")
  private @Nullable Path out;

  @Option(
      names = "--consent",
      description = "The person shown agrees to this avatar; without it you are asked.")
  private boolean consent;

  @Option(
      names = "--force",
      description = "Go on although the clip is short, dark or otherwise unfit.")
  private boolean force;

  @Option(
      names = "--picture",
      paramLabel = "PNG",
      description = "Always holds the latest state: clip above, avatar below.")
  private @Nullable Path picture;

  @Option(
      names = "--template",
      defaultValue = "ada",
      description = "Gallery avatar that lends eyes, teeth and clothes (default: ada).")
  private String template = "ada";

  @Option(
      names = "--fov",
      paramLabel = "DEGREES",
      description = "Horizontal field of view of the camera (default: found out).")
  private @Nullable Double fieldOfView;

  @Option(
      names = "--size",
      defaultValue = "448",
      description = "Longer side of the pictures to fit to, pixels (default: 448).")
  private int size = ClipFitSettings.USUAL.size();

  @Option(
      names = "--pictures",
      defaultValue = "110",
      description = "Frames of the clip to fit to (default: 110).")
  private int pictures = ClipFitSettings.USUAL.pictures();

  @Option(
      names = "--iterations",
      defaultValue = "600",
      description = "Steps of the fit (default: 600).")
  private int iterations = ClipFitSettings.USUAL.iterations();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the order of the pictures (default: 1).")
  private long seed = 1;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Threads to work with (default: 2).")
  private int threads = 2;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      defaultValue = "BARS",
      description =
          "How to tell what is done: bars for people, or json, a line for each step, for programs"
              + " (default: bars).")
  private ProgressKind progressKind = ProgressKind.BARS;

  /** How progress is told. */
  enum ProgressKind {
    BARS,
    JSON
  }

  /** Made by the command line parser. */
  public AvatarFitCommand() {}

  @Override
  public Integer call() throws IOException {
    ClipFitSettings settings = settings();
    if (!name.matches(NAMES)) {
      throw wrong("--name takes 1 to 40 small letters, digits and hyphens, got \"" + name + "\"");
    }
    if (threads < 1) {
      throw wrong("--threads takes 1 or more, got " + threads);
    }
    if (!Files.isRegularFile(video)) {
      throw new ClipUnusableException(video + " is not there");
    }
    String agreed = agreed();
    Path to = out == null ? Path.of(name + ".avatar") : out;
    Path work = to.resolveSibling(to.getFileName() + ".work");
    try (Workers workers = new Workers(threads);
        FitReport report = report()) {
      ClipFit.Result result =
          fit(workers, report)
              .run(
                  video,
                  name,
                  settings,
                  work,
                  findings -> {
                    report.findings(findings);
                    examine(findings);
                  });
      write(result, agreed, to, report);
    }
    return 0;
  }

  private FitReport report() {
    return switch (progressKind) {
      case BARS -> new FitReportOnConsole(picture);
      case JSON -> new FitReportAsJson(System.out, System::nanoTime, picture);
    };
  }

  private static void write(ClipFit.Result result, String agreed, Path to, FitReport report)
      throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>(result.avatar().metadata());
    metadata.put("origin", "Fitted to a clip of a person; colours are theirs.");
    metadata.put("licence", "For the person shown only; not to be passed on without them.");
    metadata.put("consent", agreed);
    metadata.putAll(result.metrics().asMetadata());
    Avatar avatar = result.avatar().withMetadata(metadata);
    AvatarFile.write(avatar, to, QUALITY);
    report.done(to, result.metrics().asMetadata(), avatar.sheets().size());
  }

  private ClipFitSettings settings() {
    try {
      return new ClipFitSettings(
          size,
          pictures,
          iterations,
          seed,
          fieldOfView == null ? OptionalDouble.empty() : OptionalDouble.of(fieldOfView));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ClipFit fit(Workers workers, FitReport progress) throws IOException {
    String file = "avatars/" + template + ".avatar";
    if (Assets.url(file).isEmpty()) {
      throw wrong(
          "--template takes an avatar of the gallery, and there is no \"" + template + "\"");
    }
    BuiltInModels models = BuiltInModels.read();
    Skeleton skeleton = models.bust().skeleton(new float[models.bust().shapeCount()]);
    return new ClipFit(
        template(file), LandmarkModel.of(models.face()), skeleton, workers, progress);
  }

  private static Avatar template(String file) throws IOException {
    try (InputStream in = Assets.open(file)) {
      return AvatarFile.read(file, in);
    }
  }

  /** Whoever is shown has to agree; who said so is kept with the avatar. */
  @SuppressWarnings("SystemConsoleNull") // its Javadoc still allows null
  private String agreed() {
    String today = LocalDate.now(ZoneId.systemDefault()).toString();
    if (consent) {
      return "The person shown agreed, as told by --consent on " + today;
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw wrong(
          "an avatar shows a person, who has to agree: add --consent if the person in "
              + video
              + " does");
    }
    console.printf(
        "This makes a likeness of the person in %s, which anybody who has the file can move and%n"
            + "speak through. Make it only of yourself, or of somebody who knows and agrees.%n"
            + "Does the person shown agree? Type yes: ",
        video);
    String answer = console.readLine();
    if (answer == null || !answer.strip().equalsIgnoreCase("yes")) {
      throw wrong("without the consent of the person shown no avatar is made");
    }
    return "The person shown agreed, as answered on " + today;
  }

  private void examine(List<ClipCheck.Finding> findings) throws ClipUnusableException {
    List<ClipCheck.Finding> bad =
        findings.stream().filter(f -> f.verdict() == ClipCheck.Verdict.UNUSABLE).toList();
    if (!bad.isEmpty() && !force) {
      throw new ClipUnusableException(
          "%s is not fit for an avatar: %s (%s). Film again: %s. Or go on with --force."
              .formatted(
                  video, bad.getFirst().what(), bad.getFirst().value(), bad.getFirst().advice()));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
