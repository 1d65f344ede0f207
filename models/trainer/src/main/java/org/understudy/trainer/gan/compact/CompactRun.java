package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.train.RunLog;

/**
 * A run of the first stage: auto-decoding through the preset's phases. Which pictures a step sees
 * follows from the seed and the step's number alone, so that a run which was cut off goes on as if
 * it had not been. Not safe for concurrent use.
 */
public final class CompactRun implements AutoCloseable {
  /** The checkpoint's name in a run's folder. */
  public static final String CHECKPOINT = "checkpoint.safetensors";

  /** Folder of a run's finished generator. */
  public static final String GENERATOR = "generator";

  static final int STEPS_PER_LINE = 25;

  private final RunSettings settings;
  private final CompactPreset preset;
  private final CompactState state;
  private final RunGenerator generator;
  private final Schedule schedule;
  private long pictures;

  /**
   * A run at its beginning.
   *
   * @throws IOException if there is no such device, or the preset holds all pictures out
   */
  public CompactRun(RunSettings settings) throws IOException {
    this.settings = settings;
    this.preset = settings.preset();
    this.state = new CompactState(settings);
    this.schedule = new Schedule(preset.phases(), settings.seed(), state.trained);
    this.generator = new RunGenerator(settings, state);
  }

  /**
   * Goes on from the folder's checkpoint.
   *
   * @throws IOException if there is none, or it is of another network, seed or set
   */
  public void resume() throws IOException {
    Path file = settings.folder().resolve(CHECKPOINT);
    if (!Files.exists(file)) {
      throw new IOException(
          "%s has no %s; leave out --resume to begin one".formatted(settings.folder(), CHECKPOINT));
    }
    pictures = state.load(file, List.of(), Map.of());
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
     * After some steps.
     *
     * @param pictures seen so far
     * @param words on the latest steps
     */
    void at(long pictures, String words);
  }

  /**
   * Trains until all phases are done, time is up or it is told to stop; the state is saved now and
   * then, and at the end. Where it was not told to stop, samples and the generator's files follow.
   *
   * @param limit how long
   * @param stopped asked before every step
   * @throws NotFiniteException where numbers left the finite; the last checkpoint is from before
   * @throws IOException if a picture is damaged or something cannot be written
   */
  public void train(Duration limit, BooleanSupplier stopped, Progress progress) throws IOException {
    RunPace pace = new RunPace(limit, stopped);
    CompactPreset.@Nullable Phase prepared = null;
    @Nullable Lessons lessons = null;
    Files.createDirectories(settings.folder());
    List<String> columns = List.of("error", "decibels", "codes", "gradientNorm");
    try (RunLog log = RunLog.open(settings.folder(), "log.csv", columns)) {
      while (pictures < allPictures() && pace.goesOn()) {
        CompactPreset.Phase phase = schedule.phase(pictures);
        if (!phase.equals(prepared) || lessons == null) {
          prepared = phase;
          lessons = generator.lessons(phase.levels(), phase.size());
        }
        state.trainer.optimiser().useRate(schedule.rate(pictures));
        AutoDecoder.Step step = state.trainer.step(batch(lessons), phase.levels());
        step.requireFinite(pictures, settings.folder());
        pictures += preset.batch();
        log.add(step.error(), -10 * Math.log10(step.error()), step.codes(), step.gradientNorm());
        if (pictures / preset.batch() % STEPS_PER_LINE == 0) {
          double[] means = log.write(pictures, phase.size(), schedule.rate(pictures));
          progress.at(pictures, String.format(Locale.ROOT, "%.2f dB", means[1]));
        }
        if (pace.samplesAreDue()) {
          generator.draw(phase.levels(), pictures);
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
    CompactPreset.Phase learned = schedule.phase(Math.max(0, pictures - 1));
    generator.finish(
        learned.levels(), learned.size(), pictures, pictures >= allPictures(), "auto-decoded");
  }

  private List<AutoDecoder.Lesson> batch(Lessons lessons) {
    List<Callable<AutoDecoder.Lesson>> tasks = new ArrayList<>();
    for (int b = 0; b < preset.batch(); b++) {
      int index = schedule.index(pictures + b);
      boolean mirrored = schedule.mirrored(pictures + b);
      tasks.add(() -> lessons.get(index, mirrored));
    }
    return settings.workers().call(tasks);
  }

  /** Writes the checkpoint. */
  public void save() throws IOException {
    state.save(settings.folder().resolve(CHECKPOINT), pictures, List.of(), Map.of());
  }

  @Override
  public void close() {
    state.close();
  }
}
