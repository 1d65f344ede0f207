package org.understudy.camera.pipewire;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.SinkException;
import org.understudy.camera.pixel.YuvKernel;
import org.understudy.camera.pixel.YuvMatrix;
import org.understudy.camera.pixel.Yuy2Picture;

/**
 * A node of class {@code Video/Source} that shows pictures as YUY2. It drives its own graph: every
 * picture shown is a cycle, whatever rate readers asked for. While no new picture comes, the newest
 * is repeated some times a second: a reader may come at any time, is not told of pictures from
 * before, and would take a camera that sends nothing for dead.
 *
 * <p>Calls are for one thread at a time. The library has two threads of its own and repeating has
 * one; what they share with the caller is guarded by the loop's lock.
 */
public final class CameraNode implements AutoCloseable {
  private static final int DIRECTION_OUTPUT = 1;
  private static final int FLAG_MAP_BUFFERS = 1 << 2;
  private static final int FLAG_DRIVER = 1 << 3;

  private static final int STATE_UNCONNECTED = 0;
  private static final int STATE_CONNECTING = 1;
  private static final int STATE_STREAMING = 3;

  private static final int CONNECT_SECONDS = 5;
  private static final long REPEAT_MILLIS = 200;

  private final LibPipewire library;
  private final LiveFormat format;
  private final Arena arena = Arena.ofShared();
  private final YuvKernel kernel = YuvKernel.forCalls(YuvMatrix.BT601_VIDEO);

  /** The caller's own until it takes the place of {@link #newest}. */
  private Yuy2Picture converted;

  private Yuy2Picture newest;
  private final ScheduledExecutorService repeating =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pipewire-repeat").factory());
  private MemorySegment loop = MemorySegment.NULL;
  private MemorySegment context = MemorySegment.NULL;
  private MemorySegment stream = MemorySegment.NULL;
  private MemorySegment formatParameters = MemorySegment.NULL;
  private int state = STATE_CONNECTING;
  private String failure = "";
  private long newestNanos;
  private long shown;
  private long sent;
  private boolean sentOfLate;

  /** What came of opening a node. */
  public sealed interface Opening {
    /** The node is there and belongs to the caller. */
    record Opened(CameraNode node) implements Opening {}

    /**
     * There can be no node here and now.
     *
     * @param reason what is wrong, one sentence
     * @param remedies what helps, best first
     */
    record Unavailable(String reason, List<String> remedies) implements Opening {}
  }

  private CameraNode(LibPipewire library, LiveFormat format) {
    this.library = library;
    this.format = format;
    this.converted = Yuy2Picture.allocate(format.width(), format.height());
    this.newest = Yuy2Picture.allocate(format.width(), format.height());
    clear(newest);
  }

  /** Black, where the array's zeros would be green. */
  private static void clear(Yuy2Picture picture) {
    YuvKernel.scalar(YuvMatrix.BT601_VIDEO)
        .convert(new int[picture.width() * picture.height()], picture);
  }

  /**
   * Makes a camera known to the user's PipeWire.
   *
   * @param name what people choose it by
   */
  public static Opening open(String name, LiveFormat format) {
    LibPipewire library;
    try {
      library = LibPipewire.load();
    } catch (IllegalArgumentException e) {
      return unavailable(Absence.ofLibrary());
    } catch (NoSuchElementException e) {
      return unavailable(Absence.tooOld(String.valueOf(e.getMessage()), "0.3.40"));
    }
    CameraNode node = new CameraNode(library, format);
    Opening opening = node.connect(name);
    if (opening instanceof Opening.Unavailable) {
      node.close();
    }
    return opening;
  }

  private Opening connect(String name) {
    loop = library.threadLoopNew(arena.allocateFrom("understudy"));
    if (loop.equals(MemorySegment.NULL)) {
      return broken("no loop");
    }
    context = library.contextNew(library.threadLoopGetLoop(loop));
    if (context.equals(MemorySegment.NULL)) {
      return broken("no context");
    }
    LibPipewire.Connection connection = library.contextConnect(context, arena);
    if (connection.core().equals(MemorySegment.NULL)) {
      return unavailable(Absence.unreachable(connection.errno()));
    }
    stream =
        library.streamNew(
            connection.core(),
            arena.allocateFrom(name),
            library.propertiesNew(arena.allocateFrom(NodeProperties.json(name))));
    if (stream.equals(MemorySegment.NULL)) {
      return broken("no stream");
    }
    StreamEvents.add(library, stream, arena, new Events());
    formatParameters =
        Pods.pointers(arena, CameraParameters.buffers(format), CameraParameters.header());
    MemorySegment offered = Pods.pointers(arena, CameraParameters.format(format));
    int code =
        library.streamConnect(stream, DIRECTION_OUTPUT, FLAG_DRIVER | FLAG_MAP_BUFFERS, offered, 1);
    if (code < 0) {
      return broken("error " + -code);
    }
    library.threadLoopStart(loop);
    return awaitNode();
  }

  private Opening awaitNode() {
    library.threadLoopLock(loop);
    try {
      while (state == STATE_CONNECTING) {
        if (library.threadLoopTimedWait(loop, CONNECT_SECONDS) != 0) {
          return broken("it does not answer");
        }
      }
      if (isGone()) {
        return broken(failure);
      }
    } finally {
      library.threadLoopUnlock(loop);
    }
    var _ =
        repeating.scheduleAtFixedRate(
            this::repeat, REPEAT_MILLIS, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
    return new Opening.Opened(this);
  }

  private static Opening.Unavailable broken(String what) {
    return unavailable(Absence.refused("a camera", what));
  }

  private static Opening.Unavailable unavailable(Absence absence) {
    return new Opening.Unavailable(absence.reason(), absence.remedies());
  }

  /** What the library reports; the loop's lock is held. */
  private final class Events implements StreamEvents.Listener {
    @Override
    public void stateChanged(int newState, String message) {
      state = newState;
      if (isGone()) {
        failure = message.isEmpty() ? "the connection ended" : message;
      }
      if (newState == STATE_STREAMING && shown > 0) {
        send();
      }
      library.threadLoopSignal(loop);
    }

    @Override
    public void paramChanged(int id, boolean isSet) {
      if (id == CameraParameters.PARAM_FORMAT && isSet) {
        library.streamUpdateParams(stream, formatParameters, 2);
      }
    }

    @Override
    public void process() {
      // pictures are queued when they come, before the cycle that sends them is started
    }
  }

  private boolean isGone() {
    return state <= STATE_UNCONNECTED;
  }

  /**
   * Shows a picture to whoever is connected.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; not kept
   * @param captureNanos goes with the picture as its time stamp
   * @throws SinkException where PipeWire went away
   */
  public void show(int[] pixels, long captureNanos) throws SinkException {
    kernel.convert(pixels, converted);
    library.threadLoopLock(loop);
    try {
      if (isGone()) {
        throw new SinkException(
            "PipeWire went away (%s); start it again and then the camera".formatted(failure));
      }
      Yuy2Picture before = newest;
      newest = converted;
      converted = before;
      newestNanos = captureNanos;
      shown++;
      if (state == STATE_STREAMING) {
        send();
      }
    } finally {
      library.threadLoopUnlock(loop);
    }
  }

  /** Queues the newest picture and starts a cycle; where readers hold all buffers, they miss it. */
  private void send() {
    MemorySegment taken = library.streamDequeueBuffer(stream);
    if (!taken.equals(MemorySegment.NULL)) {
      StreamBuffer buffer = new StreamBuffer(taken);
      buffer.fill(newest.bytes(), newest.stride());
      buffer.stamp(newestNanos, ++sent);
      library.streamQueueBuffer(stream, taken);
    }
    library.streamTriggerProcess(stream);
    sentOfLate = true;
  }

  private void repeat() {
    library.threadLoopLock(loop);
    try {
      if (state == STATE_STREAMING && shown > 0 && !sentOfLate) {
        send();
      }
      sentOfLate = false;
    } finally {
      library.threadLoopUnlock(loop);
    }
  }

  @Override
  public void close() {
    repeating.shutdownNow();
    repeating.close();
    library.destroy(loop, context, stream);
    loop = MemorySegment.NULL;
    arena.close();
  }
}
