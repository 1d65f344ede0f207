package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/**
 * Those calls of {@link LibPipewire} that come in every cycle of sound, without allocating: the
 * handles are constants of this class, which is loaded when they are first needed, and pointers are
 * numbers.
 */
final class HotCalls {
  private static final String GET_TIME_NAME = "pw_stream_get_time_n";
  private static final FunctionDescriptor GET_TIME_DESCRIPTOR =
      FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private static final MethodHandle LOCK =
      handle("pw_thread_loop_lock", FunctionDescriptor.ofVoid(JAVA_LONG));
  private static final MethodHandle UNLOCK =
      handle("pw_thread_loop_unlock", FunctionDescriptor.ofVoid(JAVA_LONG));
  private static final MethodHandle DEQUEUE_BUFFER =
      handle("pw_stream_dequeue_buffer", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
  private static final MethodHandle QUEUE_BUFFER =
      handle("pw_stream_queue_buffer", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle GET_TIME = handle(GET_TIME_NAME, GET_TIME_DESCRIPTOR);

  private HotCalls() {}

  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    if (ADDRESS.byteSize() != Long.BYTES) {
      throw new UnsupportedOperationException("pointers are no long numbers here");
    }
    return LibPipewire.load().handle(name, descriptor);
  }

  /**
   * Whether a library has all of the functions.
   *
   * @throws java.util.NoSuchElementException naming what is missing
   */
  static void require(LibPipewire library) {
    var _ = library.handle(GET_TIME_NAME, GET_TIME_DESCRIPTOR);
  }

  static void lock(long threadLoop) {
    try {
      LOCK.invokeExact(threadLoop);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  static void unlock(long threadLoop) {
    try {
      UNLOCK.invokeExact(threadLoop);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** The next buffer of a stream, 0 where there is none. */
  static long dequeueBuffer(long stream) {
    try {
      return (long) DEQUEUE_BUFFER.invokeExact(stream);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** Gives a buffer to a stream; below 0 where that failed. */
  static int queueBuffer(long stream, long buffer) {
    try {
      return (int) QUEUE_BUFFER.invokeExact(stream, buffer);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** Fills a {@code struct pw_time}; below 0 where that failed. */
  static int getTime(long stream, long time, long bytes) {
    try {
      return (int) GET_TIME.invokeExact(stream, time, bytes);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static RuntimeException unexpected(Throwable t) {
    if (t instanceof Error error) {
      throw error;
    }
    return t instanceof RuntimeException e ? e : new IllegalStateException(t);
  }
}
