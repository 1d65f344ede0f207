package org.understudy.camera;

import java.nio.file.Path;
import java.util.List;
import org.understudy.camera.file.OneFrame;

/**
 * Keeps one file at the newest picture, for programs whose test camera reads a yuv4mpeg2 file in a
 * loop. The file is there, at its full size, while the sink is open.
 */
public final class OneFrameFileSink extends CountedSink {
  private final Path target;
  private final OneFrame file;

  private OneFrameFileSink(Path target, LiveFormat format, OneFrame file) {
    this.target = target;
    super(format);
    this.file = file;
  }

  /**
   * Creates the file with a black picture.
   *
   * @throws SinkException where the folder is missing or read-only, or the disk is full
   */
  public static OneFrameFileSink create(Path target, LiveFormat format) throws SinkException {
    return new OneFrameFileSink(target, format, OneFrame.create(target, format));
  }

  /** Creates the file, or says why that cannot be. */
  public static SinkOpening open(SinkTarget.OneFrameFile target, LiveFormat format) {
    try {
      return new SinkOpening.Opened(create(target.file(), format));
    } catch (SinkException e) {
      return new SinkOpening.Unavailable(target, String.valueOf(e.getMessage()), List.of());
    }
  }

  @Override
  public String description() {
    return target + " (one picture, rewritten in place)";
  }

  @Override
  void deliver(int[] pixels, long captureNanos) throws SinkException {
    file.write(pixels);
  }

  @Override
  public void close() {
    if (endsNow()) {
      file.close();
    }
  }
}
