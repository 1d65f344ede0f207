package org.understudy.trainer.gan.regress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.understudy.parametric.ArkitExpression;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.Arithmetic;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.studio.Workers;

/** Trains a regressor on all faces but the last ones, which it is measured on. Not thread-safe. */
public final class RegressorTraining implements AutoCloseable {
  /** Pixels along each side of the pictures. */
  static final int SIZE = 64;

  private static final int FEATURE_COUNT = 256;
  private static final int BATCH = 32;
  private static final double FIRST_RATE = 1e-3;
  private static final double LAST_RATE = 5e-5;

  /** Expression coefficients are small numbers beside those of identity, and mostly zero. */
  private static final float EXPRESSION_WEIGHT = 5;

  private final FaceLessons lessons;
  private final int identityCount;
  private final int heldOut;
  private final long seed;
  private final Workers workers;
  private final Placement placement;
  private final ParameterSet parameters;
  private final RegressorNetwork network;
  private final AdamOptimiser optimiser;

  /**
   * A training at its beginning.
   *
   * @param faces of the set
   * @param identityCount identity coefficients of the set
   * @param heldOut faces at the end of the set that are not learned
   * @param seed of initial values, order and changes
   * @param workers where pictures are prepared; not closed here
   */
  RegressorTraining(
      FaceLessons faces,
      int identityCount,
      int heldOut,
      long seed,
      String device,
      Workers workers) {
    if (heldOut < 1 || heldOut >= faces.count()) {
      throw new IllegalArgumentException(
          "of %d faces 1 to %d can be held out, got %d"
              .formatted(faces.count(), faces.count() - 1, heldOut));
    }
    this.lessons = faces;
    this.identityCount = identityCount;
    this.heldOut = heldOut;
    this.seed = seed;
    this.workers = workers;
    this.placement = Placement.singlePrecision(device);
    this.parameters = new ParameterSet(placement, new Random(seed));
    this.network =
        new RegressorNetwork(
            parameters.scope("regressor"),
            SIZE,
            identityCount + ArkitExpression.COUNT,
            FEATURE_COUNT);
    this.optimiser = new AdamOptimiser(List.of(parameters), FIRST_RATE, 0.9, 0.999, 5);
  }

  /**
   * Trains.
   *
   * @param pictures how many are seen
   * @param progress told the pictures seen so far
   */
  void train(long pictures, LongConsumer progress) {
    SplittableRandom random = new SplittableRandom(seed);
    for (long seen = 0; seen < pictures; seen += BATCH) {
      optimiser.useRate(FIRST_RATE * Math.pow(LAST_RATE / FIRST_RATE, (double) seen / pictures));
      step(random);
      progress.accept(seen + BATCH);
    }
  }

  private void step(SplittableRandom random) {
    List<Callable<FaceLessons.Lesson>> tasks = new ArrayList<>();
    for (int b = 0; b < BATCH; b++) {
      int index = random.nextInt(lessons.count() - heldOut);
      SplittableRandom own = random.split();
      tasks.add(() -> lessons.changed(index, SIZE, own));
    }
    List<FaceLessons.Lesson> batch = workers.call(tasks);
    try (PointerScope _ = new PointerScope()) {
      Tensor miss = network.apply(pictures(batch)).codes().sub(codes(batch));
      Tensor identity = Arithmetic.meanSquare(miss.narrow(1, 0, identityCount));
      Tensor expression =
          Arithmetic.meanSquare(miss.narrow(1, identityCount, ArkitExpression.COUNT));
      optimiser.step(identity.add(Arithmetic.times(expression, EXPRESSION_WEIGHT)));
    }
  }

  private Tensor pictures(List<FaceLessons.Lesson> batch) {
    return placement.batch(batch.stream().map(FaceLessons.Lesson::rgb).toList(), 3, SIZE, SIZE);
  }

  private Tensor codes(List<FaceLessons.Lesson> batch) {
    int length = identityCount + ArkitExpression.COUNT;
    List<float[]> rows = new ArrayList<>();
    for (FaceLessons.Lesson lesson : batch) {
      float[] row = Arrays.copyOf(lesson.codes().identity(), length);
      System.arraycopy(lesson.codes().expression(), 0, row, identityCount, ArkitExpression.COUNT);
      rows.add(row);
    }
    return placement.batch(rows, length);
  }

  /** Compares what is read from the faces that were held out with what is true. */
  RegressorError measure() {
    RegressorError.Sums sums = new RegressorError.Sums(identityCount);
    try (NoGradGuard _ = new NoGradGuard()) {
      for (int index = lessons.count() - heldOut; index < lessons.count(); index++) {
        FaceLessons.Lesson lesson = lessons.plain(index, SIZE);
        try (PointerScope _ = new PointerScope()) {
          float[] read = Placement.readSingle(network.apply(pictures(List.of(lesson))).codes());
          sums.add(read, lesson.codes().identity(), lesson.codes().expression());
        }
      }
    }
    return sums.error();
  }

  /** The network as an ONNX file for {@link FaceRegressor}. */
  byte[] onnx(Map<String, String> metadata) {
    return network.onnx(metadata);
  }

  @Override
  public void close() {
    optimiser.close();
    parameters.close();
    placement.close();
  }
}
