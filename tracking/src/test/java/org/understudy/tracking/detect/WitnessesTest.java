package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.understudy.tracking.capture.VideoFrame;

/** A mesh that finds a face in anything it looks at, and those who watch it. */
class WitnessesTest {
  private static final long FRAME_NANOS = 40_000_000;
  private static final double FACE = 120;

  private final Scene scene = new Scene();
  private int index;

  /** What there is to see; faces are squares of size {@link #FACE}. */
  private static final class Scene {
    /** Where the detector sees a face, if it does. */
    @Nullable Region detected = new Region(200, 300, FACE, 0);

    /** Where the body's head is, if there is a body. */
    @Nullable Region head;

    float score = 1;
    int bodyInterval;
    int bodyResets;
  }

  private final class Detector implements FaceSearch {
    @Override
    public Optional<Detection> find(
        FramePyramid picture, Optional<Region> last, Optional<Region> head) {
      return Optional.ofNullable(scene.detected).map(WitnessesTest::detection);
    }

    @Override
    public int count(FramePyramid picture) {
      return scene.detected == null ? 0 : 1;
    }

    @Override
    public List<Detection> around(FramePyramid picture, Region face) {
      return Optional.ofNullable(scene.detected)
          .filter(at -> at.overlap(face.scaled(2)) > 0)
          .map(WitnessesTest::detection)
          .stream()
          .toList();
    }

    @Override
    public void close() {}
  }

  private final class CredulousMesh implements MeshSource {
    @Override
    public float run(FramePyramid picture, Region region, float[] points) {
      float[] face = MeshPlausibilityTest.face(0);
      double scale = region.size() / FaceGeometry.MARGIN / FACE;
      for (int i = 0; i < face.length; i += 3) {
        points[i] = (float) (region.centreX() + (face[i] - 200) * scale);
        points[i + 1] = (float) (region.centreY() + (face[i + 1] - 300) * scale);
      }
      return scene.score;
    }

    @Override
    public void close() {}
  }

  private final class Body implements BodyWatch {
    @Override
    public boolean next(FramePyramid picture, Optional<Region> face) {
      return scene.head != null;
    }

    @Override
    public Optional<PoseLandmarks> latest() {
      return Optional.empty();
    }

    @Override
    public Optional<Region> head() {
      return Optional.ofNullable(scene.head);
    }

    @Override
    public void reset() {
      scene.bodyResets++;
    }

    @Override
    public void measureEvery(int frames) {
      scene.bodyInterval = frames;
    }

    @Override
    public long detectionTime() {
      return 0;
    }

    @Override
    public long estimateTime() {
      return 0;
    }

    @Override
    public void close() {}
  }

  /** As the detector would see the face of {@link MeshPlausibilityTest#face}. */
  private static Detection detection(Region at) {
    double s = at.size() / FACE;
    return new Detection(
        0.9,
        at.centreX(),
        at.centreY(),
        at.size(),
        at.size(),
        List.of(
            new Detection.KeyPoint(at.centreX() - 25 * s, at.centreY() - 15 * s),
            new Detection.KeyPoint(at.centreX() + 25 * s, at.centreY() - 15 * s),
            new Detection.KeyPoint(at.centreX(), at.centreY() + 10 * s),
            new Detection.KeyPoint(at.centreX(), at.centreY() + 30 * s),
            new Detection.KeyPoint(at.centreX() - 50 * s, at.centreY()),
            new Detection.KeyPoint(at.centreX() + 50 * s, at.centreY())));
  }

  private LandmarkTracker tracker(boolean withBody) {
    LandmarkTracker tracker =
        new LandmarkTracker(
            new Detector(),
            new CredulousMesh(),
            withBody ? Optional.of(new Body()) : Optional.empty());
    for (int i = 0; i < 5; i++) {
      assertThat(next(tracker)).isInstanceOf(Landmarks.Found.class);
    }
    return tracker;
  }

  private Landmarks next(LandmarkTracker tracker) {
    index++;
    return tracker.track(frame(index));
  }

  private static VideoFrame frame(int at) {
    return new VideoFrame(new byte[3 * 640 * 480], 640, 480, at * FRAME_NANOS, at);
  }

  /** Goes on until the face is lost; how long that took. */
  private Landmarks.Lost lost(LandmarkTracker tracker, double withinSeconds) {
    for (int i = 0; i * FRAME_NANOS < withinSeconds * 1e9; i++) {
      if (next(tracker) instanceof Landmarks.Lost lost) {
        return lost;
      }
    }
    throw new AssertionError("still followed after %.2f s".formatted(withinSeconds));
  }

  @Test
  void whatHasSlippedFromTheHeadIsLostSoonWithTheReason() {
    scene.head = new Region(200, 300, FACE, 0);
    try (LandmarkTracker tracker = tracker(true)) {
      scene.detected = null;
      scene.head = new Region(200, 300 - FACE, FACE, 0);
      Landmarks.Lost lost = lost(tracker, 0.2);
      assertThat(lost.reason()).isEqualTo(Landmarks.LostReason.NOT_AT_HEAD);
      assertThat(lost.detail()).contains("1.0 face sizes away");
      assertThat(lost.faces()).isZero();
    }
  }

  @Test
  void aFaceThatIsElsewhereIsFollowedThere() {
    scene.head = new Region(200, 300, FACE, 0);
    try (LandmarkTracker tracker = tracker(true)) {
      scene.detected = new Region(420, 180, FACE, 0);
      scene.head = scene.detected;
      for (int i = 0; i < 4; i++) {
        next(tracker);
      }
      Landmarks.Found found = (Landmarks.Found) next(tracker);
      assertThat((double) found.face()[3 * FaceMeshLayout.NOSE_TIP]).isCloseTo(420, within(3.0));
    }
  }

  @Test
  void withoutABodyOnlyTheDetectorTellsWithinHalfASecond() {
    try (LandmarkTracker tracker = tracker(false)) {
      scene.detected = null;
      Landmarks.Lost lost = lost(tracker, 0.54);
      assertThat(lost.reason()).isEqualTo(Landmarks.LostReason.NOT_CONFIRMED);
      assertThat(next(tracker)).isInstanceOf(Landmarks.Lost.class);
      scene.detected = new Region(300, 200, FACE, 0);
      assertThat(next(tracker)).isInstanceOf(Landmarks.Found.class);
    }
  }

  @Test
  void aBodyWhoseHeadIsThereStandsInForABlindDetector() {
    scene.head = new Region(205, 300, FACE, 0);
    try (LandmarkTracker tracker = tracker(true)) {
      scene.detected = null;
      for (int i = 0; i < 100; i++) {
        assertThat(next(tracker)).isInstanceOf(Landmarks.Found.class);
      }
      scene.score = 0.7f;
      assertThat(lost(tracker, 0.5).reason()).isEqualTo(Landmarks.LostReason.NOT_CONFIRMED);
    }
  }

  @Test
  void aBodyThatIsWrongIsForgottenWhereTheDetectorSeesTheFace() {
    scene.head = new Region(200, 300, FACE, 0);
    try (LandmarkTracker tracker = tracker(true)) {
      int before = scene.bodyResets;
      scene.head = new Region(500, 100, FACE, 0);
      for (int i = 0; i < 10; i++) {
        assertThat(next(tracker)).isInstanceOf(Landmarks.Found.class);
      }
      assertThat(scene.bodyResets).isGreaterThan(before);
    }
  }

  @Test
  void aMeshWithALowScoreIsLostAtOnce() {
    try (LandmarkTracker tracker = tracker(false)) {
      scene.score = 0.2f;
      Landmarks.Lost lost = lost(tracker, 0.04);
      assertThat(lost.reason()).isEqualTo(Landmarks.LostReason.LOW_SCORE);
      assertThat(lost.detail()).contains("0.20");
    }
  }

  @Test
  void aFrameThatWasPassedOverLeavesWhatIsFollowed() {
    try (LandmarkTracker tracker = tracker(true)) {
      Landmarks before = next(tracker);
      scene.detected = new Region(420, 180, FACE, 0);
      for (int i = 0; i < 12; i++) {
        next(tracker);
      }
      Landmarks.Found now = (Landmarks.Found) next(tracker);
      assertThat((double) now.face()[3 * FaceMeshLayout.NOSE_TIP]).isCloseTo(420, within(3.0));

      scene.detected = null;
      Landmarks.Found between = (Landmarks.Found) tracker.trackPassedOver(frame(6), before);
      assertThat((double) between.face()[3 * FaceMeshLayout.NOSE_TIP]).isCloseTo(200, within(3.0));
      scene.score = 0.2f;
      assertThat(tracker.trackPassedOver(frame(6), before))
          .isInstanceOfSatisfying(
              Landmarks.Lost.class,
              lost -> assertThat(lost.reason()).isEqualTo(Landmarks.LostReason.LOW_SCORE));

      scene.score = 1;
      scene.detected = new Region(420, 180, FACE, 0);
      now = (Landmarks.Found) next(tracker);
      assertThat((double) now.face()[3 * FaceMeshLayout.NOSE_TIP]).isCloseTo(420, within(3.0));
    }
  }

  @Test
  void theBodysRateReachesTheBody() {
    try (LandmarkTracker tracker = tracker(true)) {
      tracker.setPoseInterval(8);
      assertThat(scene.bodyInterval).isEqualTo(8);
    }
  }
}
