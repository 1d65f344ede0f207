package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.NoSuchElementException;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.SinkException;
import org.understudy.camera.probe.CounterPicture;

/**
 * Reads a camera of PipeWire by name, as a browser does behind the portal; for proving that a
 * camera can be seen. The session manager connects reader and camera, at once or when the camera
 * comes.
 */
public final class CameraReader implements AutoCloseable {
  private static final int DIRECTION_INPUT = 0;
  private static final int FLAG_AUTOCONNECT = 1;
  private static final int FLAG_MAP_BUFFERS = 1 << 2;

  private final LibPipewire library;
  private final LiveFormat format;
  private final Viewer viewer;
  private final Arena arena = Arena.ofShared();
  private MemorySegment loop = MemorySegment.NULL;
  private MemorySegment context = MemorySegment.NULL;
  private MemorySegment stream = MemorySegment.NULL;

  /** Who looks at pictures; called on a thread of the library's, for one picture at a time. */
  @FunctionalInterface
  public interface Viewer {
    /**
     * A picture came.
     *
     * @param bytes of the picture
     * @param luma of its pixels, 0..255; valid during the call
     */
    void view(int bytes, CounterPicture.Luma luma);
  }

  private CameraReader(LibPipewire library, LiveFormat format, Viewer viewer) {
    this.library = library;
    this.format = format;
    this.viewer = viewer;
  }

  /**
   * Starts to read.
   *
   * @param camera the camera's name
   * @param format the camera's
   * @throws SinkException where PipeWire is not installed or cannot be reached
   */
  public static CameraReader open(String camera, LiveFormat format, Viewer viewer)
      throws SinkException {
    LibPipewire library;
    try {
      library = LibPipewire.load();
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new SinkException(LibPipewire.LIBRARY + " cannot be used: " + e.getMessage(), e);
    }
    CameraReader reader = new CameraReader(library, format, viewer);
    try {
      reader.connect(camera);
      return reader;
    } catch (SinkException e) {
      reader.close();
      throw e;
    }
  }

  private void connect(String camera) throws SinkException {
    loop = library.threadLoopNew(arena.allocateFrom("understudy-reader"));
    context = library.contextNew(library.threadLoopGetLoop(loop));
    LibPipewire.Connection connection = library.contextConnect(context, arena);
    if (connection.core().equals(MemorySegment.NULL)) {
      throw new SinkException(
          "PipeWire cannot be reached (error %d)".formatted(connection.errno()));
    }
    stream =
        library.streamNew(
            connection.core(),
            arena.allocateFrom("understudy-reader"),
            library.propertiesNew(arena.allocateFrom(NodeProperties.readerJson(camera))));
    StreamEvents.add(library, stream, arena, new Events());
    byte[] offered = CameraParameters.format(format);
    MemorySegment pod = arena.allocate(offered.length, 8);
    pod.copyFrom(MemorySegment.ofArray(offered));
    MemorySegment pods = arena.allocate(ADDRESS, 1);
    pods.set(ADDRESS, 0, pod);
    int code =
        library.streamConnect(
            stream, DIRECTION_INPUT, FLAG_AUTOCONNECT | FLAG_MAP_BUFFERS, pods, 1);
    if (code < 0) {
      throw new SinkException("PipeWire refused a reader (error %d)".formatted(-code));
    }
    library.threadLoopStart(loop);
  }

  private final class Events implements StreamEvents.Listener {
    @Override
    public void stateChanged(int state, String message) {
      // the viewer sees whether pictures come
    }

    @Override
    public void paramChanged(int id, boolean isSet) {
      // there is one format only
    }

    @Override
    public void process() {
      MemorySegment taken = library.streamDequeueBuffer(stream);
      if (taken.equals(MemorySegment.NULL)) {
        return;
      }
      StreamBuffer buffer = new StreamBuffer(taken);
      MemorySegment memory = buffer.memory();
      int bytes = buffer.size();
      if (bytes >= 2 * format.pixels() && memory.byteSize() >= bytes) {
        viewer.view(bytes, (x, y) -> memory.get(JAVA_BYTE, 2L * (y * format.width() + x)) & 255);
      }
      library.streamQueueBuffer(stream, taken);
    }
  }

  /** Ends reading; the viewer is not called any more. */
  @Override
  public void close() {
    library.destroy(loop, context, stream);
    loop = MemorySegment.NULL;
    arena.close();
  }
}
