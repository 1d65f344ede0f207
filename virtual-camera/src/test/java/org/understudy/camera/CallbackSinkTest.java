package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallbackSinkTest extends LiveSinkContract {
  private int seen = -1;

  @Override
  LiveSink open() {
    return new CallbackSink(FORMAT, "preview", (pixels, captureNanos) -> seen = pixels[0] & 255);
  }

  @Override
  int greyAsSeen(LiveSink sink) {
    return seen;
  }

  @Override
  boolean nothingLeftBehind() {
    return seen == -1;
  }

  @Test
  void passesTheViewersFailureOnWithoutCountingThePicture() throws Exception {
    CallbackSink.Viewer blind =
        (pixels, captureNanos) -> {
          throw new SinkException("the window is gone");
        };
    try (CallbackSink sink = new CallbackSink(FORMAT, "preview", blind)) {
      assertThatThrownBy(() -> sink.show(grey(1), 0)).hasMessage("the window is gone");
      assertThat(sink.framesShown()).isZero();
    }
  }
}
