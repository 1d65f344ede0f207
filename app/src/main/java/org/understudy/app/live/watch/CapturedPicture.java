package org.understudy.app.live.watch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.understudy.tracking.capture.PixelBuffer;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Memory for a picture on its way from the camera to the tracker, with the picture in it. Belongs
 * to one thread at a time.
 */
public final class CapturedPicture {
  final PixelBuffer buffer = new PixelBuffer();
  private @Nullable VideoFrame frame;

  void set(@Nullable VideoFrame taken) {
    frame = taken;
  }

  /** The picture; there is one from when it was put out until it is given back. */
  public VideoFrame frame() {
    return Objects.requireNonNull(frame);
  }
}
