package org.understudy.camera.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.SinkException;
import org.understudy.camera.pixel.YuvKernel;

/**
 * A yuv4mpeg2 file being written. The format has no time stamps: a picture's place is its time, so
 * that pauses are filled by repeating the picture before, and a picture that comes too early is put
 * into the next free place.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Y4mWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Y4mWriter.class);

  /** Longer pauses are shortened to this: a clock that jumps must not fill the disk. */
  private static final int LONGEST_PAUSE_SECONDS = 10;

  private final PartialFile file;
  private final LiveFormat format;
  private final FileChannel channel;
  private final Y4mPicture picture;
  private long taken;
  private long places;
  private long skippedPlaces;
  private boolean finished;

  private Y4mWriter(PartialFile file, LiveFormat format, FileChannel channel) {
    this.file = file;
    this.format = format;
    this.channel = channel;
    this.picture = new Y4mPicture(format, YuvKernel.automatic(Y4mPicture.MATRIX));
  }

  /** Opens a file for writing; it appears under its name in {@link #finish}. */
  public static Y4mWriter open(Path target, LiveFormat format) throws SinkException {
    PartialFile file = PartialFile.beside(target);
    Y4mWriter writer = new Y4mWriter(file, format, file.open());
    try {
      writer.writeAll(ByteBuffer.wrap(Y4mHeader.stream(format)));
      return writer;
    } catch (SinkException e) {
      writer.close();
      throw e;
    }
  }

  /** Size and rate of the file. */
  public LiveFormat format() {
    return format;
  }

  /** Pictures taken so far; repeated ones are not counted. */
  public long framesWritten() {
    return taken;
  }

  /** For people. */
  public String description() {
    return file.target() + " (bare pictures, yuv4mpeg2)";
  }

  /**
   * Writes one picture.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; not kept
   * @param timestampNanos when it is shown, from the start of the file
   */
  public void write(int[] pixels, long timestampNanos) throws SinkException {
    long place = Math.round(timestampNanos * 1e-9 * format.framesPerSecond()) - skippedPlaces;
    long pause = place - places;
    long longest = Math.round(LONGEST_PAUSE_SECONDS * format.framesPerSecond());
    if (taken > 0 && pause > longest) {
      LOG.warn("{}: a pause of {} pictures is shortened to {}", file.target(), pause, longest);
      skippedPlaces += pause - longest;
      pause = longest;
    }
    for (long i = 0; taken > 0 && i < pause; i++) {
      writePicture();
    }
    picture.convert(pixels);
    writePicture();
    taken++;
  }

  private void writePicture() throws SinkException {
    writeAll(picture.bytes());
    places++;
  }

  private void writeAll(ByteBuffer bytes) throws SinkException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  /** Completes the file and gives it its name. */
  public void finish() throws SinkException {
    try {
      channel.close();
    } catch (IOException e) {
      throw file.failure(e);
    }
    file.publish();
    finished = true;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("cannot close {}", file.path(), e);
    }
    if (!finished) {
      file.discard();
    }
  }
}
