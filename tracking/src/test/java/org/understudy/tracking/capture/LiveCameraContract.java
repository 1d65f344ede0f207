package org.understudy.tracking.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every live camera promises. */
abstract class LiveCameraContract {
  final SteppedClock clock = new SteppedClock();

  /** A camera of 64x48 that gives at least six pictures. */
  abstract CameraOpening open() throws Exception;

  final LiveCamera opened() throws Exception {
    CameraOpening opening = open();
    assertThat(opening).isInstanceOf(CameraOpening.Opened.class);
    return ((CameraOpening.Opened) opening).camera();
  }

  static VideoFrame picture(CameraAnswer answer) {
    assertThat(answer).isInstanceOf(CameraAnswer.Picture.class);
    return ((CameraAnswer.Picture) answer).frame();
  }

  @Test
  void givesPicturesInOrderInTheCallersMemory() throws Exception {
    try (LiveCamera camera = opened()) {
      PixelBuffer buffer = new PixelBuffer();
      List<Long> times = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        VideoFrame frame = picture(camera.read(buffer));
        assertThat(frame.index()).isEqualTo(i);
        assertThat(frame.rgb()).isSameAs(buffer.atLeast(1));
        assertThat(new int[] {frame.width(), frame.height()}).containsExactly(64, 48);
        times.add(frame.timestampNanos());
      }
      assertThat(times).isSorted().doesNotHaveDuplicates();
      // a clock that stands still is stepped over by a nanosecond a picture
      assertThat(times.getLast()).isLessThanOrEqualTo(clock.now + times.size());
    }
  }

  @Test
  void saysWhatItIs() throws Exception {
    try (LiveCamera camera = opened()) {
      assertThat(camera.description()).contains("64x48");
    }
  }

  @Test
  void closesTwiceAndGivesNothingAfterwards() throws Exception {
    LiveCamera camera = opened();
    camera.close();
    camera.close();
    assertThatThrownBy(() -> camera.read(new PixelBuffer()))
        .isInstanceOf(IllegalStateException.class);
  }
}
