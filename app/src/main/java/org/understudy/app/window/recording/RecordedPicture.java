package org.understudy.app.window.recording;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.understudy.tracking.capture.PixelBuffer;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Memory for a picture on its way from the camera to the tracker. Belongs to one thread at a time.
 */
final class RecordedPicture {
  final PixelBuffer buffer = new PixelBuffer();
  private @Nullable VideoFrame frame;

  void set(VideoFrame taken) {
    frame = taken;
  }

  VideoFrame frame() {
    return Objects.requireNonNull(frame);
  }
}
