package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of callbacks a stream is given, {@code struct pw_stream_events} of version 2. They come
 * on the thread of the stream's loop, with its lock held. No exception leaves them, since that
 * would end the program.
 */
final class StreamEvents {
  private static final Logger LOG = LoggerFactory.getLogger(StreamEvents.class);

  /** Size of {@code struct spa_hook}, which the stream links into its list. */
  private static final long HOOK_BYTES = 48;

  private static final long TABLE_BYTES = 96;
  private static final int VERSION = 2;
  private static final long STATE_CHANGED = 16;
  private static final long PARAM_CHANGED = 40;
  private static final long PROCESS = 64;
  private static final long LONGEST_MESSAGE = 4096;

  /** What is called where nothing but the state is of interest. */
  @FunctionalInterface
  interface StateListener {
    /** The stream has another state; the message is empty unless that is an error. */
    void stateChanged(int state, String message);
  }

  /** What is called. */
  interface Listener extends StateListener {
    /** A parameter was agreed on, or taken back ({@code isSet} false). */
    void paramChanged(int id, boolean isSet);

    /** A buffer can be taken. */
    void process();
  }

  private final StateListener states;
  private final @Nullable Listener all;

  private StreamEvents(StateListener states, @Nullable Listener all) {
    this.states = states;
    this.all = all;
  }

  /**
   * Makes a listener known to a stream.
   *
   * @param arena keeps the table; closed only after the stream is destroyed
   */
  static void add(LibPipewire library, MemorySegment stream, Arena arena, Listener listener) {
    StreamEvents events = new StreamEvents(listener, listener);
    MemorySegment table = events.table(arena);
    table.set(
        ADDRESS,
        PARAM_CHANGED,
        events.stub("paramChanged", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, ADDRESS), arena));
    table.set(ADDRESS, PROCESS, events.stub("process", FunctionDescriptor.ofVoid(ADDRESS), arena));
    library.streamAddListener(stream, arena.allocate(HOOK_BYTES, 8), table);
  }

  /** The same for the state alone: nothing is called in a stream's cycles. */
  static void addStateListener(
      LibPipewire library, MemorySegment stream, Arena arena, StateListener listener) {
    MemorySegment table = new StreamEvents(listener, null).table(arena);
    library.streamAddListener(stream, arena.allocate(HOOK_BYTES, 8), table);
  }

  private MemorySegment table(Arena arena) {
    MemorySegment table = arena.allocate(TABLE_BYTES, 8);
    table.set(JAVA_INT, 0, VERSION);
    table.set(
        ADDRESS,
        STATE_CHANGED,
        stub(
            "stateChanged",
            FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
            arena));
    return table;
  }

  private MemorySegment stub(String name, FunctionDescriptor descriptor, Arena arena) {
    MethodType type = descriptor.toMethodType();
    try {
      MethodHandle method = MethodHandles.lookup().bind(this, name, type);
      return Linker.nativeLinker().upcallStub(method, descriptor, arena);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no callback " + name + type, e);
    }
  }

  @SuppressWarnings("unused") // called by the library
  private void stateChanged(MemorySegment data, int old, int state, MemorySegment message) {
    guarded(
        () ->
            states.stateChanged(
                state,
                message.equals(MemorySegment.NULL)
                    ? ""
                    : message.reinterpret(LONGEST_MESSAGE).getString(0)));
  }

  @SuppressWarnings("unused") // called by the library
  private void paramChanged(MemorySegment data, int id, MemorySegment param) {
    if (all != null) {
      guarded(() -> all.paramChanged(id, !param.equals(MemorySegment.NULL)));
    }
  }

  @SuppressWarnings("unused") // called by the library
  private void process(MemorySegment data) {
    if (all != null) {
      guarded(all::process);
    }
  }

  private static void guarded(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a callback of PipeWire failed", e);
    }
  }
}
