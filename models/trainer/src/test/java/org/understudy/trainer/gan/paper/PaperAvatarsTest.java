package org.understudy.trainer.gan.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Framing;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.generator.PeopleSheet;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.dataset.ToyPortraits;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.studio.Workers;

class PaperAvatarsTest extends GanTestCase {
  private static final int SIZE = 64;

  @TempDir Path folder;

  PaperAvatarsTest() throws IOException {
    super(Placement.singlePrecision("cpu"));
  }

  private PaperSettings settings(Workers workers) throws IOException {
    Path data = folder.resolve("data");
    ToyPortraits.writeLively(
        data, 3, SIZE, fixture.face.identityCount(), fixture.bust.shapeCount());
    return new PaperSettings(
        folder.resolve("run"),
        PortraitSet.open(data),
        fixture.face,
        fixture.bust,
        fixture.preset,
        Optional.empty(),
        "cpu",
        1,
        workers);
  }

  private static RgbaImage drawn(Avatar avatar, PortraitPose pose) {
    AvatarRenderer renderer = AvatarRenderers.create(avatar, RendererOptions.oneThread());
    RgbaImage picture = new RgbaImage(SIZE, SIZE);
    renderer.render(pose, avatar.framing().camera(SIZE, SIZE), picture);
    return picture;
  }

  /** Mean over pixels and channels, 0..1. */
  private static double difference(RgbaImage a, RgbaImage b) {
    double sum = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      for (int shift = 0; shift < 32; shift += 8) {
        sum += Math.abs((a.pixels()[i] >>> shift & 255) - (b.pixels()[i] >>> shift & 255));
      }
    }
    return sum / (4.0 * 255 * a.pixels().length);
  }

  @Test
  void anAvatarShowsWhatTheGeneratorShowsAndMoves() throws Exception {
    try (Workers workers = new Workers(1);
        PaperGenerator generator =
            new PaperGenerator(
                fixture.preset, fixture.face, fixture.bust, placement, new Random(1))) {
      PaperSettings settings = settings(workers);
      NewPeople people = new NewPeople(settings);
      NewPeople.Person person = PaperSamples.person(people, 1);
      Avatar avatar =
          new PaperAvatars(settings, people, generator, 2)
              .avatar("seed 1", Map.of("seed", "1"), person);
      assertThat(avatar.sheets()).hasSize(fixture.preset.manifolds().levels());

      Framing framing = avatar.framing();
      List<PortraitPose> states = PeopleSheet.sweep(framing);
      PortraitPose front = states.getFirst();
      RgbaImage picture = drawn(avatar, front);
      NewPeople.Sitter sitter = people.sitter(person, front, framing.verticalFieldOfViewDegrees());
      Subjects subjects = generator.subjects(people.codes(List.of(sitter)));
      Tensor rgba =
          generator
              .render(
                  subjects,
                  generator.upsample(subjects, generator.flatten(subjects)),
                  List.of(sitter.viewpoint().portrait()),
                  SIZE)
              .rgba()
              .select(0, 0)
              .permute(1, 2, 0);
      RgbaImage generated = RgbaImage.ofPremultiplied(Placement.readSingle(rgba), 0, SIZE, SIZE);
      double distance = difference(picture, generated);
      assertThat(distance).as("from the generator's picture").isLessThan(0.02);
      assertThat(difference(picture, new RgbaImage(SIZE, SIZE)))
          .as("from nothing")
          .isGreaterThan(0.2);
      // both sides, jaw, head and shoulders; lids and lips move less than the lattice's cells here
      for (int state : new int[] {1, 2, 3, 6, 7}) {
        assertThat(difference(picture, drawn(avatar, states.get(state))))
            .as("state " + state)
            .isGreaterThan(1e-4);
      }
    }
  }
}
