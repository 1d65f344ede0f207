package org.understudy.tracking.inference;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;

/** {@code TfLiteXNNPackDelegateOptions}, of which nothing but the number of threads is set here. */
final class XnnpackOptions {
  /** XNNPACK takes its own defaults for this, with which it runs on the calling thread. */
  private static final long NONE = 0;

  /**
   * Room for the struct, which C returns by value through a hidden pointer. It is below 100 bytes;
   * the room is larger so that fields appended by later versions still fit. Its first field is the
   * number of threads.
   */
  private static final MemoryLayout ROOM =
      MemoryLayout.structLayout(MemoryLayout.sequenceLayout(64, JAVA_LONG));

  private XnnpackOptions() {}

  /**
   * Where the options for a number of threads are.
   *
   * @param arena that has to live until the delegate is created
   */
  static long of(int threads, Arena arena) {
    if (threads == 1) {
      return NONE;
    }
    MethodHandle defaults =
        Linker.nativeLinker()
            .downcallHandle(
                TensorFlowLite.address("TfLiteXNNPackDelegateOptionsDefault"),
                FunctionDescriptor.of(ROOM));
    try {
      MemorySegment options = (MemorySegment) defaults.invokeExact((SegmentAllocator) arena);
      options.set(JAVA_INT, 0, threads);
      return options.address();
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("TfLiteXNNPackDelegateOptionsDefault failed", e);
    }
  }
}
