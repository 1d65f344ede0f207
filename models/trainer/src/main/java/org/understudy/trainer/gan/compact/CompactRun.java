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
import org.understudy.trainer.gan.train.RunPace;
import org.understudy.trainer.gan.train.TrainingRun;

/**
 * A run of the first stage: auto-decoding through the preset's phases. Which pictures a step sees
 * follows from the seed and the step's number alone, so that a run which was cut off goes on as if
 * it had not been. Not safe for concurrent use.
 */
public final class CompactRun implements TrainingRun {
  /** Folder of a run's finished generator. */
  public static final String GENERATOR = "generator";

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

  @Override
  public Path checkpoint() {
    return settings.folder().resolve(FIRST_CHECKPOINT);
  }

  /** Nothing comes before the first stage. */
  @Override
  public void begin() {
    pictures = 0;
  }

  @Override
  public void resume() throws IOException {
    pictures = state.load(checkpoint(), "leave out --resume to begin one", List.of(), Map.of());
  }

  @Override
  public long pictures() {
    return pictures;
  }

  @Override
  public long allPictures() {
    return schedule.pictures();
  }

  @Override
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
  void save() throws IOException {
    state.save(checkpoint(), pictures, List.of(), Map.of());
  }

  @Override
  public void close() {
    state.close();
  }
}
