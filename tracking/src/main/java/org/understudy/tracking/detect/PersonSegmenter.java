package org.understudy.tracking.detect;

import java.io.IOException;
import java.util.Arrays;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.inference.MediaPipeAsset;
import org.understudy.tracking.inference.Network;

/**
 * Tells a person from the background with MediaPipe's selfie segmentation network, which looks at a
 * square around head and shoulders. It is asked twice, the second time with the picture mirrored;
 * what does not hang together with the face is somebody else. Each frame is looked at by itself.
 * Not thread-safe.
 */
public final class PersonSegmenter implements AutoCloseable {
  private static final int SIZE = 256;

  /** Side of the square that the network sees, in sides of the square around the face. */
  private static final double AROUND = 2.7;

  /** How far its middle lies below that of the face, in the same. */
  private static final double BELOW = 0.2;

  /** Belief from which places hang together. */
  private static final float CONNECTED = 0.15f;

  private static final float FACE = 0.5f;

  private final Network network;
  private final FramePyramid picture = new FramePyramid();
  private final float[] input = new float[3 * SIZE * SIZE];
  private final float[] mirrored = new float[3 * SIZE * SIZE];
  private final float[] mask = new float[SIZE * SIZE];
  private final float[] other = new float[SIZE * SIZE];

  private PersonSegmenter(Network network) {
    this.network = network;
  }

  /**
   * Loads the network; the caller closes the segmenter.
   *
   * @param threads of the network
   */
  public static PersonSegmenter open(int threads) throws IOException {
    return new PersonSegmenter(Network.load(MediaPipeAsset.SELFIE_SEGMENTATION, threads));
  }

  /**
   * Looks at a frame.
   *
   * @param face a square around the person's face
   * @param out receives {@code [height][width]}: belief 0..1 that a pixel shows the person
   * @return false where the face is not a person's; nothing is written then
   */
  public boolean segment(VideoFrame frame, Region face, float[] out) {
    picture.reset(frame);
    Region region = region(frame, face);
    RegionSampler.sample(picture, region, SIZE, 0, 1, RegionSampler.Border.NEAREST, input);
    mirror();
    network.run(input);
    network.read(0, mask);
    network.run(mirrored);
    network.read(0, other);
    for (int i = 0; i < mask.length; i++) {
      int x = i % SIZE;
      mask[i] = (mask[i] + other[i - x + SIZE - 1 - x]) / 2;
    }
    int column = (int) (region.regionU(face.centreX(), face.centreY()) * SIZE);
    int row = (int) (region.regionV(face.centreX(), face.centreY()) * SIZE);
    int middle = Math.clamp(row, 0, SIZE - 1) * SIZE + Math.clamp(column, 0, SIZE - 1);
    if (mask[middle] < FACE) {
      return false;
    }
    keepConnected(mask, SIZE, middle, CONNECTED);
    write(frame, region, out);
    return true;
  }

  /** An upright square around head and shoulders, within the picture as far as it goes. */
  private static Region region(VideoFrame frame, Region face) {
    double side = Math.min(AROUND * face.size(), Math.max(frame.width(), frame.height()));
    return new Region(
        inside(face.centreX(), side, frame.width()),
        inside(face.centreY() + BELOW * face.size(), side, frame.height()),
        side,
        0);
  }

  private static double inside(double middle, double side, int length) {
    return side >= length ? length / 2.0 : Math.clamp(middle, side / 2, length - side / 2);
  }

  private void mirror() {
    for (int i = 0; i < SIZE * SIZE; i++) {
      int x = i % SIZE;
      System.arraycopy(input, 3 * i, mirrored, 3 * (i - x + SIZE - 1 - x), 3);
    }
  }

  /**
   * Sets to zero whatever is below a limit, or not connected by places above it to a first one.
   *
   * @param mask [size][size], changed
   * @param start index of the first place
   */
  static void keepConnected(float[] mask, int size, int start, float limit) {
    boolean[] reached = new boolean[mask.length];
    int[] queue = new int[mask.length];
    int count = 0;
    reached[start] = true;
    queue[count++] = start;
    for (int next = 0; next < count; next++) {
      int i = queue[next];
      int x = i % size;
      int[] around = {
        x > 0 ? i - 1 : i,
        x < size - 1 ? i + 1 : i,
        i >= size ? i - size : i,
        i < mask.length - size ? i + size : i
      };
      for (int n : around) {
        if (!reached[n] && mask[n] >= limit) {
          reached[n] = true;
          queue[count++] = n;
        }
      }
    }
    for (int i = 0; i < mask.length; i++) {
      mask[i] = reached[i] ? mask[i] : 0;
    }
  }

  private void write(VideoFrame frame, Region region, float[] out) {
    Arrays.fill(out, 0, frame.width() * frame.height(), 0);
    for (int y = 0; y < frame.height(); y++) {
      double v = region.regionV(region.centreX(), y + 0.5) * SIZE - 0.5;
      if (v < -0.5 || v > SIZE - 0.5) {
        continue;
      }
      v = Math.clamp(v, 0, SIZE - 1.001);
      int row = (int) v;
      float fv = (float) (v - row);
      for (int x = 0; x < frame.width(); x++) {
        double u = region.regionU(x + 0.5, region.centreY()) * SIZE - 0.5;
        if (u < -0.5 || u > SIZE - 0.5) {
          continue;
        }
        u = Math.clamp(u, 0, SIZE - 1.001);
        int column = (int) u;
        int at = row * SIZE + column;
        float fu = (float) (u - column);
        float above = mask[at] + fu * (mask[at + 1] - mask[at]);
        float below = mask[at + SIZE] + fu * (mask[at + SIZE + 1] - mask[at + SIZE]);
        out[y * frame.width() + x] = above + fv * (below - above);
      }
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
