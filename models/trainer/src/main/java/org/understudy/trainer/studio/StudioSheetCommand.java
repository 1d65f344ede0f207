package org.understudy.trainer.studio;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import me.tongfei.progressbar.ProgressBar;
import org.understudy.assets.Assets;
import org.understudy.avatar.PngPicture;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.FaceModelFile;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.trainer.makehuman.MakeHuman;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws a contact sheet: random people, the gallery, or whom one names, in varied light. */
@Command(
    name = "sheet",
    mixinStandardHelpOptions = true,
    description = "Draw a contact sheet of studio people.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy studio sheet --seed 100 --count 20 --out people.png",
      "  understudy studio sheet --gallery --out gallery.png",
      "  understudy studio sheet --people ada,42,someone.json --plain --out three.png",
      "  understudy studio sheet --people noah,7 --truth --out truth.png"
    })
public final class StudioSheetCommand implements Callable<Integer> {
  private static final double FIELD_OF_VIEW_DEGREES = 20;

  @Option(
      names = "--makehuman",
      defaultValue = "../shared/makehuman/data",
      description = "MakeHuman's data folder (default: ${DEFAULT-VALUE}).")
  private Path makeHuman = Path.of("../shared/makehuman/data");

  @Option(
      names = "--count",
      defaultValue = "12",
      description = "Number of random people (default: ${DEFAULT-VALUE}).")
  private int count = 12;

  @ArgGroup private Chosen chosen = new Chosen();

  @Option(
      names = "--plain",
      description = "Everyone alike: looking ahead with a slight smile in the portrait light.")
  private boolean plain;

  @Option(
      names = "--truth",
      description =
          "A row for each person: the picture with the face's landmarks, normals, places at rest, depth, surfaces.")
  private boolean truth;

  @Option(
      names = "--size",
      defaultValue = "320",
      description = "Pixels along each side of one picture (default: ${DEFAULT-VALUE}).")
  private int size = 320;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the first random person (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Threads to render with (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Option(names = "--out", required = true, paramLabel = "PNG", description = "The picture.")
  private Path out = Path.of("studio.png");

  /** Who is drawn instead of random people. */
  static final class Chosen {
    @Option(names = "--gallery", description = "The people of the gallery.")
    private boolean gallery;

    @Option(
        names = "--people",
        split = ",",
        paramLabel = "NAME|SEED|FILE.json",
        description = "These people, separated by commas.")
    private List<String> people = List.of();
  }

  /** Made by the command line parser. */
  public StudioSheetCommand() {}

  @Override
  public Integer call() throws IOException {
    if (count < 1 || size < 16 || threads < 1) {
      throw new IllegalArgumentException(
          "--count and --threads take 1 or more, --size 16 or more, got %d, %d and %d"
              .formatted(count, threads, size));
    }
    MakeHuman data = MakeHuman.open(makeHuman);
    List<String> all = who();
    Optional<FaceLandmarks> landmarks = truth ? Optional.of(landmarks(data)) : Optional.empty();
    int columns = truth ? 1 : (int) Math.ceil(Math.sqrt(all.size() * 4 / 3.0));
    int wide = truth ? TruthPicture.CELLS * size : size;
    int rows = (all.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(columns * wide, rows * size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try (Workers workers = new Workers(threads);
        ProgressBar bar = new ProgressBar("people", all.size())) {
      for (int i = 0; i < all.size(); i++) {
        StudioPerson person = GalleryPeople.find(all.get(i), data);
        graphics.drawImage(
            picture(StudioCharacter.of(data, person), landmarks, workers),
            i % columns * wide,
            i / columns * size,
            null);
        bar.step();
      }
    }
    graphics.dispose();
    PngPicture.write(sheet, out);
    return 0;
  }

  private List<String> who() {
    if (chosen.gallery) {
      return GalleryPeople.names();
    }
    return chosen.people.isEmpty()
        ? LongStream.range(seed, seed + count).mapToObj(String::valueOf).toList()
        : chosen.people;
  }

  private static FaceLandmarks landmarks(MakeHuman data) throws IOException {
    try (InputStream face = Assets.open("models/face.model")) {
      return new FaceLandmarks(FaceModelFile.read(face).landmarks(), data);
    }
  }

  private BufferedImage picture(
      StudioCharacter character, Optional<FaceLandmarks> landmarks, Workers workers) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(~character.person().seed());
    double yaw = plain ? 0 : Math.toRadians(random.nextGaussian() * 18);
    Rotation turn = Rotation.ofYawPitchRoll(yaw, plain ? 0 : random.nextGaussian() * 0.06, 0);
    double middle = character.skeleton().rest(PortraitJoint.HEAD, 1) + 0.005;
    double[] moved = turn.apply(0, middle, 0);
    float look = (float) (-0.7 * yaw);
    PortraitPose pose =
        PortraitPose.REST
            .withRoot(RigidTransform.of(turn, -moved[0], -moved[1], -1.2 - moved[2]))
            .withExpression(expression(random))
            .withGaze(new Gaze(look, 0, look, 0));
    LightRig rig = plain ? LightRig.portrait() : LightRig.varied(random);
    Studio studio = new Studio(character, rig, workers, 2);
    float[][] walls = {
      {0.33f, 0.36f, 0.42f}, {0.2f, 0.22f, 0.26f}, {0.3f, 0.26f, 0.23f}, {0.16f, 0.27f, 0.32f}
    };
    float[] wall = walls[plain ? 0 : random.nextInt(walls.length)];
    PinholeCamera camera = PinholeCamera.ofVerticalFieldOfView(FIELD_OF_VIEW_DEGREES, size, size);
    if (landmarks.isPresent()) {
      return new TruthPicture(studio.renderLabelled(pose, camera, landmarks.get())).row();
    }
    return studio.render(pose, camera).over(wall[0], wall[1], wall[2]);
  }

  private float[] expression(RandomGenerator random) {
    float smile = plain ? 0.35f : (float) Math.max(0, random.nextDouble(-0.4, 0.7));
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = smile;
    expression[ArkitExpression.MOUTH_SMILE_RIGHT.ordinal()] = smile;
    if (!plain) {
      expression[ArkitExpression.JAW_OPEN.ordinal()] =
          (float) Math.max(0, random.nextDouble(-0.6, 0.4));
      expression[ArkitExpression.BROW_INNER_UP.ordinal()] =
          (float) Math.max(0, random.nextDouble(-0.5, 0.5));
    }
    return expression;
  }
}
