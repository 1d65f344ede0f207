package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PngPicture;
import org.understudy.avatar.generator.CodeMixture;
import org.understudy.avatar.generator.GeneratedPerson;
import org.understudy.avatar.generator.Generator;
import org.understudy.avatar.generator.MixtureFile;
import org.understudy.avatar.generator.PeopleSheet;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateFile;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.ReplacedFile;
import org.understudy.trainer.gan.tensor.Placement;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a run has to show for itself: pictures of new people, and the generator's files. */
final class RunGenerator {
  private static final int PEOPLE = 8;
  private static final int PICTURE = 128;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final SheetTemplate template;
  private final BustModel bust;
  private final SheetDecoder decoder;
  private final LearnedPeople people;
  private final Placement placement;

  RunGenerator(
      SheetTemplate template,
      BustModel bust,
      SheetDecoder decoder,
      LearnedPeople people,
      Placement placement) {
    this.template = template;
    this.bust = bust;
    this.decoder = decoder;
    this.people = people;
    this.placement = placement;
  }

  /**
   * Draws the people of the seeds 1 to 8 through sweeps of camera, expression, head and shoulders.
   *
   * @param levels of the decoder that are learned
   * @param file a PNG picture
   */
  void draw(int levels, Path file) throws IOException {
    CodeMixture mixture = people.mixture(1);
    GeneratedPerson assembly = new GeneratedPerson(template.reduced(decoder.factor(levels)), bust);
    List<Avatar> avatars = new ArrayList<>();
    for (int seed = 1; seed <= PEOPLE; seed++) {
      float[] person = mixture.sample(new SplittableRandom(seed), Generator.USUAL_TRUNCATION);
      float[] codes = Arrays.copyOf(person, template.codes());
      float[] eps = Arrays.copyOfRange(person, codes.length, person.length);
      try (PointerScope _ = new PointerScope()) {
        float[] texels =
            Placement.readSingle(
                decoder.apply(
                    placement.of(codes, 1, codes.length),
                    placement.of(eps, 1, eps.length),
                    levels));
        avatars.add(assembly.avatar("seed " + seed, Map.of(), codes, texels));
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    PngPicture.write(PeopleSheet.sweeps(avatars, PICTURE), file);
  }

  /**
   * Writes the generator's files.
   *
   * @param levels of the decoder that are learned
   * @param folder made if it is not there
   * @param card what is known of the training, kept in the network's file and as the manifest
   */
  void write(int levels, Path folder, Map<String, String> card) throws IOException {
    Files.createDirectories(folder);
    byte[] painter = decoder.onnx(levels, true, card);
    ReplacedFile.write(
        folder.resolve(Generator.TEMPLATE), out -> TemplateFile.write(template, out));
    ReplacedFile.write(
        folder.resolve(Generator.MIXTURE), out -> MixtureFile.write(people.mixture(1), out));
    ReplacedFile.write(folder.resolve(Generator.PAINTER), out -> out.write(painter));
    byte[] text = (JSON.writeValueAsString(card) + "\n").getBytes(StandardCharsets.UTF_8);
    ReplacedFile.write(folder.resolve(Generator.MANIFEST), out -> out.write(text));
  }
}
