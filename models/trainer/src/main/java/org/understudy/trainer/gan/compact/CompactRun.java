package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.train.Checkpoint;
import org.understudy.trainer.gan.train.RunLog;
import org.understudy.trainer.studio.Workers;

/**
 * A run of the first stage: auto-decoding through the preset's phases. Which pictures a step sees
 * follows from the seed and the step's number alone, so that a run which was cut off goes on as if
 * it had not been. Not safe for concurrent use.
 */
public final class CompactRun implements AutoCloseable {
  /** Folder of a run's pictures of new people. */
  public static final String SAMPLES = "samples";

  /** Folder of a run's finished generator. */
  public static final String GENERATOR = "generator";

  /** The checkpoint's name in a run's folder. */
  public static final String CHECKPOINT = "checkpoint.safetensors";

  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(3);
  private static final Duration BETWEEN_SAMPLES = Duration.ofMinutes(10);
  private static final int STEPS_PER_LINE = 25;
  private static final String PICTURES = "pictures";
  private static final String SEED = "seed";
  private static final String SET = "set";
  private static final String OPTIMISER = "autodecoding";

  private final Path folder;
  private final PortraitSet set;
  private final CompactPreset preset;
  private final long seed;
  private final String device;
  private final SheetTemplate template;
  private final BustModel bust;
  private final Workers workers;
  private final Placement placement;
  private final ParameterSet parameters;
  private final ParameterSet noise;
  private final SheetDecoder decoder;
  private final LearnedPeople people;
  private final RunGenerator generator;
  private final AutoDecoder trainer;
  private final int trained;
  private final Schedule schedule;
  private long pictures;

  /**
   * A run at its beginning.
   *
   * @param folder where checkpoint and logs go; made when something is written
   * @param device libtorch's name of it
   * @param seed of initial values and of the pictures' order
   * @param workers where pictures are prepared and drawn; not closed here
   * @throws IOException if there is no such device
   */
  public CompactRun(
      Path folder,
      PortraitSet set,
      SheetTemplate template,
      BustModel bust,
      CompactPreset preset,
      String device,
      long seed,
      Workers workers)
      throws IOException {
    this.folder = folder;
    this.set = set;
    this.preset = preset;
    this.seed = seed;
    this.device = device;
    this.workers = workers;
    this.template = template;
    this.bust = bust;
    this.trained = set.count() - preset.heldOut();
    if (trained < 1) {
      throw new IOException(
          "the preset holds %d pictures out, and the set has no more than %d"
              .formatted(preset.heldOut(), set.count()));
    }
    this.schedule = new Schedule(preset.phases(), seed, trained);
    this.placement = placement(device);
    this.parameters = new ParameterSet(placement, new Random(seed));
    this.noise = new ParameterSet(placement, new Random(seed + 1));
    this.decoder = new SheetDecoder(parameters.scope("decoder"), template, preset.decoder());
    this.people = new LearnedPeople(set, template, trained, noise, preset);
    this.generator = new RunGenerator(template, bust, decoder, people, placement);
    this.trainer =
        new AutoDecoder(
            decoder,
            placement,
            people.eps(),
            List.of(
                new AdamOptimiser.Group(
                    parameters, 1, preset.optimiser().beta1(), preset.optimiser().beta2()),
                new AdamOptimiser.Group(noise, preset.eps().rateShare(), 0, preset.eps().beta2())),
            preset.phases().getFirst().firstRate(),
            preset.eps().weight(),
            preset.optimiser().clip(),
            workers);
  }

  private static Placement placement(String device) throws IOException {
    try {
      return Placement.singlePrecision(device);
    } catch (UnsupportedOperationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Goes on from the folder's checkpoint.
   *
   * @throws IOException if there is none, or it is of another network, seed or set
   */
  public void resume() throws IOException {
    Path file = folder.resolve(CHECKPOINT);
    if (!Files.exists(file)) {
      throw new IOException(folder + " has no " + CHECKPOINT + "; leave out --resume to begin one");
    }
    Map<String, String> texts = Checkpoint.load(file, List.of(parameters, noise), optimisers());
    String ofSet = texts.getOrDefault(SET, "");
    if (!ofSet.equals(set.manifest().source())
        || !texts.getOrDefault(SEED, "").equals(String.valueOf(seed))) {
      throw new IOException(
          "%s was trained on the set \"%s\" with seed %s; go on with those"
              .formatted(file, ofSet, texts.get(SEED)));
    }
    pictures = Long.parseLong(texts.getOrDefault(PICTURES, "0"));
  }

  private Map<String, AdamOptimiser> optimisers() {
    return Map.of(OPTIMISER, trainer.optimiser());
  }

  /** Pictures seen so far. */
  public long pictures() {
    return pictures;
  }

  /** Pictures of all phases. */
  public long allPictures() {
    return schedule.pictures();
  }

  /** Told how far a run is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * After a step.
     *
     * @param pictures seen so far
     * @param decibels of the latest steps, weighted peak signal-to-noise ratio
     */
    void at(long pictures, double decibels);
  }

  /**
   * Trains until all phases are done, time is up or it is told to stop; the state is saved now and
   * then, and at the end.
   *
   * @param limit how long
   * @param stopped asked before every step
   * @throws NotFiniteException where numbers left the finite; the last checkpoint is from before
   * @throws IOException if a picture is damaged or something cannot be written
   */
  public void train(Duration limit, BooleanSupplier stopped, Progress progress) throws IOException {
    long begin = System.nanoTime();
    long saved = begin;
    long drawn = begin;
    CompactPreset.@Nullable Phase prepared = null;
    @Nullable Lessons lessons = null;
    Files.createDirectories(folder);
    try (RunLog log = RunLog.open(folder)) {
      while (pictures < allPictures()
          && !stopped.getAsBoolean()
          && System.nanoTime() - begin < limit.toNanos()) {
        CompactPreset.Phase phase = schedule.phase(pictures);
        if (!phase.equals(prepared) || lessons == null) {
          prepared = phase;
          lessons = lessons(phase);
        }
        trainer.optimiser().useRate(schedule.rate(pictures));
        AutoDecoder.Step step = trainer.step(batch(lessons), phase.levels());
        requireFinite(step);
        pictures += preset.batch();
        log.add(step.error(), step.codes(), step.gradientNorm());
        if (pictures / preset.batch() % STEPS_PER_LINE == 0) {
          progress.at(pictures, log.write(pictures, phase.size(), schedule.rate(pictures)));
        }
        if (System.nanoTime() - drawn > BETWEEN_SAMPLES.toNanos()) {
          drawSamples(phase.levels());
          drawn = System.nanoTime();
        }
        if (System.nanoTime() - saved > BETWEEN_CHECKPOINTS.toNanos()) {
          save();
          saved = System.nanoTime();
        }
      }
    }
    save();
    int levels = schedule.phase(pictures).levels();
    drawSamples(levels);
    generator.write(levels, folder.resolve(GENERATOR), card());
  }

  private void drawSamples(int levels) throws IOException {
    String name = String.format(Locale.ROOT, "%09d.png", pictures);
    generator.draw(levels, folder.resolve(SAMPLES).resolve(name));
  }

  private Map<String, String> card() throws IOException {
    Map<String, String> card = new LinkedHashMap<>();
    card.put("generator", "compact: sheet textures, auto-decoded");
    card.put("data", "%d portraits: %s".formatted(trained, set.manifest().source()));
    card.put("origin", set.manifest().origin());
    card.put("licence", set.manifest().licence());
    card.put("picturesSeen", String.valueOf(pictures));
    card.put("trainingSeed", String.valueOf(seed));
    card.put("device", device);
    if (pictures >= allPictures() && preset.heldOut() > 0) {
      card.put("heldOutDecibels", String.format(Locale.ROOT, "%.2f", heldOutDecibels()));
    }
    return card;
  }

  /** How well the pictures that are not learned are given back, with the latest phase's levels. */
  private double heldOutDecibels() throws IOException {
    CompactPreset.Phase phase = schedule.phase(pictures);
    Lessons lessons = lessons(phase);
    List<AutoDecoder.Lesson> unseen = new ArrayList<>();
    for (int i = trained; i < set.count(); i++) {
      unseen.add(lessons.get(i, false));
    }
    parameters.learn(false);
    try {
      return new HeldOutInversion(
              decoder, preset.decoder().noise(), preset.eps().weight(), placement, workers)
          .decibels(unseen, phase.levels());
    } finally {
      parameters.learn(true);
    }
  }

  private Lessons lessons(CompactPreset.Phase phase) throws IOException {
    PosedTemplate posed = new PosedTemplate(template, bust, decoder.factor(phase.levels()));
    return new Lessons(set, posed, preset.weights(), phase.size());
  }

  private void requireFinite(AutoDecoder.Step step) throws NotFiniteException {
    String what =
        !Double.isFinite(step.error())
            ? "the pictures' error"
            : !Double.isFinite(step.codes())
                ? "the length of eps"
                : !Double.isFinite(step.gradientNorm()) ? "the gradient" : "";
    if (!what.isEmpty()) {
      throw new NotFiniteException(
          String.format(
              Locale.ROOT,
              "%s is not finite after %d pictures; the last checkpoint in %s is from before, go on from it with a lower rate in the preset",
              what,
              pictures,
              folder));
    }
  }

  private List<AutoDecoder.Lesson> batch(Lessons lessons) {
    List<Callable<AutoDecoder.Lesson>> tasks = new ArrayList<>();
    for (int b = 0; b < preset.batch(); b++) {
      int index = schedule.index(pictures + b);
      boolean mirrored = schedule.mirrored(pictures + b);
      tasks.add(() -> lessons.get(index, mirrored));
    }
    return workers.call(tasks);
  }

  /** Writes the checkpoint. */
  public void save() throws IOException {
    Files.createDirectories(folder);
    Checkpoint.save(
        folder.resolve(CHECKPOINT),
        List.of(parameters, noise),
        optimisers(),
        Map.of(
            PICTURES,
            String.valueOf(pictures),
            SEED,
            String.valueOf(seed),
            SET,
            set.manifest().source()));
  }

  @Override
  public void close() {
    trainer.close();
    decoder.close();
    noise.close();
    parameters.close();
    placement.close();
  }
}
