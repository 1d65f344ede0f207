package org.understudy.app.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the memory delivers when a large array is copied, the copy of McCalpin's STREAM: each byte
 * counts twice, read and written, and the best of the runs counts.
 *
 * @param bytesPerSecond the best run's
 */
record CopyBandwidth(double bytesPerSecond) {
  private static final int RUNS = 10;
  private static final int ALIGNMENT = 64;
  private static final byte ANYTHING = 7;

  /**
   * Measures.
   *
   * @param threads that copy a part each
   * @param bytes size of the array and of its copy
   */
  static CopyBandwidth measure(int threads, long bytes) throws Exception {
    try (Arena arena = Arena.ofShared();
        ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      MemorySegment from = arena.allocate(bytes, ALIGNMENT).fill(ANYTHING);
      MemorySegment to = arena.allocate(bytes, ALIGNMENT).fill((byte) 0);
      List<Callable<MemorySegment>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        long start = bytes * i / threads;
        long length = bytes * (i + 1) / threads - start;
        parts.add(() -> to.asSlice(start, length).copyFrom(from.asSlice(start, length)));
      }
      long shortest = Long.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        long begin = System.nanoTime();
        for (Future<MemorySegment> part : executor.invokeAll(parts)) {
          var _ = part.get();
        }
        shortest = Math.min(shortest, System.nanoTime() - begin);
      }
      return new CopyBandwidth(2e9 * bytes / Math.max(1, shortest));
    }
  }

  /** Milliseconds in which so many bytes could be moved at the soonest. */
  double milliseconds(long bytes) {
    return 1000.0 * bytes / bytesPerSecond;
  }
}
