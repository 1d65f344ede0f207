package org.understudy.trainer.gan.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.loss.LossTerms;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.Arithmetic;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * The adversarial game of one stage (paper, section 3.6): in the first all of the generator but U
 * learns, at the low size for both cameras; in the second U learns and all else is frozen, at the
 * high sizes. Owns discriminators and optimisers, not the generator. Not safe for concurrent use.
 */
final class PaperStage implements AutoCloseable {
  private static final String GENERATOR = "generator.";
  private static final String JUDGES = "judges.";
  private static final String LANDMARKS = "landmarks";
  private static final String NORM = "gradientNorm";
  private static final List<String> ADVERSARIAL =
      List.of("whole", "face", "torso", "camera.whole", "camera.face");
  private static final List<String> DEFORMATION =
      List.of("faceModel", "poseSmooth", "expressionSmooth", "expressionMinimal");
  private static final List<String> OF_JUDGES =
      List.of(
          "whole",
          "face",
          "torso",
          "r1.whole",
          "r1.face",
          "r1.torso",
          "camera.whole",
          "camera.face");

  private final int stage;
  private final int size;
  private final int faceSize;
  private final Preset preset;
  private final PaperGenerator generator;
  private final Placement placement;
  private final PaperDiscriminators judges;
  private final AdamOptimiser generatorOptimiser;
  private final AdamOptimiser judgeOptimiser;

  /** Where deformations learn, and there is a regressor. */
  private final Optional<RegressedLandmarks> landmarks;

  /**
   * A stage at its beginning; freezes what does not learn in it.
   *
   * @param stage 1 or 2
   * @throws IOException if the regressor is of another network
   */
  PaperStage(int stage, PaperSettings settings, PaperGenerator generator, Placement placement)
      throws IOException {
    this.stage = stage;
    this.size = settings.size(stage);
    this.faceSize = settings.faceSize(stage);
    this.preset = settings.preset();
    this.generator = generator;
    this.placement = placement;
    landmarks =
        stage == 1 && settings.regressor().isPresent() && preset.losses().landmarks() > 0
            ? Optional.of(
                new RegressedLandmarks(settings.face(), settings.regressor().get(), placement))
            : Optional.empty();
    judges =
        new PaperDiscriminators(
            preset, size, faceSize, placement, new Random(settings.seed() + stage));
    freeze();
    Preset.Optimiser o = preset.optimiser();
    generatorOptimiser =
        new AdamOptimiser(
            stage == 1 ? generator.stageOne() : generator.stageTwo(),
            o.generatorRate(),
            o.beta1(),
            o.beta2(),
            o.gradientClip());
    judgeOptimiser =
        new AdamOptimiser(
            judges.parameters(), o.discriminatorRate(), o.beta1(), o.beta2(), o.gradientClip());
  }

  /** Freezes what does not learn in this stage, and lets learn what does. */
  void freeze() {
    generator.stageOne().forEach(set -> set.learn(stage == 1));
    generator.stageTwo().forEach(set -> set.learn(stage == 2));
  }

  /** Names of the numbers of a step: every loss before weighting, and the gradients' norms. */
  List<String> columns() {
    return Stream.of(
            ADVERSARIAL.stream().map(GENERATOR::concat),
            (stage == 1 ? DEFORMATION : List.<String>of()).stream().map(GENERATOR::concat),
            landmarks.stream().map(_ -> GENERATOR + LANDMARKS),
            Stream.of(GENERATOR + NORM),
            OF_JUDGES.stream().map(JUDGES::concat),
            Stream.of(JUDGES + NORM))
        .flatMap(names -> names)
        .toList();
  }

  /** All that a checkpoint of the stage holds. */
  List<ParameterSet> parameters() {
    List<ParameterSet> all = new ArrayList<>(generator.stageOne());
    all.addAll(generator.stageTwo());
    all.addAll(judges.parameters());
    return all;
  }

  /** Optimisers by their names in the checkpoint. */
  Map<String, AdamOptimiser> optimisers() {
    Map<String, AdamOptimiser> all = new LinkedHashMap<>();
    all.put("generating", generatorOptimiser);
    all.put("judging", judgeOptimiser);
    return all;
  }

  /**
   * One step of the generator on new people, then one of the judges on the same pictures. Where a
   * number is not finite, what it belongs to has not been changed, and nothing after it.
   *
   * @param people who draws them
   * @param sitters the batch
   * @param real as many real pictures or fewer; made to require gradients
   * @param seed of libtorch's random numbers
   * @return numbers in the order of {@link #columns}, those after one that is not finite left out
   */
  Map<String, Double> step(
      NewPeople people, List<NewPeople.Sitter> sitters, PaperLosses.Views real, long seed) {
    try (PointerScope _ = new PointerScope()) {
      torch.manual_seed(seed);
      Map<String, Double> numbers = new LinkedHashMap<>();
      judges.learn(false);
      generatorOptimiser.forgetGradients();
      List<Tensor> parts = new ArrayList<>();
      for (int first = 0; first < sitters.size(); first += preset.training().atOnce()) {
        List<NewPeople.Sitter> part =
            sitters.subList(first, Math.min(sitters.size(), first + preset.training().atOnce()));
        double share = (double) part.size() / sitters.size();
        parts.add(Scopes.inner(() -> generate(people, part, share, numbers)));
      }
      if (!allFinite(numbers)) {
        return numbers;
      }
      numbers.put(GENERATOR + NORM, generatorOptimiser.step());
      if (!allFinite(numbers)) {
        return numbers;
      }
      judges.learn(true);
      LossTerms terms =
          PaperLosses.discriminators(
              judges, requiringGradients(real), fakes(parts, sitters), preset.losses());
      terms.values().forEach((name, value) -> numbers.put(JUDGES + name, value));
      if (allFinite(numbers)) {
        numbers.put(JUDGES + NORM, judgeOptimiser.step(terms.total()));
      }
      return numbers;
    }
  }

  private static boolean allFinite(Map<String, Double> numbers) {
    return numbers.values().stream().allMatch(Double::isFinite);
  }

  private static PaperLosses.Views requiringGradients(PaperLosses.Views real) {
    real.portraits().requires_grad_(true);
    real.faces().requires_grad_(true);
    return real;
  }

  /**
   * Generates some pictures and piles up the gradients of their losses.
   *
   * @return portraits and faces without a way back, row by row [b, 3 (size^2 + faceSize^2)]
   */
  private Tensor generate(
      NewPeople people, List<NewPeople.Sitter> sitters, double share, Map<String, Double> numbers) {
    Subjects subjects = generator.subjects(people.codes(sitters));
    List<Viewpoint> viewpoints = viewpoints(sitters);
    List<GanCamera> portraitCameras = viewpoints.stream().map(Viewpoint::portrait).toList();
    List<GanCamera> faceCameras = viewpoints.stream().map(Viewpoint::face).toList();
    GeneratedPicture portrait;
    GeneratedPicture face;
    if (stage == 1) {
      portrait = generator.render(subjects, portraitCameras, size);
      face = generator.render(subjects, faceCameras, faceSize);
    } else {
      Tensor maps = generator.upsample(subjects, generator.flatten(subjects));
      portrait = generator.render(subjects, maps, portraitCameras, size);
      face = generator.render(subjects, maps, faceCameras, faceSize);
    }
    PaperLosses.Views views =
        PaperLosses.Views.of(
            portrait,
            face,
            Viewpoint.portraitAngles(viewpoints, placement),
            Viewpoint.faceAngles(viewpoints, placement));
    LossTerms terms = PaperLosses.adversarial(judges, views, preset.losses());
    if (stage == 1) {
      PaperLosses.addDeformations(
          terms, generator, subjects, List.of(portrait.rays(), face.rays()), preset);
    }
    landmarks.ifPresent(
        term ->
            terms.add(LANDMARKS, term.loss(views.faces(), subjects), preset.losses().landmarks()));
    terms
        .values()
        .forEach((name, value) -> numbers.merge(GENERATOR + name, share * value, Double::sum));
    Arithmetic.times(terms.total(), share).backward();
    return Arithmetic.cat(
        1, views.portraits().detach().flatten(1, -1), views.faces().detach().flatten(1, -1));
  }

  private static List<Viewpoint> viewpoints(List<NewPeople.Sitter> sitters) {
    return sitters.stream().map(NewPeople.Sitter::viewpoint).toList();
  }

  private PaperLosses.Views fakes(List<Tensor> parts, List<NewPeople.Sitter> sitters) {
    Tensor all = Arithmetic.cat(0, parts.toArray(new Tensor[0]));
    long numbers = 3L * size * size;
    List<Viewpoint> viewpoints = viewpoints(sitters);
    return new PaperLosses.Views(
        all.narrow(1, 0, numbers).reshape(sitters.size(), 3, size, size),
        all.narrow(1, numbers, 3L * faceSize * faceSize)
            .reshape(sitters.size(), 3, faceSize, faceSize),
        Viewpoint.portraitAngles(viewpoints, placement),
        Viewpoint.faceAngles(viewpoints, placement));
  }

  @Override
  public void close() {
    landmarks.ifPresent(RegressedLandmarks::close);
    generatorOptimiser.close();
    judgeOptimiser.close();
    judges.close();
  }
}
