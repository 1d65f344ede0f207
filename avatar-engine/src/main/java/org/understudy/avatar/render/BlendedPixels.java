package org.understudy.avatar.render;

import java.util.Arrays;

/**
 * New colours of some pixels, kept until no other pixel needs the old ones. Allocates only when
 * there are more of them than ever before; not thread-safe.
 */
final class BlendedPixels {
  private int[] places = new int[256];
  private int[] colours = new int[256];
  private int count;

  void clear() {
    count = 0;
  }

  void add(int place, int colour) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      colours = Arrays.copyOf(colours, 2 * count);
    }
    places[count] = place;
    colours[count] = colour;
    count++;
  }

  void writeTo(int[] pixels) {
    for (int i = 0; i < count; i++) {
      pixels[places[i]] = colours[i];
    }
  }
}
