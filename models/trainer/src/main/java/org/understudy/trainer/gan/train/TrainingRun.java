package org.understudy.trainer.gan.train;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A stage of training, whose folder holds checkpoint, logs and samples. What a step sees follows
 * from the seed and the step's number alone, so that a run which was cut off goes on as if it had
 * not been. {@link #begin} or {@link #resume} it before it trains. Owns native memory; close it.
 * Not safe for concurrent use.
 */
public interface TrainingRun extends AutoCloseable {
  /** The checkpoint's name in the folder of a run of the first stage. */
  String FIRST_CHECKPOINT = "checkpoint.safetensors";

  /** Steps whose means are a line of the log. */
  int STEPS_PER_LINE = 25;

  /** Where the checkpoint is, or will be. */
  Path checkpoint();

  /**
   * Begins; a second stage with what the first one has learned.
   *
   * @throws IOException if that is not there, or it is of another network, seed or set
   */
  void begin() throws IOException;

  /**
   * Goes on from the checkpoint.
   *
   * @throws IOException if there is none, or it is of another network, seed or set
   */
  void resume() throws IOException;

  /** Pictures seen so far in this stage. */
  long pictures();

  /** Pictures of the whole stage. */
  long allPictures();

  /** Told how far a run is. */
  @FunctionalInterface
  interface Progress {
    /**
     * After some steps.
     *
     * @param pictures seen so far
     * @param words on the latest steps
     */
    void at(long pictures, String words);
  }

  /**
   * Trains until all pictures are seen, time is up or it is told to stop; the state is saved now
   * and then, and at the end. Where it was not told to stop, samples and whatever else comes of the
   * stage follow.
   *
   * @param limit how long
   * @param stopped asked before every step
   * @throws NotFiniteException where numbers left the finite; the last checkpoint is from before
   * @throws IOException if a picture is damaged or something cannot be written
   */
  void train(Duration limit, BooleanSupplier stopped, Progress progress) throws IOException;

  @Override
  void close();
}
