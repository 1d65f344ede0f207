package org.understudy.camera;

/**
 * Records a call: a file, written while pictures are shown, that is completed when the sink is
 * closed. Time in the file starts with the first picture.
 *
 * <p>Nothing is left behind where no picture came or the disk failed; the error names the file.
 */
public final class RecordingSink implements LiveSink {
  private final FrameSink file;
  private final LiveFormat format;
  private long firstNanos;
  private boolean failed;
  private boolean closed;

  /**
   * A recording into a file sink.
   *
   * @param file owned by this object from here on; its size is the format's
   */
  public RecordingSink(FrameSink file, LiveFormat format) {
    if (file.width() != format.width() || file.height() != format.height()) {
      throw new IllegalArgumentException(
          "a recording of %dx%d takes a file of that size, got %dx%d"
              .formatted(format.width(), format.height(), file.width(), file.height()));
    }
    this.file = file;
    this.format = format;
  }

  @Override
  public LiveFormat format() {
    return format;
  }

  @Override
  public String description() {
    return file.description();
  }

  @Override
  public long framesShown() {
    return file.framesWritten();
  }

  @Override
  public void show(int[] pixels, long captureNanos) throws SinkException {
    format.require(pixels);
    if (closed) {
      throw new IllegalStateException(description() + " is closed");
    }
    if (file.framesWritten() == 0) {
      firstNanos = captureNanos;
    }
    failed = true;
    file.write(pixels, captureNanos - firstNanos);
    failed = false;
  }

  @Override
  public void close() throws SinkException {
    if (closed) {
      return;
    }
    closed = true;
    try (FrameSink owned = file) {
      if (!failed && owned.framesWritten() > 0) {
        owned.finish();
      }
    }
  }
}
