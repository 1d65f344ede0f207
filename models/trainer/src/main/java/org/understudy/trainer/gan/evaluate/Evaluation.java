package org.understudy.trainer.gan.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.generator.Generator;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.regress.FaceWindow;
import org.understudy.trainer.gan.regress.RegressorError;
import org.understudy.trainer.photo.StillTracker;
import org.understudy.trainer.studio.Workers;

/**
 * Measures a generator against the set it was trained on: people of its mixture in poses, with
 * expressions and before cameras of the set's pictures. Not thread-safe.
 */
public final class Evaluation {
  private static final int CHUNK = 64;
  private static final int MOST_KEPT = 20_000;

  /** Pictures that the tracker looks at. */
  private static final int TRACKED = 128;

  private final Generator generator;
  private final PortraitSet set;
  private final BustModel bust;
  private final FaceRegressor regressor;
  private final PictureFeatures features;
  private final Workers workers;
  private final double truncation;
  private final long seed;
  private final MadePeople people;

  /**
   * An evaluation.
   *
   * @param truncation see {@link org.understudy.avatar.generator.CodeMixture#sample}
   * @param seed of people and poses
   * @param workers where pictures are drawn and read; nothing is closed here
   * @throws IOException if the generator is of a setting that is not known
   */
  public Evaluation(
      Generator generator,
      PortraitSet set,
      BustModel bust,
      FaceRegressor regressor,
      PictureFeatures features,
      Workers workers,
      double truncation,
      long seed)
      throws IOException {
    this.generator = generator;
    this.set = set;
    this.bust = bust;
    this.regressor = regressor;
    this.features = features;
    this.workers = workers;
    this.truncation = truncation;
    this.seed = seed;
    this.people = new MadePeople(generator, set, bust, truncation);
  }

  /**
   * What was found.
   *
   * @param whole of whole pictures; none where the generator only draws heads
   * @param face of the faces in them
   * @param control what the regressor reads from generated faces, against their codes
   * @param reference what it reads from real faces, against theirs: the best that control can be
   * @param consistency how alike pictures of one person are
   */
  public record Report(
      Optional<SetDistance> whole,
      SetDistance face,
      RegressorError control,
      RegressorError reference,
      IdentityConsistency consistency) {

    /** All figures by name, rounded, in the order to be told. */
    public Map<String, Object> figures() {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("generated", face.generated());
      all.put("real", face.real());
      whole.ifPresent(distance -> put(all, "Whole", distance));
      put(all, "Face", face);
      all.put("expressionCorrelation", rounded(control.correlation()));
      all.put("expressionCorrelationOfReal", rounded(reference.correlation()));
      all.put("expressionMeanError", rounded(control.expressionMean()));
      all.put("expressionMeanErrorOfReal", rounded(reference.expressionMean()));
      all.put("identityVarianceRead", rounded(control.identityExplained()));
      all.put("identityVarianceReadOfReal", rounded(reference.identityExplained()));
      all.put("intraclassCorrelation", rounded(consistency.intraclassCorrelation()));
      return all;
    }

    private static void put(Map<String, Object> all, String of, SetDistance distance) {
      all.put("frechet" + of, rounded(distance.frechet().distance()));
      all.put("kernel" + of + "100", rounded(distance.kernel().percent()));
      all.put("kernel" + of + "100StandardError", rounded(100 * distance.kernel().standardError()));
    }
  }

  /** To four digits, for people; what is not finite stays. */
  static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(1e4 * value) / 1e4 : value;
  }

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
   * @param progress told how many pictures are done, of {@code count} and as many real ones as
   *     there are
   * @throws IOException if a picture of the set is damaged
   */
  public Report measure(int count, IntConsumer progress) throws IOException {
    int real = realCount(count);
    Group reals = new Group(set.manifest().identityCount());
    Group made = new Group(set.manifest().identityCount());
    try {
      for (int from = 0; from < real; from += CHUNK) {
        reals.addAll(read(from, Math.min(real, from + CHUNK), this::readReal));
        progress.accept(Math.min(real, from + CHUNK));
      }
      for (int from = 0; from < count; from += CHUNK) {
        made.addAll(read(from, Math.min(count, from + CHUNK), this::readMade));
        progress.accept(real + Math.min(count, from + CHUNK));
      }
      return new Report(
          people.headsOnly()
              ? Optional.empty()
              : Optional.of(SetDistance.of(reals.whole(), made.whole(), seed)),
          SetDistance.of(reals.face(), made.face(), seed),
          made.sums.error(),
          reals.sums.error(),
          consistency());
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

  private Read readMade(int index) throws IOException {
    MadePeople.Posed made = people.draw(person(index));
    return read(
        made.picture().rgba(),
        made.picture().size(),
        made.picture().face(),
        made.identity(),
        made.expression());
  }

  private long person(int index) {
    return seed * 1_000_003 + index;
  }

  private Read read(byte[] rgba, int size, FaceWindow face, float[] identity, float[] expression) {
    return new Read(
        people.headsOnly() ? new float[1] : features.of(rgba, size, size, MadePicture.whole(size)),
        features.of(rgba, size, size, face),
        regressor.read(rgba, size, size, face),
        identity,
        expression);
  }

  private IdentityConsistency consistency() {
    List<Callable<List<float[]>>> tasks = new ArrayList<>();
    for (int p = 0; p < IdentityConsistency.PEOPLE; p++) {
      long person = seed * 7_000_003 + p;
      tasks.add(() -> readings(person));
    }
    return IdentityConsistency.of(workers.call(tasks));
  }

  private List<float[]> readings(long person) throws IOException {
    Avatar avatar = people.avatar(person);
    SplittableRandom random = new SplittableRandom(person);
    List<float[]> out = new ArrayList<>();
    for (int k = 0; k < IdentityConsistency.PICTURES; k++) {
      MadePicture picture = people.draw(avatar, person, random).picture();
      out.add(
          regressor
              .read(picture.rgba(), picture.size(), picture.size(), picture.face())
              .identity());
    }
    return out;
  }

  /** Whether two views of a person show the same in the same colours. */
  public ViewConsistency views() {
    return ViewConsistency.of(generator, bust, truncation, seed, workers);
  }

  /** How the tracker sees generated people in known states. */
  public TrackedControl tracked(StillTracker tracker) throws IOException {
    TrackedControl.Sums sums = new TrackedControl.Sums();
    for (int index = 0; index < TRACKED; index++) {
      MadePeople.Posed made = people.draw(person(index));
      sums.add(tracker, made.picture().rgba(), made.camera(), made.head(), made.expression());
    }
    return sums.control();
  }

  /** How the tracker sees the set's pictures: the best that {@link #tracked} can be. */
  public TrackedControl trackedReal(StillTracker tracker) throws IOException {
    TrackedControl.Sums sums = new TrackedControl.Sums();
    for (int index = 0; index < Math.min(TRACKED, set.count()); index++) {
      Portrait portrait = set.read(index);
      PortraitCodes codes = portrait.codes();
      RigidTransform head =
          bust.skeleton(codes.shape()).jointToCamera(codes.pose(), PortraitJoint.HEAD);
      sums.add(tracker, portrait.rgba(), codes.camera(portrait.size()), head, codes.expression());
    }
    return sums.control();
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
