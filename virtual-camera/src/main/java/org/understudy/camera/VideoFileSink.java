package org.understudy.camera;

import java.nio.file.Path;
import org.understudy.camera.file.MovieWriter;

/**
 * Writes pictures, and the sound of another file, to a video file: H.264 in MP4, or VP9 with alpha
 * in WebM. The file appears under its name only when it is complete; until then it is a hidden file
 * beside it.
 */
public final class VideoFileSink implements FrameSink {
  private final MovieWriter writer;

  private VideoFileSink(MovieWriter writer) {
    this.writer = writer;
  }

  /**
   * Opens a video file for writing.
   *
   * @throws SinkException where the folder is missing or read-only, the disk is full, or the sound
   *     cannot be read
   */
  public static VideoFileSink create(Path target, VideoFileOptions options) throws SinkException {
    return new VideoFileSink(MovieWriter.open(target, options));
  }

  @Override
  public int width() {
    return writer.options().width();
  }

  @Override
  public int height() {
    return writer.options().height();
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
