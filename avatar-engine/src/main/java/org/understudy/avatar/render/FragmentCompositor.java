package org.understudy.avatar.render;

/**
 * Composites the sorted fragments of a tile by eq. 8. Implementations are stateless and allocate
 * nothing; they give the same bits, within one step of 255 per channel of the exact sum.
 */
sealed interface FragmentCompositor
    permits ScalarCompositor, VectorCompositor, AutomaticCompositor {
  /**
   * Composites {@link FragmentLists#AREA} pixels.
   *
   * @param colours [depth][AREA] packed premultiplied colours, nearest first
   * @param counts [AREA] how many of them belong to each pixel
   * @param out [AREA] packed premultiplied result, overwritten
   * @param sums [4][AREA] room to work in, overwritten
   */
  void composite(int[] colours, int[] counts, int[] out, int[] sums);
}
