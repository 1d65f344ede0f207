package org.understudy.tracking.detect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.understudy.tracking.capture.VideoFrame;

/**
 * A picture at half its size, a quarter and so on, each made when it is first asked for. What
 * several networks see of one frame then shares the work of scaling down, and nothing aliases.
 *
 * <p>A point (x, y) of the picture lies at (x / 2, y / 2) of the next level. Not safe for use by
 * several threads. The buffers are kept from frame to frame, so that frames of one size allocate
 * nothing but the small frame objects.
 */
final class FramePyramid {
  /** From here on bilinear samples would leave out pixels, and their noise would show. */
  private static final double LARGEST_STEP = 1.5;

  private final List<byte[]> buffers = new ArrayList<>();
  private final List<VideoFrame> levels = new ArrayList<>();
  private @Nullable VideoFrame frame;

  /** Takes the next frame, whose pixels must stay as they are until the one after it. */
  void reset(VideoFrame next) {
    frame = next;
    levels.clear();
    levels.add(next);
  }

  /** The frame at its own size. */
  VideoFrame frame() {
    if (frame == null) {
      throw new IllegalStateException("a pyramid needs a frame");
    }
    return frame;
  }

  /** How often to halve a picture so that a step of so many pixels becomes one of about 1. */
  static int levelFor(double step) {
    int level = 0;
    for (double s = step; s >= LARGEST_STEP; s /= 2) {
      level++;
    }
    return level;
  }

  /**
   * Makes levels down to a depth, or down to a picture of one row or column.
   *
   * @return the depth that was reached
   */
  int reach(int depth) {
    frame();
    while (levels.size() <= depth) {
      VideoFrame larger = levels.getLast();
      if (larger.width() < 2 || larger.height() < 2) {
        break;
      }
      levels.add(half(larger, levels.size()));
    }
    return Math.min(depth, levels.size() - 1);
  }

  /** The frame halved so many times, which has been reached before; 0 is the frame itself. */
  VideoFrame level(int depth) {
    return levels.get(depth);
  }

  private VideoFrame half(VideoFrame larger, int level) {
    int width = Math.ceilDiv(larger.width(), 2);
    int height = Math.ceilDiv(larger.height(), 2);
    int bytes = 3 * width * height;
    while (buffers.size() < level) {
      buffers.add(new byte[0]);
    }
    if (buffers.get(level - 1).length < bytes) {
      buffers.set(level - 1, new byte[bytes]);
    }
    byte[] target = buffers.get(level - 1);
    halve(larger.rgb(), larger.width(), larger.height(), target);
    return new VideoFrame(target, width, height, larger.timestampNanos(), larger.index());
  }

  /**
   * Averages two by two pixels; a last odd row or column is repeated.
   *
   * @param source {@code [height][width][3]}
   * @param target receives {@code [(height + 1) / 2][(width + 1) / 2][3]}
   */
  static void halve(byte[] source, int width, int height, byte[] target) {
    int to = 0;
    for (int y = 0; y < height; y += 2) {
      int upper = 3 * y * width;
      int lower = y + 1 < height ? upper + 3 * width : upper;
      int x = 0;
      for (; x + 1 < width; x += 2, to += 3, upper += 6, lower += 6) {
        for (int c = 0; c < 3; c++) {
          target[to + c] =
              (byte)
                  (((source[upper + c] & 255)
                          + (source[upper + c + 3] & 255)
                          + (source[lower + c] & 255)
                          + (source[lower + c + 3] & 255)
                          + 2)
                      >> 2);
        }
      }
      if (x < width) {
        for (int c = 0; c < 3; c++) {
          target[to + c] =
              (byte) (((source[upper + c] & 255) + (source[lower + c] & 255) + 1) >> 1);
        }
        to += 3;
      }
    }
  }
}
