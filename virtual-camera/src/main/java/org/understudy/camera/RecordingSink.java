package org.understudy.camera;

import java.util.List;
import java.util.Optional;

/**
 * Records a call: a file, written while pictures are shown, that is completed when the sink is
 * closed. Time in the file starts with the first picture.
 *
 * <p>Nothing is left behind where no picture came or the disk failed; the error names the file.
 */
public final class RecordingSink extends CountedSink {
  private final FrameSink file;
  private long firstNanos;
  private boolean failed;

  /**
   * A recording into a file sink.
   *
   * @param file owned by this object from here on; its size is the format's
   */
  public RecordingSink(FrameSink file, LiveFormat format) {
    super(format);
    if (file.width() != format.width() || file.height() != format.height()) {
      throw new IllegalArgumentException(
          "a recording of %dx%d takes a file of that size, got %dx%d"
              .formatted(format.width(), format.height(), file.width(), file.height()));
    }
    this.file = file;
  }

  /** Starts the file that a target names, or says why that cannot be. */
  public static SinkOpening open(SinkTarget.Recording target, LiveFormat format) {
    try {
      return new SinkOpening.Opened(new RecordingSink(file(target, format), format));
    } catch (SinkException e) {
      return new SinkOpening.Unavailable(target, String.valueOf(e.getMessage()), List.of());
    }
  }

  private static FrameSink file(SinkTarget.Recording target, LiveFormat format)
      throws SinkException {
    return switch (target.container()) {
      case MP4 -> VideoFileSink.create(target.file(), options(format, false));
      case WEBM -> VideoFileSink.create(target.file(), options(format, true));
      case Y4M -> Y4mFileSink.create(target.file(), format);
    };
  }

  /** One thread: the avatar needs the others. */
  private static VideoFileOptions options(LiveFormat format, boolean transparent) {
    return new VideoFileOptions(
        format.width(),
        format.height(),
        TimeBase.VIDEO,
        format.framesPerSecond(),
        transparent,
        1,
        Optional.empty());
  }

  @Override
  public String description() {
    return file.description();
  }

  @Override
  void deliver(int[] pixels, long captureNanos) throws SinkException {
    if (file.framesWritten() == 0) {
      firstNanos = captureNanos;
    }
    failed = true;
    file.write(pixels, captureNanos - firstNanos);
    failed = false;
  }

  @Override
  public void close() throws SinkException {
    if (!endsNow()) {
      return;
    }
    try (FrameSink owned = file) {
      if (!failed && owned.framesWritten() > 0) {
        owned.finish();
      }
    }
  }
}
