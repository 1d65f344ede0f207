package org.understudy.avatar.render;

import org.understudy.avatar.deform.KernelRace;

/**
 * The plain kernel until the one with the Vector API is warm and has won a {@link KernelRace} on
 * tiles of the picture at hand. Both give the same bits. {@link #composite} may be called from
 * several threads at once; {@link #betweenFrames} only while none of them runs.
 */
final class AutomaticCompositor implements FragmentCompositor {
  /** Times that a tile is composited between two frames. */
  private static final int REPEATS = 4;

  private final FragmentCompositor plain = new ScalarCompositor();
  private final FragmentCompositor vector = new VectorCompositor();
  private final KernelRace race = new KernelRace();
  private FragmentCompositor current = plain;

  @Override
  public void composite(int[] colours, int[] counts, int[] out, int[] sums) {
    current.composite(colours, counts, out, sums);
  }

  /** Warms and measures a little with one tile; returns at once when all is decided. */
  void betweenFrames(int[] colours, int[] counts, int[] out, int[] sums) {
    if (race.isDecided()) {
      return;
    }
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      plain.composite(colours, counts, out, sums);
      long middle = System.nanoTime();
      vector.composite(colours, counts, out, sums);
      race.add(middle - start, System.nanoTime() - middle);
    }
    race.endVisit();
    current = race.vectorsWon() ? vector : plain;
  }
}
