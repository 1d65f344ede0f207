package org.understudy.app.talk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;

/** Pictures of the sample talk's synthetic speaker, and what tests make of them. */
final class SampleFrames {
  static final long FRAME_NANOS = 33_333_333L;
  private static final byte GREY = (byte) 128;

  private SampleFrames() {}

  /** The first frames of the sample talk. */
  static List<VideoFrame> first(int count) throws Exception {
    List<VideoFrame> frames = new ArrayList<>();
    try (SampleTalk talk = SampleTalk.orVideo(null);
        VideoReader reader = VideoReader.open(talk.file())) {
      byte[] rgb = new byte[reader.info().frameBytes()];
      while (frames.size() < count && reader.read(rgb) instanceof VideoFrame frame) {
        frames.add(at(frame, rgb.clone(), frames.size()));
        rgb = new byte[rgb.length];
      }
    }
    return frames;
  }

  /** The frame of the same size with other pixels at another time. */
  static VideoFrame at(VideoFrame like, byte[] rgb, int index) {
    return new VideoFrame(rgb, like.width(), like.height(), index * FRAME_NANOS, index);
  }

  /** A grey picture of the same size. */
  static VideoFrame blank(VideoFrame like, int index) {
    byte[] rgb = new byte[like.rgb().length];
    Arrays.fill(rgb, GREY);
    return at(like, rgb, index);
  }

  /** The picture with little contrast about a medium grey. */
  static VideoFrame faded(VideoFrame frame, double contrast, int index) {
    byte[] rgb = frame.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (128 + contrast * ((rgb[i] & 0xff) - 128));
    }
    return at(frame, rgb, index);
  }

  /** The picture once in full size and so many times at half its size on the right of it. */
  static VideoFrame withSmallCopies(VideoFrame frame, int copies, int index) {
    int w = frame.width();
    int h = frame.height();
    int width = w + (copies + 1) / 2 * (w / 2);
    byte[] rgb = new byte[3 * width * h];
    Arrays.fill(rgb, GREY);
    VideoFrame out = new VideoFrame(rgb, width, h, index * FRAME_NANOS, index);
    for (int y = 0; y < h; y++) {
      System.arraycopy(frame.rgb(), 3 * y * w, rgb, 3 * y * width, 3 * w);
    }
    for (int i = 0; i < copies; i++) {
      int left = w + i / 2 * (w / 2);
      int top = i % 2 * (h / 2);
      for (int y = 0; y < h / 2; y++) {
        for (int x = 0; x < w / 2; x++) {
          copy(frame, 2 * x, 2 * y, out, left + x, top + y);
        }
      }
    }
    return out;
  }

  private static void copy(VideoFrame from, int sx, int sy, VideoFrame to, int u, int v) {
    if (sx >= 0 && sy >= 0 && sx < from.width() && sy < from.height()) {
      System.arraycopy(
          from.rgb(), 3 * (sy * from.width() + sx), to.rgb(), 3 * (v * to.width() + u), 3);
    }
  }
}
