package org.understudy.app.talk;

/** Swaps left and right. */
public final class Mirror {
  private Mirror() {}

  /**
   * Swaps left and right in place.
   *
   * @param pixels [height][width]
   */
  public static void swap(int[] pixels, int width, int height) {
    for (int row = 0; row < height; row++) {
      int left = row * width;
      int right = left + width - 1;
      while (left < right) {
        int pixel = pixels[left];
        pixels[left++] = pixels[right];
        pixels[right--] = pixel;
      }
    }
  }
}
