package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.LandmarkTracker;
import org.understudy.tracking.detect.Landmarks;

/** A face that goes is reported lost within half a second, with the reason, and comes back. */
class VanishingFaceTest {
  private static final int HALF_A_SECOND = 15;
  private static final LandmarkSettings FACE_ONLY = new LandmarkSettings(Optional.empty(), 3, 1);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBlankPictureLosesTheFaceAndTheNextTalkFindsIt(boolean body) throws Exception {
    List<VideoFrame> talk = SampleFrames.first(20);
    try (LandmarkTracker tracker =
        LandmarkTracker.open(body ? LandmarkSettings.DEFAULT : FACE_ONLY)) {
      for (VideoFrame frame : talk) {
        assertThat(tracker.track(frame)).isInstanceOf(Landmarks.Found.class);
      }
      int gone = talk.size();
      int lostAfter = firstLost(tracker, gone, i -> SampleFrames.blank(talk.getFirst(), i));
      assertThat(lostAfter).isLessThanOrEqualTo(HALF_A_SECOND);
      int back = gone + lostAfter + 40;
      int index = back;
      while (!(tracker.track(SampleFrames.at(talk.getFirst(), talk.getFirst().rgb(), index))
          instanceof Landmarks.Found)) {
        index++;
        assertThat(index - back).isLessThanOrEqualTo(HALF_A_SECOND);
      }
    }
  }

  /** The mesh network is sure of a face that has all but faded; the detector no longer sees it. */
  @Test
  void aFaceThatTheDetectorNoLongerSeesIsNotConfirmed() throws Exception {
    VideoFrame clear = SampleFrames.first(1).getFirst();
    try (LandmarkTracker tracker = LandmarkTracker.open(FACE_ONLY)) {
      int i = 0;
      for (; i < 5; i++) {
        assertThat(tracker.track(SampleFrames.at(clear, clear.rgb(), i)))
            .isInstanceOf(Landmarks.Found.class);
      }
      int faded = i;
      Landmarks seen = tracker.track(SampleFrames.faded(clear, 0.03, i));
      while (seen instanceof Landmarks.Found) {
        i++;
        assertThat(i - faded).isLessThanOrEqualTo(HALF_A_SECOND);
        seen = tracker.track(SampleFrames.faded(clear, 0.03, i));
      }
      Landmarks.Lost lost = (Landmarks.Lost) seen;
      assertThat(lost.reason()).isEqualTo(Landmarks.LostReason.NOT_CONFIRMED);
      assertThat(lost.detail()).contains("has not seen the followed face");
    }
  }

  private static int firstLost(LandmarkTracker tracker, int first, IntFunction<VideoFrame> frame) {
    for (int i = 0; i <= HALF_A_SECOND; i++) {
      if (tracker.track(frame.apply(first + i)) instanceof Landmarks.Lost) {
        return i;
      }
    }
    return HALF_A_SECOND + 1;
  }
}
