package org.understudy.trainer.gan.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.PointerScope;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.train.NotFiniteException;
import org.understudy.trainer.gan.train.PictureOrder;
import org.understudy.trainer.gan.train.RunCheckpoint;
import org.understudy.trainer.gan.train.RunLog;
import org.understudy.trainer.gan.train.RunPace;
import org.understudy.trainer.gan.train.TrainingRun;

/**
 * A run of one stage of the paper's training (section 3.6): the generator and its discriminators
 * against each other on a set's portraits and faces. Not safe for concurrent use.
 */
public final class PaperRun implements TrainingRun {
  /** The second stage's checkpoint in the run's folder. */
  public static final String SECOND_CHECKPOINT = "upsampler.safetensors";

  private final PaperSettings settings;
  private final int stageNumber;
  private final RunCheckpoint checkpoints;
  private final NewPeople people;
  private final Placement placement;
  private final PaperGenerator generator;
  private final PaperStage stage;
  private final RealPictures real;
  private final PictureOrder order;
  private long pictures;

  /**
   * A run before its beginning.
   *
   * @param stage 1 or 2
   * @throws IOException if there is no such device, or the set is damaged or does not fit the
   *     preset
   */
  public PaperRun(PaperSettings settings, int stage) throws IOException {
    settings.requireFit(stage);
    this.settings = settings;
    this.stageNumber = stage;
    this.checkpoints = new RunCheckpoint(settings.set().manifest().source(), settings.seed());
    this.people = new NewPeople(settings);
    this.placement = Placement.named(settings.device());
    this.generator =
        new PaperGenerator(
            settings.preset(),
            settings.face(),
            settings.bust(),
            placement,
            new Random(settings.seed()));
    this.stage = new PaperStage(stage, settings, generator, placement);
    this.real = new RealPictures(settings, stage, placement);
    this.order = new PictureOrder(settings.seed() + stage, settings.set().count());
  }

  @Override
  public Path checkpoint() {
    return settings.folder().resolve(stageNumber == 1 ? FIRST_CHECKPOINT : SECOND_CHECKPOINT);
  }

  @Override
  public void begin() throws IOException {
    if (stageNumber == 1) {
      return;
    }
    try (PaperStage first = new PaperStage(1, settings, generator, placement)) {
      checkpoints.load(
          settings.folder().resolve(FIRST_CHECKPOINT),
          "run the first stage before the second",
          first.parameters(),
          first.optimisers());
    } finally {
      stage.freeze();
    }
  }

  @Override
  public void resume() throws IOException {
    pictures =
        checkpoints.load(
            checkpoint(),
            "leave out --resume to begin one",
            stage.parameters(),
            stage.optimisers());
  }

  @Override
  public long pictures() {
    return pictures;
  }

  @Override
  public long allPictures() {
    return stageNumber == 1
        ? settings.preset().training().stageOnePictures()
        : settings.preset().training().stageTwoPictures();
  }

  @Override
  public void train(Duration limit, BooleanSupplier stopped, Progress progress) throws IOException {
    RunPace pace = new RunPace(limit, stopped);
    PaperSamples samples = new PaperSamples(settings, people, generator, stageNumber);
    int batch = settings.preset().optimiser().batch();
    double rate = settings.preset().optimiser().generatorRate();
    List<String> columns = stage.columns();
    Files.createDirectories(settings.folder());
    String file = stageNumber == 1 ? "log.csv" : "upsampler.csv";
    try (RunLog log = RunLog.open(settings.folder(), file, columns)) {
      while (pictures < allPictures() && pace.goesOn()) {
        Map<String, Double> numbers = step(batch);
        pictures += batch;
        log.add(columns.stream().mapToDouble(numbers::get).toArray());
        if (pictures / batch % STEPS_PER_LINE == 0) {
          progress.at(
              pictures, words(columns, log.write(pictures, settings.size(stageNumber), rate)));
        }
        if (pace.samplesAreDue()) {
          samples.draw(pictures);
        }
        if (pace.checkpointIsDue()) {
          save();
        }
      }
    }
    save();
    if (!stopped.getAsBoolean()) {
      samples.draw(pictures);
      new PaperResults(settings, people, generator, stageNumber).write(pictures);
    }
  }

  private static String words(List<String> columns, double[] means) {
    return String.format(
        Locale.ROOT,
        "face: G %.2f, D %.2f",
        means[columns.indexOf("generator.face")],
        means[columns.indexOf("judges.face")]);
  }

  private Map<String, Double> step(int batch) throws IOException {
    long number = pictures / batch;
    long seed = (settings.seed() * 2 + stageNumber) * PictureOrder.GOLDEN + number;
    List<Integer> indices = new ArrayList<>();
    for (int b = 0; b < batch; b++) {
      indices.add(order.index(pictures + b));
    }
    try (PointerScope _ = new PointerScope()) {
      Map<String, Double> numbers =
          stage.step(people, people.draw(batch, seed), real.batch(indices), seed);
      for (Map.Entry<String, Double> entry : numbers.entrySet()) {
        NotFiniteException.check(entry.getKey(), entry.getValue(), pictures, settings.folder());
      }
      return numbers;
    }
  }

  /** Writes the checkpoint. */
  void save() throws IOException {
    checkpoints.save(checkpoint(), pictures, stage.parameters(), stage.optimisers());
  }

  @Override
  public void close() {
    stage.close();
    generator.close();
    placement.close();
  }
}
