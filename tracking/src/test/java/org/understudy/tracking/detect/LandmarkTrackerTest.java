package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.tracking.capture.VideoFrame;

class LandmarkTrackerTest {
  private static final long FRAME_NANOS = 33_333_333;
  private static final LandmarkSettings FACE_ONLY = new LandmarkSettings(Optional.empty(), 3, 1);

  @Test
  void noiseHasNoFace() throws IOException {
    byte[] rgb = new byte[3 * 200 * 150];
    new Random(2).nextBytes(rgb);
    try (LandmarkTracker tracker = LandmarkTracker.open(LandmarkSettings.DEFAULT)) {
      for (int i = 0; i < 5; i++) {
        Landmarks landmarks = tracker.track(new VideoFrame(rgb, 200, 150, i * FRAME_NANOS, i));
        assertThat(landmarks).isInstanceOf(Landmarks.Lost.class);
        assertThat(((Landmarks.Lost) landmarks).reason()).isEqualTo(Landmarks.LostReason.NO_FACE);
        assertThat(landmarks.times().detection()).isPositive();
      }
    }
  }

  @Tag("real-clips")
  @ParameterizedTest
  @CsvSource({
    "driving_d0.mp4, 0.99",
    "driving_d3.mp4, 0.99",
    "driving_d9.mp4, 0.99",
    "driving_d20.mp4, 0.99",
    "source_s13.mp4, 0.8",
    "source_s32.mp4, 0.99"
  })
  void faceAndBodyAreFollowed(String clip, double expected) throws IOException {
    List<VideoFrame> frames = TalkVideos.frames(clip, 60);
    int found = 0;
    try (LandmarkTracker tracker = LandmarkTracker.open(LandmarkSettings.DEFAULT)) {
      for (VideoFrame frame : frames) {
        if (tracker.track(frame) instanceof Landmarks.Found face) {
          found++;
          PoseLandmarks body = face.pose().orElseThrow();
          double faceSize = face.faceRegion().size() / FaceGeometry.MARGIN;
          // the body may have been measured two frames ago
          assertThat(noseDistance(face.face(), body)).isLessThan(0.6 * faceSize);
          assertThat(body.x(PoseLandmarks.LEFT_SHOULDER))
              .isGreaterThan(body.x(PoseLandmarks.RIGHT_SHOULDER));
        }
      }
    }
    assertThat(found).isGreaterThanOrEqualTo((int) Math.ceil(expected * frames.size()));
  }

  /** Frames between that are looked at later are seen as if they had been taken in their order. */
  @Tag("real-clips")
  @ParameterizedTest
  @CsvSource({"driving_d3.mp4", "driving_d20.mp4", "source_s32.mp4"})
  void passedOverFramesAreSeenAsInTheirOrder(String clip) throws IOException {
    List<VideoFrame> frames = TalkVideos.frames(clip, 60);
    Landmarks[] inOrder = new Landmarks[60];
    Landmarks[] later = new Landmarks[60];
    try (LandmarkTracker tracker = LandmarkTracker.open(LandmarkSettings.DEFAULT)) {
      for (int i = 0; i < 60; i++) {
        inOrder[i] = tracker.track(frames.get(i));
      }
    }
    try (LandmarkTracker tracker = LandmarkTracker.open(LandmarkSettings.DEFAULT)) {
      tracker.setPoseInterval(LandmarkSettings.DEFAULT.poseInterval() / 2);
      for (int i = 0; i < 60; i += 2) {
        later[i] = tracker.track(frames.get(i));
      }
      for (int i = 1; i < 60; i += 2) {
        later[i] = tracker.trackPassedOver(frames.get(i), later[i - 1]);
      }
    }
    double sum = 0;
    for (int i = 0; i < 60; i++) {
      Landmarks.Found a = (Landmarks.Found) inOrder[i];
      Landmarks.Found b = (Landmarks.Found) later[i];
      sum += meanDistance(a.face(), b.face()) / a.faceRegion().size();
      assertThat(b.pose().orElseThrow().timestampNanos())
          .isEqualTo(a.pose().orElseThrow().timestampNanos());
    }
    assertThat(sum / 60).isLessThan(0.002);
  }

  private static double meanDistance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i += 3) {
      sum += Math.hypot(a[i] - b[i], a[i + 1] - b[i + 1]);
    }
    return sum / FaceMeshLayout.POINTS;
  }

  private static double noseDistance(float[] face, PoseLandmarks body) {
    return Math.hypot(
        face[3 * FaceMeshLayout.NOSE_TIP] - body.x(PoseLandmarks.NOSE),
        face[3 * FaceMeshLayout.NOSE_TIP + 1] - body.y(PoseLandmarks.NOSE));
  }

  /** The picture moves up at once, so that the tracked region shows neck and chest. */
  @Tag("real-clips")
  @ParameterizedTest
  @CsvSource({"0.4, true", "0.8, true", "1.2, true", "0.4, false", "0.8, false", "1.2, false"})
  void slippedTrackerComesBackOrSaysSoWithinHalfASecond(double faceSizes, boolean body)
      throws IOException {
    VideoFrame still = TalkVideos.frames("source_s32.mp4", 1).getFirst();
    try (LandmarkTracker tracker =
        LandmarkTracker.open(body ? LandmarkSettings.DEFAULT : FACE_ONLY)) {
      Landmarks.Found start = (Landmarks.Found) tracker.track(at(still, 0));
      int index = 1;
      for (; index < 5; index++) {
        start = (Landmarks.Found) tracker.track(at(still, index));
      }
      double faceSize = start.faceRegion().size() / FaceGeometry.MARGIN;
      int shift = (int) Math.round(faceSizes * faceSize);
      VideoFrame moved = shiftedDown(still, shift);
      for (; index < 21; index++) {
        Landmarks now = tracker.track(at(moved, index));
        if (index >= 20 && now instanceof Landmarks.Found found) {
          assertThat((double) found.face()[3 * FaceMeshLayout.NOSE_TIP + 1])
              .isCloseTo(
                  start.face()[3 * FaceMeshLayout.NOSE_TIP + 1] + shift, within(0.1 * faceSize));
        }
      }
    }
  }

  @Tag("real-clips")
  @Test
  void mirroredPicturesGiveMirroredLandmarks() throws IOException {
    for (VideoFrame frame : TalkVideos.frames("driving_d0.mp4", 3)) {
      float[] plain = faceOf(frame);
      float[] mirrored = faceOf(mirrored(frame));
      int[][] pairs = {
        {FaceMeshLayout.NOSE_TIP, FaceMeshLayout.NOSE_TIP},
        {FaceMeshLayout.CHIN, FaceMeshLayout.CHIN},
        {FaceMeshLayout.UPPER_LIP_INNER, FaceMeshLayout.UPPER_LIP_INNER},
        {FaceMeshLayout.RIGHT_EYE_OUTER, FaceMeshLayout.LEFT_EYE_OUTER},
        {FaceMeshLayout.LEFT_EYE_INNER, FaceMeshLayout.RIGHT_EYE_INNER},
        {FaceMeshLayout.RIGHT_IRIS, FaceMeshLayout.LEFT_IRIS}
      };
      for (int[] pair : pairs) {
        assertThat((double) mirrored[3 * pair[1]])
            .isCloseTo(frame.width() - plain[3 * pair[0]], within(6.0));
        assertThat((double) mirrored[3 * pair[1] + 1])
            .isCloseTo(plain[3 * pair[0] + 1], within(6.0));
      }
    }
  }

  @Tag("real-clips")
  @Test
  void ofTwoFacesTheLargerIsFollowed() throws IOException {
    List<VideoFrame> large = TalkVideos.frames("driving_d0.mp4", 20);
    List<VideoFrame> small = TalkVideos.frames("driving_d3.mp4", 20);
    try (LandmarkTracker tracker = LandmarkTracker.open(FACE_ONLY)) {
      for (int i = 0; i < 20; i++) {
        Landmarks landmarks = tracker.track(sideBySide(large.get(i), small.get(i), i));
        assertThat(landmarks).isInstanceOf(Landmarks.Found.class);
        assertThat(((Landmarks.Found) landmarks).face()[3 * FaceMeshLayout.NOSE_TIP])
            .isBetween(0f, 512f);
      }
    }
  }

  private static float[] faceOf(VideoFrame frame) throws IOException {
    try (LandmarkTracker tracker = LandmarkTracker.open(FACE_ONLY)) {
      return ((Landmarks.Found) tracker.track(frame)).face();
    }
  }

  private static VideoFrame at(VideoFrame frame, int index) {
    return new VideoFrame(frame.rgb(), frame.width(), frame.height(), index * FRAME_NANOS, index);
  }

  private static VideoFrame shiftedDown(VideoFrame frame, int rows) {
    byte[] rgb = new byte[frame.rgb().length];
    int row = 3 * frame.width();
    for (int y = 0; y < frame.height(); y++) {
      System.arraycopy(frame.rgb(), Math.max(0, y - rows) * row, rgb, y * row, row);
    }
    return new VideoFrame(rgb, frame.width(), frame.height(), 0, 0);
  }

  private static VideoFrame mirrored(VideoFrame frame) {
    byte[] rgb = new byte[frame.rgb().length];
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        int from = 3 * (y * frame.width() + x);
        int to = 3 * (y * frame.width() + frame.width() - 1 - x);
        System.arraycopy(frame.rgb(), from, rgb, to, 3);
      }
    }
    return new VideoFrame(rgb, frame.width(), frame.height(), 0, 0);
  }

  /** The first at its own size, the second at half its size. */
  private static VideoFrame sideBySide(VideoFrame first, VideoFrame second, int index) {
    int width = first.width() + second.width() / 2;
    byte[] rgb = new byte[3 * width * first.height()];
    for (int y = 0; y < first.height(); y++) {
      System.arraycopy(first.rgb(), 3 * y * first.width(), rgb, 3 * y * width, 3 * first.width());
      for (int x = 0; y < second.height() / 2 && x < second.width() / 2; x++) {
        System.arraycopy(
            second.rgb(),
            3 * (2 * y * second.width() + 2 * x),
            rgb,
            3 * (y * width + first.width() + x),
            3);
      }
    }
    return new VideoFrame(rgb, width, first.height(), index * FRAME_NANOS, index);
  }
}
