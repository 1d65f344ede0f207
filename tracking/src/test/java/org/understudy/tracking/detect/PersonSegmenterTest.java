package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.understudy.tracking.capture.VideoFrame;

class PersonSegmenterTest {
  @Test
  void onlyWhatHangsTogetherWithTheStartIsKept() {
    float[] mask = {
      1, 0.3f, 0, 0.9f, //
      0, 0.2f, 0, 0.8f, //
      0, 0.1f, 0, 0, //
      0.7f, 0.7f, 0, 0
    };
    PersonSegmenter.keepConnected(mask, 4, 0, 0.15f);
    assertThat(mask).containsExactly(1, 0.3f, 0, 0, 0, 0.2f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void anEmptyRoomShowsNobody() throws IOException {
    VideoFrame room = new VideoFrame(new byte[3 * 200 * 150], 200, 150, 0, 0);
    try (PersonSegmenter segmenter = PersonSegmenter.open(1)) {
      assertThat(segmenter.segment(room, new Region(100, 75, 60, 0), new float[200 * 150]))
          .isFalse();
    }
  }

  @Test
  void aSpeakerIsInFrontOfTheCornersAbove() throws IOException {
    VideoFrame frame = TalkVideos.frames("driving_d9.mp4", 1).getFirst();
    float[] mask = new float[frame.width() * frame.height()];
    try (PersonSegmenter segmenter = PersonSegmenter.open(1)) {
      Region face = new Region(frame.width() / 2.0, frame.height() / 2.0, 200, 0);
      assertThat(segmenter.segment(frame, face, mask)).isTrue();
    }
    assertThat(mask[0]).isLessThan(0.05f);
    assertThat(mask[frame.width() - 1]).isLessThan(0.05f);
    assertThat(mask[frame.height() / 2 * frame.width() + frame.width() / 2]).isGreaterThan(0.95f);
  }
}
