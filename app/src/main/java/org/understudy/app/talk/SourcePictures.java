package org.understudy.app.talk;

import java.io.IOException;
import org.understudy.tracking.capture.EndOfVideo;
import org.understudy.tracking.capture.NextFrame;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;

/**
 * Pictures of the source at the size in which they are shown beside the avatar. The file is decoded
 * a second time for them: the poses come seconds behind the first decoding, and as many pictures
 * would take hundreds of megabytes. Used by one thread.
 */
final class SourcePictures implements AutoCloseable {
  private final TalkVideo talk;
  private final VideoReader reader;
  private final SourceScaler scaler;
  private final byte[] frame;
  private final int[] picture;

  private SourcePictures(TalkVideo talk, VideoReader reader, int height) {
    this.talk = talk;
    this.reader = reader;
    int w = reader.info().width();
    int h = reader.info().height();
    scaler = new SourceScaler(w, h, SourceScaler.widthFor(w, h, height), height);
    frame = new byte[reader.info().frameBytes()];
    picture = new int[scaler.width() * scaler.height()];
  }

  /**
   * Opens a talk once more.
   *
   * @param height of the pictures, pixels; their width keeps the proportions
   */
  static SourcePictures open(TalkVideo talk, int height) throws IOException {
    return new SourcePictures(talk, TalkVideo.reader(talk.file()), height);
  }

  int width() {
    return scaler.width();
  }

  int height() {
    return scaler.height();
  }

  /**
   * Copies a picture into the left of wider rows.
   *
   * @param index of the frame, from 0; above that of the call before
   * @param out [height][stride] RGBA
   * @throws IOException where the file has changed meanwhile and holds no such frame any more
   */
  void copyInto(long index, int[] out, int stride) throws IOException {
    NextFrame next = reader.read(frame);
    while (next instanceof VideoFrame earlier && earlier.index() < index) {
      next = reader.read(frame);
    }
    switch (next) {
      case VideoFrame found -> scaler.scale(found, picture);
      case EndOfVideo _ ->
          throw new IOException(
              "%s ended before frame %d when it was read again".formatted(talk.file(), index));
    }
    for (int y = 0; y < scaler.height(); y++) {
      System.arraycopy(picture, y * scaler.width(), out, y * stride, scaler.width());
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
