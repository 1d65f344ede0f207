package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The calls into {@code libpipewire-0.3.so.0} that a stream takes, one method each, named as in C
 * without the prefix. Pointers are zero-length segments. Loaded once and never unloaded.
 *
 * <p>Thread-safety is the library's: whatever touches a stream takes the lock of its loop.
 */
final class LibPipewire {
  static final String LIBRARY = "libpipewire-0.3.so.0";

  /** PW_ID_ANY, "whatever is there". */
  static final int ANY = -1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout ERRNO = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_VALUE =
      ERRNO.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static @Nullable LibPipewire loaded;

  private final SymbolLookup symbols;
  private final MethodHandle threadLoopNew;
  private final MethodHandle threadLoopGetLoop;
  private final MethodHandle threadLoopStart;
  private final MethodHandle threadLoopLock;
  private final MethodHandle threadLoopUnlock;
  private final MethodHandle threadLoopTimedWait;
  private final MethodHandle threadLoopSignal;
  private final MethodHandle threadLoopStop;
  private final MethodHandle threadLoopDestroy;
  private final MethodHandle contextNew;
  private final MethodHandle contextConnect;
  private final MethodHandle contextDestroy;
  private final MethodHandle propertiesNew;
  private final MethodHandle streamNew;
  private final MethodHandle streamAddListener;
  private final MethodHandle streamConnect;
  private final MethodHandle streamUpdateParams;
  private final MethodHandle streamDequeueBuffer;
  private final MethodHandle streamQueueBuffer;
  private final MethodHandle streamTriggerProcess;
  private final MethodHandle streamFlush;
  private final MethodHandle streamDestroy;

  private LibPipewire() {
    symbols = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
    threadLoopNew = handle("pw_thread_loop_new", pointer(ADDRESS, ADDRESS));
    threadLoopGetLoop = handle("pw_thread_loop_get_loop", pointer(ADDRESS));
    threadLoopStart = handle("pw_thread_loop_start", number(ADDRESS));
    threadLoopLock = handle("pw_thread_loop_lock", nothing(ADDRESS));
    threadLoopUnlock = handle("pw_thread_loop_unlock", nothing(ADDRESS));
    threadLoopTimedWait = handle("pw_thread_loop_timed_wait", number(ADDRESS, JAVA_INT));
    threadLoopSignal = handle("pw_thread_loop_signal", nothing(ADDRESS, JAVA_INT));
    threadLoopStop = handle("pw_thread_loop_stop", nothing(ADDRESS));
    threadLoopDestroy = handle("pw_thread_loop_destroy", nothing(ADDRESS));
    contextNew = handle("pw_context_new", pointer(ADDRESS, ADDRESS, JAVA_LONG));
    contextConnect =
        LINKER.downcallHandle(
            symbols.findOrThrow("pw_context_connect"),
            pointer(ADDRESS, ADDRESS, JAVA_LONG),
            Linker.Option.captureCallState("errno"));
    contextDestroy = handle("pw_context_destroy", nothing(ADDRESS));
    propertiesNew = handle("pw_properties_new_string", pointer(ADDRESS));
    streamNew = handle("pw_stream_new", pointer(ADDRESS, ADDRESS, ADDRESS));
    streamAddListener =
        handle("pw_stream_add_listener", nothing(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    streamConnect =
        handle(
            "pw_stream_connect", number(ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    streamUpdateParams = handle("pw_stream_update_params", number(ADDRESS, ADDRESS, JAVA_INT));
    streamDequeueBuffer = handle("pw_stream_dequeue_buffer", pointer(ADDRESS));
    streamQueueBuffer = handle("pw_stream_queue_buffer", number(ADDRESS, ADDRESS));
    streamTriggerProcess = handle("pw_stream_trigger_process", number(ADDRESS));
    streamFlush = handle("pw_stream_flush", number(ADDRESS, JAVA_BOOLEAN));
    streamDestroy = handle("pw_stream_destroy", nothing(ADDRESS));
    run(handle("pw_init", nothing(ADDRESS, ADDRESS)), MemorySegment.NULL, MemorySegment.NULL);
  }

  /**
   * The library, loaded by the first call.
   *
   * @throws IllegalArgumentException where it is not installed
   * @throws java.util.NoSuchElementException where it is too old to have a function
   */
  static synchronized LibPipewire load() {
    LibPipewire library = loaded;
    if (library == null) {
      library = new LibPipewire();
      loaded = library;
    }
    return library;
  }

  /**
   * A function that only some versions have.
   *
   * @throws java.util.NoSuchElementException where this one has it not
   */
  MethodHandle handle(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(symbols.findOrThrow(name), descriptor);
  }

  private static FunctionDescriptor pointer(MemoryLayout... arguments) {
    return FunctionDescriptor.of(ADDRESS, arguments);
  }

  private static FunctionDescriptor number(MemoryLayout... arguments) {
    return FunctionDescriptor.of(JAVA_INT, arguments);
  }

  private static FunctionDescriptor nothing(MemoryLayout... arguments) {
    return FunctionDescriptor.ofVoid(arguments);
  }

  MemorySegment threadLoopNew(MemorySegment name) {
    return (MemorySegment) call(threadLoopNew, name, MemorySegment.NULL);
  }

  MemorySegment threadLoopGetLoop(MemorySegment threadLoop) {
    return (MemorySegment) call(threadLoopGetLoop, threadLoop);
  }

  int threadLoopStart(MemorySegment threadLoop) {
    return (int) call(threadLoopStart, threadLoop);
  }

  void threadLoopLock(MemorySegment threadLoop) {
    run(threadLoopLock, threadLoop);
  }

  void threadLoopUnlock(MemorySegment threadLoop) {
    run(threadLoopUnlock, threadLoop);
  }

  /** Gives the lock up until {@link #threadLoopSignal}; not 0 where the time ran out. */
  int threadLoopTimedWait(MemorySegment threadLoop, int seconds) {
    return (int) call(threadLoopTimedWait, threadLoop, seconds);
  }

  void threadLoopSignal(MemorySegment threadLoop) {
    run(threadLoopSignal, threadLoop, 0);
  }

  /**
   * Stops a loop and destroys it with what was made in it.
   *
   * @param loop NULL where there is nothing to do
   * @param context may be NULL; its connections end
   * @param streams may be NULL
   */
  void destroy(MemorySegment loop, MemorySegment context, MemorySegment... streams) {
    if (loop.equals(MemorySegment.NULL)) {
      return;
    }
    run(threadLoopStop, loop);
    for (MemorySegment stream : streams) {
      if (!stream.equals(MemorySegment.NULL)) {
        streamDestroy(stream);
      }
    }
    if (!context.equals(MemorySegment.NULL)) {
      run(contextDestroy, context);
    }
    run(threadLoopDestroy, loop);
  }

  MemorySegment contextNew(MemorySegment loop) {
    return contextNew(loop, MemorySegment.NULL);
  }

  /** A context with properties, which it owns from here on. */
  MemorySegment contextNew(MemorySegment loop, MemorySegment properties) {
    return (MemorySegment) call(contextNew, loop, properties, 0L);
  }

  /** What came of connecting: a core that is not null, or the error's number. */
  record Connection(MemorySegment core, int errno) {}

  Connection contextConnect(MemorySegment context, Arena arena) {
    MemorySegment errno = arena.allocate(ERRNO);
    MemorySegment core =
        (MemorySegment) call(contextConnect, errno, context, MemorySegment.NULL, 0L);
    return new Connection(core, (int) ERRNO_VALUE.get(errno, 0L));
  }

  /** Properties from a JSON object; owned by whom they are passed to. */
  MemorySegment propertiesNew(MemorySegment json) {
    return (MemorySegment) call(propertiesNew, json);
  }

  MemorySegment streamNew(MemorySegment core, MemorySegment name, MemorySegment properties) {
    return (MemorySegment) call(streamNew, core, name, properties);
  }

  void streamAddListener(MemorySegment stream, MemorySegment hook, MemorySegment events) {
    run(streamAddListener, stream, hook, events, MemorySegment.NULL);
  }

  int streamConnect(
      MemorySegment stream, int direction, int flags, MemorySegment parameters, int count) {
    return (int) call(streamConnect, stream, direction, ANY, flags, parameters, count);
  }

  int streamUpdateParams(MemorySegment stream, MemorySegment parameters, int count) {
    return (int) call(streamUpdateParams, stream, parameters, count);
  }

  MemorySegment streamDequeueBuffer(MemorySegment stream) {
    return (MemorySegment) call(streamDequeueBuffer, stream);
  }

  int streamQueueBuffer(MemorySegment stream, MemorySegment buffer) {
    return (int) call(streamQueueBuffer, stream, buffer);
  }

  int streamTriggerProcess(MemorySegment stream) {
    return (int) call(streamTriggerProcess, stream);
  }

  /** Takes back what is queued and not yet taken. */
  void streamFlush(MemorySegment stream) {
    run(streamFlush, stream, false);
  }

  void streamDestroy(MemorySegment stream) {
    run(streamDestroy, stream);
  }

  private static Object call(MethodHandle handle, Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException("a call into " + LIBRARY + " failed", t);
    }
  }

  /** For functions that return nothing. */
  private static void run(MethodHandle handle, Object... arguments) {
    var _ = call(handle, arguments);
  }
}
