package org.understudy.app.turntable;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The pixels behind a picture. */
final class Pixels {
  private Pixels() {}

  /** A picture to draw into: with blue in the high bits an int has the layout that sinks take. */
  static BufferedImage picture(int size) {
    return new BufferedImage(size, size, BufferedImage.TYPE_INT_BGR);
  }

  /** The picture's own pixels, [height][width], red in the lowest byte. */
  static int[] of(BufferedImage picture) {
    return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }
}
