package org.understudy.trainer.dataset;

/**
 * One picture of a set.
 *
 * @param name unique in the set
 * @param size pixels along each side
 * @param rgba [size][size][4] premultiplied sRGB-encoded colours and coverage, 0..255; shared, not
 *     copied
 * @param codes what the parametric models say about it
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Portrait(String name, int size, byte[] rgba, PortraitCodes codes) {
  public Portrait {
    if (rgba.length != 4 * size * size) {
      throw new IllegalArgumentException(
          "%s: a picture of %d x %d takes %d bytes, got %d"
              .formatted(name, size, size, 4 * size * size, rgba.length));
    }
  }

  /** The picture with left and right exchanged. */
  public Portrait mirrored() {
    byte[] flipped = new byte[rgba.length];
    for (int i = 0; i < size * size; i++) {
      int other = i - i % size + size - 1 - i % size;
      System.arraycopy(rgba, 4 * i, flipped, 4 * other, 4);
    }
    return new Portrait(name, size, flipped, codes.mirrored());
  }

  /**
   * The picture with means over squares of its pixels.
   *
   * @param smaller pixels along each side, of which {@link #size} is a multiple
   * @return [smaller][smaller][4] premultiplied, 0..1
   */
  public float[] reduced(int smaller) {
    int factor = size / smaller;
    float[] out = new float[4 * smaller * smaller];
    float share = 1f / (255 * factor * factor);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int to = 4 * (y / factor * smaller + x / factor);
        for (int c = 0; c < 4; c++) {
          out[to + c] += share * (rgba[4 * (y * size + x) + c] & 255);
        }
      }
    }
    return out;
  }
}
