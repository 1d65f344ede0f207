package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A stream of sound as it is used in every cycle: its buffers and its clock. Nothing is allocated.
 * Under the lock of the stream's loop.
 */
final class SoundStream {
  private static final long TIME_BYTES = 56;
  private static final long NOW = 0;
  private static final long QUEUED = 32;

  private final long stream;

  /** A {@code struct pw_time}. */
  private final MemorySegment time;

  private final long timeAddress;

  /**
   * A stream's use.
   *
   * @param stream outlives this
   * @param arena outlives this
   */
  SoundStream(MemorySegment stream, Arena arena) {
    this.stream = stream.address();
    this.time = arena.allocate(TIME_BYTES, 8);
    this.timeAddress = time.address();
  }

  /** The next buffer's address, 0 where there is none. */
  long dequeue() {
    return HotCalls.dequeueBuffer(stream);
  }

  /** Gives a buffer back. */
  void queue(long buffer) {
    var _ = HotCalls.queueBuffer(stream, buffer);
  }

  /** Takes a look at the clock, which {@link #nanos} and {@link #queued} tell of. */
  void readClock() {
    var _ = HotCalls.getTime(stream, timeAddress, TIME_BYTES);
  }

  /** When the newest cycle began, on the system's steady clock; 0 before the first. */
  long nanos() {
    return time.get(JAVA_LONG, NOW);
  }

  /** Frames that wait in the queue of an output after the newest cycle. */
  int queued() {
    return (int) time.get(JAVA_LONG, QUEUED);
  }
}
