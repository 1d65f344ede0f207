package org.understudy.camera;

import java.nio.file.Path;
import org.understudy.camera.file.Y4mWriter;

/**
 * Writes bare pictures to a yuv4mpeg2 file, at one constant rate: pauses are filled with the
 * picture before. The file appears under its name only when it is complete.
 */
public final class Y4mFileSink implements FrameSink {
  private final Y4mWriter writer;

  private Y4mFileSink(Y4mWriter writer) {
    this.writer = writer;
  }

  /**
   * Opens a file for writing.
   *
   * @throws SinkException where the folder is missing or read-only, or the disk is full
   */
  public static Y4mFileSink create(Path target, LiveFormat format) throws SinkException {
    return new Y4mFileSink(Y4mWriter.open(target, format));
  }

  @Override
  public int width() {
    return writer.format().width();
  }

  @Override
  public int height() {
    return writer.format().height();
  }

  @Override
  public long framesWritten() {
    return writer.framesWritten();
  }

  @Override
  public String description() {
    return writer.description();
  }

  @Override
  public void write(int[] pixels, long timestampNanos) throws SinkException {
    writer.format().require(pixels);
    writer.write(pixels, timestampNanos);
  }

  @Override
  public void finish() throws SinkException {
    writer.finish();
  }

  @Override
  public void close() {
    writer.close();
  }
}
