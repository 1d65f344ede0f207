package org.understudy.app.bench;

/** What objects hold of the heap, found by collecting what nobody holds. */
final class HeldHeap {
  private HeldHeap() {}

  /** Bytes in use after a collection. */
  static long bytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
