package org.understudy.trainer.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.understudy.assets.Catalog;
import org.understudy.avatar.PngPicture;
import org.understudy.parametric.BustModelFile;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.FaceModelFile;
import org.understudy.parametric.file.WholeFile;
import org.understudy.tracking.inference.MediaPipeAsset;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Builds the face and the bust model and puts them among the assets. */
@Command(
    name = "build-parametric",
    mixinStandardHelpOptions = true,
    description = "Build the face and bust model from a MakeHuman data folder.")
public final class BuildParametricCommand implements Callable<Integer> {
  private static final int HELD_OUT = 40;

  @Option(
      names = "--data",
      defaultValue = "../shared/makehuman/data",
      description = "MakeHuman's data folder (default: ${DEFAULT-VALUE}).")
  private Path dataFolder = Path.of("../shared/makehuman/data");

  @Option(
      names = "--out",
      defaultValue = "assets/src/main/resources/org/understudy/assets",
      description = "Folder of the assets; files go to its models/ (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("assets/src/main/resources/org/understudy/assets");

  @Option(
      names = "--people",
      defaultValue = "2000",
      description = "Random people to learn from (default: ${DEFAULT-VALUE}).")
  private int people = 2000;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the random people (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--face-variance",
      defaultValue = "0.995",
      description = "Share of the faces' variance to keep (default: ${DEFAULT-VALUE}).")
  private double faceVariance = 0.995;

  @Option(
      names = "--bust-variance",
      defaultValue = "0.995",
      description = "Share of the busts' variance to keep (default: ${DEFAULT-VALUE}).")
  private double bustVariance = 0.995;

  @Option(
      names = "--landmark-picture",
      paramLabel = "PNG",
      description = "Also draw the landmarks on the mean face.")
  private @Nullable Path picture;

  /** Made by the command line parser. */
  public BuildParametricCommand() {}

  private record Sample(float[] head, float[] bust, float[] joints) {}

  @Override
  public Integer call() throws IOException {
    if (people < 50) {
      throw new IllegalArgumentException("--people takes 50 or more, got " + people);
    }
    long begin = System.nanoTime();
    MakeHuman data = MakeHuman.open(dataFolder);
    FaceModelBuilder faceBuilder = new FaceModelBuilder(data);
    BustModelBuilder bustBuilder = new BustModelBuilder(data);
    Sample[] samples = sample(data, faceBuilder, bustBuilder);
    List<float[]> heads = new ArrayList<>();
    List<float[]> busts = new ArrayList<>();
    List<float[]> joints = new ArrayList<>();
    List<float[]> heldOut = new ArrayList<>();
    for (int i = 0; i < samples.length; i++) {
      if (i < people) {
        heads.add(samples[i].head);
        busts.add(samples[i].bust);
        joints.add(samples[i].joints);
      } else {
        heldOut.add(samples[i].head);
      }
    }
    say("face model of %d people", people);
    FaceModelBuilder.Built face;
    try (InputStream canonical = MediaPipeAsset.CANONICAL_FACE.open()) {
      face = faceBuilder.build(heads, faceVariance, CanonicalFace.read(canonical));
    }
    say("bust model of %d people", people);
    BustModelBuilder.Built bust = bustBuilder.build(busts, joints, bustVariance);
    Path models = Files.createDirectories(out.resolve("models"));
    WholeFile.write(
        models.resolve("face.model"), stream -> FaceModelFile.write(face.model(), stream));
    WholeFile.write(
        models.resolve("bust.model"), stream -> BustModelFile.write(bust.model(), stream));
    double error = HeldOutError.metres(face.model(), heldOut);
    String manifest =
        ParametricManifest.json(
            face,
            bust,
            command(),
            seed,
            people,
            error,
            Files.size(models.resolve("face.model")),
            Files.size(models.resolve("bust.model")));
    WholeFile.write(
        models.resolve("manifest.json"),
        stream -> stream.write(manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Catalog.update(out);
    drawPicture(face.model());
    say("done in %.0f s", (System.nanoTime() - begin) / 1e9);
    System.out.print(manifest);
    return 0;
  }

  private String command() {
    return String.format(
        Locale.ROOT,
        "understudy model build --people %d --seed %d --face-variance %s --bust-variance %s",
        people,
        seed,
        faceVariance,
        bustVariance);
  }

  private Sample[] sample(
      MakeHuman data, FaceModelBuilder faceBuilder, BustModelBuilder bustBuilder) {
    RandomPeople random = new RandomPeople(data.modifiers(), seed);
    Sample[] samples = new Sample[people + HELD_OUT];
    try (ProgressBar progress = new ProgressBar("people", samples.length)) {
      IntStream.range(0, samples.length)
          .parallel()
          .forEach(
              i -> {
                try {
                  MakeHumanCharacter person = data.character(random.person(i));
                  samples[i] =
                      new Sample(
                          faceBuilder.head(person),
                          bustBuilder.bust(person),
                          person.skeleton().restPositions());
                  progress.step();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e.getMessage(), e);
                }
              });
    }
    return samples;
  }

  private void drawPicture(FaceModel model) throws IOException {
    Optional<Path> wanted = Optional.ofNullable(picture);
    if (wanted.isPresent()) {
      PngPicture.write(LandmarkPicture.draw(model), wanted.get());
    }
  }

  private static void say(String format, Object... values) {
    System.err.printf(Locale.ROOT, format + "%n", values);
  }
}
