package org.understudy.app.live.soak;

import java.util.Random;
import org.understudy.tracking.capture.CameraAnswer;
import org.understudy.tracking.capture.CameraOpening;
import org.understudy.tracking.capture.LiveCamera;
import org.understudy.tracking.capture.PixelBuffer;
import org.understudy.tracking.capture.VideoFrame;

/**
 * A real camera with faults. Every picture it delivers has a magenta frame, so that it is known
 * wherever it turns up.
 */
final class TroubledCamera implements LiveCamera {
  private static final int BORDER = 6;

  private final LiveCamera real;
  private final Mischief mischief;
  private final PixelBuffer own = new PixelBuffer();
  private final Random random = new Random(11);
  private boolean small;

  private TroubledCamera(LiveCamera real, Mischief mischief) {
    this.real = real;
    this.mischief = mischief;
  }

  /** A camera over what was opened, unless it is away. */
  static CameraOpening over(CameraOpening opening, Mischief mischief) {
    if (mischief.is(Trouble.CAMERA_UNPLUGGED)) {
      close(opening);
      return new CameraOpening.Unavailable("there is no such camera", true);
    }
    if (mischief.is(Trouble.CAMERA_BUSY)) {
      close(opening);
      return new CameraOpening.Unavailable("another program holds the camera", true);
    }
    return switch (opening) {
      case CameraOpening.Opened opened ->
          new CameraOpening.Opened(new TroubledCamera(opened.camera(), mischief));
      case CameraOpening.Unavailable no -> no;
    };
  }

  private static void close(CameraOpening opening) {
    if (opening instanceof CameraOpening.Opened opened) {
      opened.camera().close();
    }
  }

  @Override
  public String description() {
    return "a troubled " + real.description();
  }

  @Override
  public CameraAnswer read(PixelBuffer into) throws InterruptedException {
    if (mischief.is(Trouble.CAMERA_UNPLUGGED) || mischief.is(Trouble.CAMERA_BUSY)) {
      return new CameraAnswer.Gone("unplugged");
    }
    if (mischief.is(Trouble.CAMERA_SILENT)) {
      while (mischief.is(Trouble.CAMERA_SILENT)) {
        Thread.sleep(10);
      }
      return new CameraAnswer.Gone("nothing came for 2 s");
    }
    if (mischief.taken(Trouble.CAMERA_THROWS)) {
      throw new IllegalStateException("the driver broke");
    }
    if (mischief.taken(Trouble.CAMERA_LIBRARY_MISSING)) {
      throw new UnsatisfiedLinkError("no avdevice in java.library.path");
    }
    if (mischief.taken(Trouble.SIZE_CHANGES)) {
      small = !small;
    }
    CameraAnswer answer = real.read(own);
    return answer instanceof CameraAnswer.Picture picture
        ? new CameraAnswer.Picture(troubled(picture.frame(), into))
        : answer;
  }

  private VideoFrame troubled(VideoFrame frame, PixelBuffer into) {
    int step = small ? 2 : 1;
    int width = frame.width() / step;
    int height = frame.height() / step;
    byte[] rgb = into.atLeast(3 * width * height);
    boolean noise = mischief.is(Trouble.FRAMES_CORRUPTED);
    boolean dark = mischief.is(Trouble.FACE_LOST);
    if (noise) {
      random.nextBytes(rgb);
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int to = 3 * (y * width + x);
        int from = 3 * step * (y * frame.width() + x);
        boolean border = x < BORDER || y < BORDER || x >= width - BORDER || y >= height - BORDER;
        if (border) {
          rgb[to] = -1;
          rgb[to + 1] = 0;
          rgb[to + 2] = -1;
        } else if (dark) {
          rgb[to] = 2;
          rgb[to + 1] = 2;
          rgb[to + 2] = 2;
        } else if (!noise) {
          System.arraycopy(frame.rgb(), from, rgb, to, 3);
        }
      }
    }
    return new VideoFrame(rgb, width, height, frame.timestampNanos(), frame.index());
  }

  @Override
  public void close() {
    real.close();
  }
}
