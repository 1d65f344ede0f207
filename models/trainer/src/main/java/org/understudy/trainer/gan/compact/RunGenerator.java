package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.understudy.parametric.file.WholeFile;
import org.understudy.trainer.JsonFile;
import org.understudy.trainer.VersionedCard;
import org.understudy.trainer.dataset.DatasetManifest;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.tensor.Placement;

/** What a run has to show for itself: pictures of new people, and the generator's files. */
final class RunGenerator {
  /** Folder of a run's pictures of new people. */
  static final String SAMPLES = "samples";

  private static final int PEOPLE = 8;
  private static final int PICTURE = 128;
  private static final long MIXTURE_SEED = 1;

  private final RunSettings settings;
  private final SheetTemplate template;
  private final CompactState state;

  RunGenerator(RunSettings settings, CompactState state) {
    this.settings = settings;
    this.template = settings.template();
    this.state = state;
  }

  /** The set's pictures of a size, over textures as coarse as the levels are. */
  Lessons lessons(int levels, int size) throws IOException {
    PosedTemplate posed =
        new PosedTemplate(template, settings.bust(), state.decoder.factor(levels));
    return new Lessons(settings.set(), posed, settings.shown(), settings.preset().weights(), size);
  }

  /**
   * Draws the people of the seeds 1 to 8 through sweeps of camera, expression, head and shoulders.
   *
   * @param levels of the decoder that are learned
   * @param pictures seen so far, after which the file is called
   */
  void draw(int levels, long pictures) throws IOException {
    draw(state.people.mixture(MIXTURE_SEED), levels, pictures);
  }

  private void draw(CodeMixture mixture, int levels, long pictures) throws IOException {
    GeneratedPerson assembly =
        new GeneratedPerson(template.reduced(state.decoder.factor(levels)), settings.bust());
    List<Avatar> avatars = new ArrayList<>();
    for (int seed = 1; seed <= PEOPLE; seed++) {
      float[] person = mixture.sample(new SplittableRandom(seed), Generator.USUAL_TRUNCATION);
      float[] codes = Arrays.copyOf(person, template.codes());
      float[] eps = Arrays.copyOfRange(person, codes.length, person.length);
      try (PointerScope _ = new PointerScope()) {
        float[] texels =
            Placement.readSingle(
                state.decoder.apply(
                    state.placement.of(codes, 1, codes.length),
                    state.placement.of(eps, 1, eps.length),
                    levels));
        avatars.add(assembly.avatar("seed " + seed, Map.of(), codes, texels));
      }
    }
    Path folder = Files.createDirectories(settings.folder().resolve(SAMPLES));
    String name = String.format(Locale.ROOT, "%09d.png", pictures);
    PngPicture.write(PeopleSheet.sweeps(avatars, PICTURE), folder.resolve(name));
  }

  /**
   * Draws people, and writes the generator's files.
   *
   * @param levels of the decoder that are learned
   * @param size pixels along each side of the pictures it was learned from
   * @param pictures seen so far
   * @param measured whether pictures that were held out are given back, which takes a while
   * @param how it was trained, in a word or two
   */
  void finish(int levels, int size, long pictures, boolean measured, String how)
      throws IOException {
    CodeMixture mixture = state.people.mixture(MIXTURE_SEED);
    draw(mixture, levels, pictures);
    DatasetManifest manifest = settings.set().manifest();
    Map<String, String> card = new LinkedHashMap<>();
    card.put("generator", "compact: sheet textures, " + how);
    card.put(PortraitView.SETTING, settings.preset().setting().text());
    card.put("data", "%d portraits: %s".formatted(state.trained, manifest.source()));
    card.put("origin", manifest.origin());
    card.put("licence", manifest.licence());
    card.put("picturesSeen", String.valueOf(pictures));
    card.put("trainingSeed", String.valueOf(settings.seed()));
    card.put("device", settings.device());
    if (measured && settings.preset().heldOut() > 0) {
      card.put("heldOutPictures", String.valueOf(settings.preset().heldOut()));
      card.put(
          "heldOutDecibels", String.format(Locale.ROOT, "%.2f", heldOutDecibels(levels, size)));
    }
    write(mixture, levels, card);
  }

  /** How well the pictures that are not learned are given back. */
  private double heldOutDecibels(int levels, int size) throws IOException {
    CompactPreset preset = settings.preset();
    Lessons lessons = lessons(levels, size);
    List<AutoDecoder.Lesson> unseen = new ArrayList<>();
    for (int i = state.trained; i < settings.set().count(); i++) {
      unseen.add(lessons.get(i, false));
    }
    state.parameters.learn(false);
    try {
      return new HeldOutInversion(
              state.decoder,
              preset.decoder().noise(),
              preset.eps().weight(),
              state.placement,
              settings.workers())
          .decibels(unseen, levels);
    } finally {
      state.parameters.learn(true);
    }
  }

  private void write(CodeMixture mixture, int levels, Map<String, String> card) throws IOException {
    Path folder = Files.createDirectories(settings.folder().resolve(CompactRun.GENERATOR));
    byte[] painter = state.decoder.onnx(levels, true, card);
    WholeFile.write(folder.resolve(Generator.TEMPLATE), out -> TemplateFile.write(template, out));
    WholeFile.write(folder.resolve(Generator.MIXTURE), out -> MixtureFile.write(mixture, out));
    WholeFile.write(folder.resolve(Generator.PAINTER), out -> out.write(painter));
    JsonFile.write(folder.resolve(Generator.MANIFEST), VersionedCard.of(card));
  }
}
