package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.generator.CodeMixture;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.train.NotFiniteException;
import org.understudy.trainer.gan.train.RunLog;
import org.understudy.trainer.gan.train.RunPace;
import org.understudy.trainer.gan.train.TrainingRun;

/**
 * A run of the second stage: adversarial refinement of an auto-decoded generator, while
 * reconstruction goes on. New people come from the mixture as it was at the beginning. Not safe for
 * concurrent use.
 */
public final class RefineRun implements TrainingRun {
  /** The checkpoint's name in the run's folder. */
  public static final String CHECKPOINT = "refined.safetensors";

  private final RunSettings settings;
  private final CompactPreset.Refine preset;
  private final CompactState state;
  private final Refinement refinement;
  private final RunGenerator generator;
  private final Schedule schedule;
  private long stageOne;

  /** Of what the first stage learned, so that a run that goes on draws alike. */
  private @Nullable CodeMixture beginning;

  private long pictures;

  /**
   * A run before its beginning: {@link #begin} or {@link #resume} it.
   *
   * @throws IOException if there is no such device, or the preset holds all pictures out
   */
  public RefineRun(RunSettings settings) throws IOException {
    this.settings = settings;
    this.preset = settings.preset().refine();
    this.state = new CompactState(settings);
    this.refinement = new Refinement(settings.preset(), state, settings.seed(), settings.workers());
    this.generator = new RunGenerator(settings, state);
    this.schedule = new Schedule(settings.preset().phases(), settings.seed() + 1, state.trained);
  }

  @Override
  public Path checkpoint() {
    return settings.folder().resolve(CHECKPOINT);
  }

  @Override
  public void begin() throws IOException {
    stageOne =
        state.load(
            settings.folder().resolve(FIRST_CHECKPOINT),
            "run the first stage before the second",
            List.of(),
            Map.of());
    beginning = state.people.mixture(settings.seed());
  }

  @Override
  public void resume() throws IOException {
    begin();
    pictures =
        state.load(
            checkpoint(),
            "leave out --resume to begin the second stage",
            refinement.judges.parameters(),
            optimisers());
  }

  private Map<String, AdamOptimiser> optimisers() {
    Map<String, AdamOptimiser> all = new LinkedHashMap<>();
    all.put("refining", refinement.generatorOptimiser);
    all.put("judging", refinement.judgeOptimiser);
    return all;
  }

  @Override
  public long pictures() {
    return pictures;
  }

  @Override
  public long allPictures() {
    return preset.pictures();
  }

  @Override
  public void train(Duration limit, BooleanSupplier stopped, Progress progress) throws IOException {
    CodeMixture mixture = beginning;
    if (mixture == null) {
      throw new IllegalStateException("the second stage was neither begun nor resumed");
    }
    RunPace pace = new RunPace(limit, stopped);
    PosedTemplate posed =
        new PosedTemplate(
            settings.template(), settings.bust(), state.decoder.factor(preset.levels()));
    Lessons lessons =
        new Lessons(
            settings.set(), posed, settings.shown(), settings.preset().weights(), preset.size());
    NewPictures people = new NewPictures(settings, posed, mixture);
    List<String> columns =
        List.of(
            "error",
            "decibels",
            "generatorLoss",
            "judgeLoss",
            "generatorGradientNorm",
            "judgeGradientNorm");
    state.trainer.optimiser().useRate(preset.reconstructionRate());
    try (RunLog log = RunLog.open(settings.folder(), "refine.csv", columns)) {
      while (pictures < allPictures() && pace.goesOn()) {
        double[] numbers = step(lessons, people);
        pictures += preset.batch();
        log.add(numbers);
        if (pictures / preset.batch() % STEPS_PER_LINE == 0) {
          double[] means = log.write(pictures, preset.size(), preset.generatorRate());
          progress.at(
              pictures,
              String.format(Locale.ROOT, "%.2f dB, G %.2f, D %.2f", means[1], means[2], means[3]));
        }
        if (pace.samplesAreDue()) {
          generator.draw(preset.levels(), stageOne + pictures);
        }
        if (pace.checkpointIsDue()) {
          save();
        }
      }
    }
    save();
    if (stopped.getAsBoolean()) {
      return;
    }
    int finest = settings.preset().phases().getLast().levels();
    int size = settings.preset().phases().getLast().size();
    generator.finish(
        Math.max(finest, preset.levels()),
        size,
        stageOne + pictures,
        pictures >= allPictures(),
        "auto-decoded, then refined adversarially on %d pictures".formatted(pictures));
  }

  private double[] step(Lessons lessons, NewPictures people) throws NotFiniteException {
    List<AutoDecoder.Lesson> batch = batch(lessons);
    AutoDecoder.Step learned = state.trainer.step(batch, preset.levels());
    learned.requireFinite(pictures, settings.folder());
    long number = pictures / preset.batch();
    Refinement.Step game =
        refinement.step(
            people.draw(preset.batch(), settings.seed() * 1_000_003 + number),
            real(batch),
            number % preset.penaltyEvery() == 0);
    game.requireFinite(pictures, settings.folder());
    return new double[] {
      learned.error(),
      -10 * Math.log10(learned.error()),
      game.generator(),
      game.judges(),
      game.generatorNorm(),
      game.judgeNorm()
    };
  }

  private List<AutoDecoder.Lesson> batch(Lessons lessons) {
    List<Callable<AutoDecoder.Lesson>> tasks = new ArrayList<>();
    for (int b = 0; b < preset.batch(); b++) {
      int index = schedule.index(pictures + b);
      tasks.add(() -> lessons.get(index, false));
    }
    return settings.workers().call(tasks);
  }

  private List<RealPicture> real(List<AutoDecoder.Lesson> batch) {
    List<Callable<RealPicture>> tasks = new ArrayList<>();
    for (AutoDecoder.Lesson lesson : batch) {
      tasks.add(() -> RealPicture.of(lesson, settings));
    }
    return settings.workers().call(tasks);
  }

  private void save() throws IOException {
    state.save(checkpoint(), pictures, refinement.judges.parameters(), optimisers());
  }

  @Override
  public void close() {
    refinement.close();
    state.close();
  }
}
