package org.understudy.trainer.gan.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.Framing;
import org.understudy.avatar.PngPicture;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.UsualFraming;
import org.understudy.avatar.generator.Generator;
import org.understudy.avatar.generator.PeopleSheet;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.render.RadianceCompositor;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * Sheets of people of fixed seeds, each in a row of states: seen from both sides and the front,
 * with other expressions, head and shoulders moved, and through the face camera (paper, figure 3).
 */
final class PaperSamples {
  /** Folder of a run's sheets. */
  static final String FOLDER = "samples";

  /** Seeds that are drawn, from 1 on. */
  static final int PEOPLE = 4;

  private final PaperSettings settings;
  private final NewPeople people;
  private final PaperGenerator generator;
  private final int stage;

  PaperSamples(PaperSettings settings, NewPeople people, PaperGenerator generator, int stage) {
    this.settings = settings;
    this.people = people;
    this.generator = generator;
    this.stage = stage;
  }

  /** The person of a seed. */
  static NewPeople.Person person(NewPeople people, int seed) {
    return people.person(new SplittableRandom(seed), Generator.USUAL_TRUNCATION);
  }

  /**
   * Draws a sheet.
   *
   * @param pictures seen so far, after which and the stage the file is called
   */
  void draw(long pictures) throws IOException {
    int size = settings.size(stage);
    RgbaImage[][] rows = new RgbaImage[PEOPLE][];
    for (int seed = 1; seed <= PEOPLE; seed++) {
      rows[seed - 1] = row(person(people, seed), size);
    }
    RgbaImage sheet = new RgbaImage(rows[0].length * size, PEOPLE * size);
    for (int row = 0; row < PEOPLE; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        for (int y = 0; y < size; y++) {
          System.arraycopy(
              rows[row][column].pixels(),
              y * size,
              sheet.pixels(),
              (row * size + y) * sheet.width() + column * size,
              size);
        }
      }
    }
    Path folder = Files.createDirectories(settings.folder().resolve(FOLDER));
    String name = String.format(Locale.ROOT, "stage%d-%09d.png", stage, pictures);
    PngPicture.write(sheet, folder.resolve(name));
  }

  private RgbaImage[] row(NewPeople.Person person, int size) {
    Framing framing = UsualFraming.of(settings.bust().skeleton(people.shape(person)));
    List<NewPeople.Sitter> states =
        PeopleSheet.sweep(framing).stream()
            .map(pose -> people.sitter(person, pose, framing.verticalFieldOfViewDegrees()))
            .toList();
    RgbaImage[] row = new RgbaImage[states.size() + 1];
    try (PointerScope _ = new PointerScope();
        NoGradGuard _ = new NoGradGuard()) {
      Function<NewPeople.Sitter, Subjects> subjects =
          sitter -> generator.subjects(people.codes(List.of(sitter)));
      Subjects first = subjects.apply(states.getFirst());
      // maps know nothing of pose and expression
      Tensor maps = stage == 1 ? null : generator.upsample(first, generator.flatten(first));
      for (int i = 0; i < states.size(); i++) {
        NewPeople.Sitter sitter = states.get(i);
        row[i] = picture(subjects.apply(sitter), maps, sitter.viewpoint().portrait(), size);
      }
      row[states.size()] = picture(first, maps, states.getFirst().viewpoint().face(), size);
    }
    return row;
  }

  private RgbaImage picture(Subjects subjects, @Nullable Tensor maps, GanCamera camera, int size) {
    try (PointerScope _ = new PointerScope()) {
      List<GanCamera> cameras = List.of(camera);
      GeneratedPicture picture =
          maps == null
              ? generator.render(subjects, cameras, size)
              : generator.render(subjects, maps, cameras, size);
      return image(Placement.readSingle(RadianceCompositor.over(picture.rgba(), 1)), size);
    }
  }

  private static RgbaImage image(float[] planes, int size) {
    RgbaImage image = new RgbaImage(size, size);
    int pixels = size * size;
    for (int i = 0; i < pixels; i++) {
      int[] rgb = new int[3];
      for (int c = 0; c < 3; c++) {
        rgb[c] = Math.round(255 * Math.clamp(planes[c * pixels + i], 0f, 1f));
      }
      image.pixels()[i] = RgbaImage.pack(rgb[0], rgb[1], rgb[2], 255);
    }
    return image;
  }
}
