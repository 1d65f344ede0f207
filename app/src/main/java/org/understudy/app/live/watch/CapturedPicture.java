package org.understudy.app.live.watch;

import org.jspecify.annotations.Nullable;
import org.understudy.tracking.capture.PixelBuffer;
import org.understudy.tracking.capture.VideoFrame;

/** Memory for a picture on its way from the camera to the tracker, with the picture in it. */
final class CapturedPicture {
  final PixelBuffer buffer = new PixelBuffer();
  @Nullable VideoFrame frame;
}
