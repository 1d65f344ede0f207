package org.understudy.trainer.gan.ablate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.understudy.avatar.generator.Generator;
import org.understudy.avatar.generator.OnnxNetwork;
import org.understudy.trainer.JsonFile;
import org.understudy.trainer.gan.compact.CompactRun;
import org.understudy.trainer.gan.compact.RefineRun;
import org.understudy.trainer.gan.compact.RunSettings;
import org.understudy.trainer.gan.evaluate.Evaluation;
import org.understudy.trainer.gan.evaluate.PictureFeatures;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.train.TrainingRun;

/**
 * The rows of an ablation: each refines the same first stage with the same seed over as many
 * pictures, and is measured against the same pictures of the set. Each row keeps a folder, so that
 * what is done is not done again. Not safe for concurrent use.
 */
public final class Ablation {
  private static final String SCORES = "scores.json";

  private final RunSettings first;
  private final Path folder;
  private final int pictures;
  private final int count;
  private final FaceRegressor regressor;
  private final PictureFeatures features;

  /**
   * An ablation.
   *
   * @param first of a run whose first stage is finished
   * @param folder for the rows
   * @param pictures that each row generates in its second stage
   * @param count pictures to measure each row by
   * @param regressor not closed here
   * @param features not closed here
   */
  public Ablation(
      RunSettings first,
      Path folder,
      int pictures,
      int count,
      FaceRegressor regressor,
      PictureFeatures features) {
    this.first = first;
    this.folder = folder;
    this.pictures = pictures;
    this.count = count;
    this.regressor = regressor;
    this.features = features;
  }

  /**
   * A row's scores, if it was measured before with the same budget.
   *
   * @throws IOException if they cannot be read
   */
  public Optional<RowScores> scores(AblationRow row) throws IOException {
    Path file = folder.resolve(row.folder()).resolve(SCORES);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(RowScores.read(file)).filter(s -> s.budget(pictures, count));
  }

  /**
   * Trains a row, or goes on with it.
   *
   * @param stopped asked before every step
   * @return whether it is finished
   * @throws IOException if the first stage is not there, or something cannot be read or written
   */
  public boolean train(AblationRow row, BooleanSupplier stopped, TrainingRun.Progress progress)
      throws IOException {
    if (!row.isRefined()) {
      return true;
    }
    Path own = Files.createDirectories(folder.resolve(row.folder()));
    Path begin = own.resolve(TrainingRun.FIRST_CHECKPOINT);
    Path from = first.folder().resolve(TrainingRun.FIRST_CHECKPOINT);
    if (!Files.exists(from)) {
      throw new IOException(
          "%s has no %s; run the first stage before an ablation"
              .formatted(first.folder(), TrainingRun.FIRST_CHECKPOINT));
    }
    if (!Files.exists(begin)) {
      Path beside = own.resolve(TrainingRun.FIRST_CHECKPOINT + ".part");
      Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(beside, begin, StandardCopyOption.ATOMIC_MOVE);
    }
    RunSettings settings =
        new RunSettings(
            own,
            first.set(),
            row.template(first.template()),
            first.bust(),
            row.preset(first.preset(), pictures),
            first.device(),
            first.seed(),
            first.workers());
    try (RefineRun run = new RefineRun(settings)) {
      if (Files.exists(own.resolve(RefineRun.CHECKPOINT))) {
        run.resume();
      } else {
        run.begin();
      }
      run.train(Duration.ofDays(3650), stopped, progress);
      return run.pictures() >= run.allPictures();
    }
  }

  /**
   * Measures a row that is trained, and keeps its scores.
   *
   * @param progress see {@link Evaluation#measure}
   */
  public RowScores measure(AblationRow row, IntConsumer progress) throws IOException {
    Path own = Files.createDirectories(folder.resolve(row.folder()));
    Path of = row.isRefined() ? own : first.folder();
    try (Generator generator =
        Generator.open(of.resolve(CompactRun.GENERATOR), first.bust(), OnnxNetwork.Device.AUTO)) {
      Evaluation.Report report =
          new Evaluation(
                  generator,
                  first.set(),
                  first.bust(),
                  regressor,
                  features,
                  first.workers(),
                  1,
                  first.seed())
              .measure(count, progress);
      RowScores scores = RowScores.of(row, pictures, count, report);
      JsonFile.write(own.resolve(SCORES), scores);
      return scores;
    }
  }

  /** Pictures that {@link #train} generates for a row. */
  public int pictures(AblationRow row) {
    return row.isRefined() ? pictures : 0;
  }

  /** Steps of {@link #measure}'s progress. */
  public int measured() {
    return count + Math.min(count, first.set().count());
  }
}
