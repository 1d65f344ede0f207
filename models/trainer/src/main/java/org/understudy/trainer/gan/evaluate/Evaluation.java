package org.understudy.trainer.gan.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.generator.Generator;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.regress.FaceWindow;
import org.understudy.trainer.gan.regress.RegressorError;
import org.understudy.trainer.studio.Workers;

/**
 * Measures a generator against the set it was trained on: people of its mixture in poses, with
 * expressions and before cameras of the set's pictures. Not thread-safe.
 */
public final class Evaluation {
  private static final int CHUNK = 64;
  private static final int MOST_KEPT = 20_000;

  private final Generator generator;
  private final PortraitSet set;
  private final BustModel bust;
  private final FaceRegressor regressor;
  private final PictureFeatures features;
  private final Workers workers;
  private final long seed;

  /**
   * An evaluation.
   *
   * @param seed of people and poses
   * @param workers where pictures are drawn and read; nothing is closed here
   */
  public Evaluation(
      Generator generator,
      PortraitSet set,
      BustModel bust,
      FaceRegressor regressor,
      PictureFeatures features,
      Workers workers,
      long seed) {
    this.generator = generator;
    this.set = set;
    this.bust = bust;
    this.regressor = regressor;
    this.features = features;
    this.workers = workers;
    this.seed = seed;
  }

  /**
   * What was found.
   *
   * @param whole of whole pictures
   * @param face of the faces in them
   * @param control what the regressor reads from generated faces, against their codes
   * @param reference what it reads from real faces, against theirs: the best that control can be
   * @param consistency how alike pictures of one person are
   */
  public record Report(
      SetDistance whole,
      SetDistance face,
      RegressorError control,
      RegressorError reference,
      IdentityConsistency consistency) {}

  /** One picture's part of the statistics. */
  private record Read(
      float[] whole,
      float[] face,
      FaceRegressor.Reading codes,
      float[] identity,
      float[] expression) {}

  /**
   * Measures.
   *
   * @param count pictures to generate, 2 or more
   * @param truncation see {@link org.understudy.avatar.generator.CodeMixture#sample}
   * @param progress told how many pictures are done, of {@code count} and as many real ones as
   *     there are
   * @throws IOException if a picture of the set is damaged
   */
  public Report measure(int count, double truncation, IntConsumer progress) throws IOException {
    int real = realCount(count);
    Group reals = new Group(set.manifest().identityCount());
    Group made = new Group(set.manifest().identityCount());
    try {
      for (int from = 0; from < real; from += CHUNK) {
        reals.addAll(read(from, Math.min(real, from + CHUNK), this::readReal));
        progress.accept(Math.min(real, from + CHUNK));
      }
      for (int from = 0; from < count; from += CHUNK) {
        made.addAll(
            read(from, Math.min(count, from + CHUNK), index -> readMade(index, truncation)));
        progress.accept(real + Math.min(count, from + CHUNK));
      }
      return new Report(
          SetDistance.of(reals.whole(), made.whole(), seed),
          SetDistance.of(reals.face(), made.face(), seed),
          made.sums.error(),
          reals.sums.error(),
          consistency(truncation));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Real pictures that are compared with so many generated ones. */
  public int realCount(int count) {
    return Math.min(count, set.count());
  }

  @FunctionalInterface
  private interface Reader {
    Read read(int index) throws IOException;
  }

  private List<Read> read(int from, int to, Reader reader) {
    List<Callable<Read>> tasks = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int index = i;
      tasks.add(() -> reader.read(index));
    }
    return workers.call(tasks);
  }

  private Read readReal(int index) throws IOException {
    Portrait portrait = set.read(index);
    PortraitCodes codes = portrait.codes();
    return read(
        portrait.rgba(),
        portrait.size(),
        FaceWindow.of(bust, codes, portrait.size()),
        codes.identity(),
        codes.expression());
  }

  private Read readMade(int index, double truncation) throws IOException {
    long person = seed * 1_000_003 + index;
    PortraitCodes pose = set.codes(new SplittableRandom(person).nextInt(set.count()));
    Avatar avatar = generator.avatar("person", person, truncation);
    MadePicture picture = MadePicture.of(avatar, pose.pose(), pose.camera(set.manifest().size()));
    float[] identity = generator.person(person, truncation);
    return read(
        picture.rgba(),
        picture.size(),
        picture.face(),
        Arrays.copyOf(identity, set.manifest().identityCount()),
        pose.expression());
  }

  private Read read(byte[] rgba, int size, FaceWindow face, float[] identity, float[] expression) {
    return new Read(
        features.of(rgba, size, size, MadePicture.whole(size)),
        features.of(rgba, size, size, face),
        regressor.read(rgba, size, size, face),
        identity,
        expression);
  }

  private IdentityConsistency consistency(double truncation) {
    List<Callable<List<float[]>>> tasks = new ArrayList<>();
    for (int p = 0; p < IdentityConsistency.PEOPLE; p++) {
      long person = seed * 7_000_003 + p;
      tasks.add(() -> readings(person, truncation));
    }
    return IdentityConsistency.of(workers.call(tasks));
  }

  private List<float[]> readings(long person, double truncation) throws IOException {
    Avatar avatar = generator.avatar("person", person, truncation);
    SplittableRandom random = new SplittableRandom(person);
    List<float[]> out = new ArrayList<>();
    for (int k = 0; k < IdentityConsistency.PICTURES; k++) {
      PortraitCodes pose = set.codes(random.nextInt(set.count()));
      MadePicture picture = MadePicture.of(avatar, pose.pose(), pose.camera(set.manifest().size()));
      out.add(
          regressor
              .read(picture.rgba(), picture.size(), picture.size(), picture.face())
              .identity());
    }
    return out;
  }

  /** Statistics of one set, made when the first features say how many numbers they have. */
  private static final class Group {
    private final List<FeatureStatistics> statistics = new ArrayList<>();
    private final RegressorError.Sums sums;

    Group(int identityCount) {
      sums = new RegressorError.Sums(identityCount);
    }

    FeatureStatistics whole() {
      return statistics.getFirst();
    }

    FeatureStatistics face() {
      return statistics.getLast();
    }

    void addAll(List<Read> reads) {
      for (Read read : reads) {
        if (statistics.isEmpty()) {
          statistics.add(new FeatureStatistics(read.whole.length, MOST_KEPT));
          statistics.add(new FeatureStatistics(read.face.length, MOST_KEPT));
        }
        whole().add(read.whole);
        face().add(read.face);
        sums.add(read.codes, read.identity, read.expression);
      }
    }
  }
}
