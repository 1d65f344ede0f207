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
 * A yuv4mpeg2 file that holds one picture and is rewritten in place: what Chromium reads in a loop
 * with {@code --use-file-for-fake-video-capture}. It appears under its name at its full size,
 * black, and is deleted in {@link #close}.
 *
 * <p>A reader in the middle of a picture while it is replaced sees the upper part of the new one
 * above the lower part of the old one, as with any screen; the size never changes.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class OneFrame implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OneFrame.class);

  private final PartialFile file;
  private final FileChannel channel;
  private final Y4mPicture picture;
  private final int pictureOffset;

  private OneFrame(PartialFile file, FileChannel channel, LiveFormat format, int pictureOffset) {
    this.file = file;
    this.channel = channel;
    this.picture = new Y4mPicture(format, YuvKernel.forCalls(Y4mPicture.MATRIX));
    this.pictureOffset = pictureOffset;
  }

  /** Creates the file with a black picture, in place of what had its name before. */
  public static OneFrame create(Path target, LiveFormat format) throws SinkException {
    PartialFile file = PartialFile.beside(target);
    byte[] header = Y4mHeader.stream(format);
    OneFrame frame = new OneFrame(file, file.open(), format, header.length);
    try {
      frame.writeAt(ByteBuffer.wrap(header), 0);
      frame.write(new int[format.pixels()]);
      file.publish();
      return frame;
    } catch (SinkException e) {
      frame.closeChannel();
      file.discard();
      throw e;
    }
  }

  /**
   * Replaces the picture.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; not kept
   */
  public void write(int[] pixels) throws SinkException {
    picture.convert(pixels);
    writeAt(picture.bytes(), pictureOffset);
  }

  private void writeAt(ByteBuffer bytes, long offset) throws SinkException {
    try {
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  /** Deletes the file. Who has it open still reads the last picture. */
  @Override
  public void close() {
    closeChannel();
    PartialFile.delete(file.target());
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("cannot close {}", file.target(), e);
    }
  }
}
