package org.understudy.camera.pipewire;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * What the library makes for a {@link DelayedSource}: a loop with its thread, a connection, a
 * stream that listens and one that is offered. Pointers hold until {@link #close}.
 */
final class DelayedStreams implements AutoCloseable {
  /** Frames of a cycle that are asked for; PipeWire may choose others. */
  static final int QUANTUM = 512;

  private static final int DIRECTION_INPUT = 0;
  private static final int DIRECTION_OUTPUT = 1;
  private static final int FLAG_AUTOCONNECT = 1;
  private static final int FLAG_MAP_BUFFERS = 1 << 2;

  /** Buffers are moved on the real-time thread; as nothing is called there, without Java. */
  private static final int FLAG_RT_PROCESS = 1 << 4;

  private static final MemorySegment NONE = MemorySegment.NULL;

  private final LibPipewire library;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment loop;
  private final MemorySegment context;
  private final MemorySegment input;
  private final MemorySegment output;
  private final Optional<Absence> absence;

  /**
   * Makes them, or less where {@link #absence} tells of something.
   *
   * @param name what people choose the node by
   * @param microphone name of the microphone's node; empty for the default
   */
  DelayedStreams(LibPipewire library, String name, String microphone) {
    this.library = library;
    loop = library.threadLoopNew(arena.allocateFrom("understudy-loop"));
    context = loop.equals(NONE) ? NONE : newContext();
    LibPipewire.Connection connection =
        context.equals(NONE)
            ? new LibPipewire.Connection(NONE, 0)
            : library.contextConnect(context, arena);
    MemorySegment core = connection.core();
    String group = "understudy-%d-%d".formatted(ProcessHandle.current().pid(), loop.address());
    String listener = name + " input";
    input =
        newStream(
            core, listener, NodeProperties.listenerJson(listener, group, QUANTUM, microphone));
    output = newStream(core, name, NodeProperties.sourceJson(name, group, QUANTUM));
    if (context.equals(NONE)) {
      absence = Optional.of(Absence.refused("a microphone", "no context"));
    } else if (core.equals(NONE)) {
      absence = Optional.of(Absence.unreachable(connection.errno()));
    } else if (input.equals(NONE) || output.equals(NONE)) {
      absence = Optional.of(Absence.refused("a microphone", "no stream"));
    } else {
      absence = Optional.empty();
    }
  }

  /** A context whose data thread runs at a real-time priority, where the system allows that. */
  private MemorySegment newContext() {
    MemorySegment inLoop = library.threadLoopGetLoop(loop);
    MemorySegment realTime =
        library.contextNew(
            inLoop, library.propertiesNew(arena.allocateFrom(NodeProperties.REAL_TIME)));
    return realTime.equals(NONE) ? library.contextNew(inLoop) : realTime;
  }

  private MemorySegment newStream(MemorySegment core, String title, String properties) {
    return core.equals(NONE)
        ? NONE
        : library.streamNew(
            core, arena.allocateFrom(title), library.propertiesNew(arena.allocateFrom(properties)));
  }

  /** Why they cannot be had; empty where they can. */
  Optional<Absence> absence() {
    return absence;
  }

  /**
   * Connects both.
   *
   * @param states told of the state of the one that is offered
   * @return below 0 an error's number
   */
  int connect(StreamEvents.StateListener states) {
    StreamEvents.addStateListener(library, output, arena, states);
    int flags = FLAG_MAP_BUFFERS | FLAG_RT_PROCESS;
    MemorySegment offered =
        Pods.pointers(arena, SoundParameters.format(), SoundParameters.buffers());
    int code = library.streamConnect(output, DIRECTION_OUTPUT, flags, offered, 2);
    return code < 0
        ? code
        : library.streamConnect(input, DIRECTION_INPUT, flags | FLAG_AUTOCONNECT, offered, 2);
  }

  /** For what lives as long as the streams. */
  Arena arena() {
    return arena;
  }

  MemorySegment loop() {
    return loop;
  }

  MemorySegment input() {
    return input;
  }

  MemorySegment output() {
    return output;
  }

  /** Destroys all of it; nothing is called any more, and the library's threads have ended. */
  @Override
  public void close() {
    library.destroy(loop, context, input, output);
    arena.close();
  }
}
