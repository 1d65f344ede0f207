package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.probe.CounterPicture;

/**
 * A reader of a camera in a process of its own. Writes one line for every picture, {@code SIZE GREY
 * COUNTER}, until its input ends: the bytes of the picture, the luma in its middle, and the number
 * that {@link CounterPicture} drew.
 */
public final class ReaderProgram {
  private static final int DIRECTION_INPUT = 0;
  private static final int FLAG_AUTOCONNECT = 1;
  private static final int FLAG_MAP_BUFFERS = 1 << 2;

  private ReaderProgram() {}

  /** Arguments: the camera's name, width, height. */
  public static void main(String[] arguments) throws IOException {
    LiveFormat format =
        new LiveFormat(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 30);
    LibPipewire library = LibPipewire.load();
    try (Arena arena = Arena.ofShared()) {
      MemorySegment loop = library.threadLoopNew(arena.allocateFrom("reader"));
      MemorySegment context = library.contextNew(library.threadLoopGetLoop(loop));
      MemorySegment core = library.contextConnect(context, arena).core();
      if (core.equals(MemorySegment.NULL)) {
        throw new IOException("PipeWire cannot be reached");
      }
      String properties =
          """
          { "media.type": "Video", "media.category": "Capture", "media.role": "Camera",
            "target.object": "%s" }
          """
              .formatted(arguments[0]);
      MemorySegment stream =
          library.streamNew(
              core,
              arena.allocateFrom("reader"),
              library.propertiesNew(arena.allocateFrom(properties)));
      StreamEvents.add(library, stream, arena, new Printer(library, stream, format));
      byte[] offered = CameraParameters.format(format);
      MemorySegment pod = arena.allocate(offered.length, 8);
      pod.copyFrom(MemorySegment.ofArray(offered));
      MemorySegment pods = arena.allocate(ADDRESS, 1);
      pods.set(ADDRESS, 0, pod);
      library.streamConnect(stream, DIRECTION_INPUT, FLAG_AUTOCONNECT | FLAG_MAP_BUFFERS, pods, 1);
      library.threadLoopStart(loop);
      int end = System.in.read();
      library.threadLoopStop(loop);
      library.streamDestroy(stream);
      library.contextDestroy(context);
      library.threadLoopDestroy(loop);
      System.exit(end < 0 ? 0 : 1);
    }
  }

  private record Printer(LibPipewire library, MemorySegment stream, LiveFormat format)
      implements StreamEvents.Listener {
    @Override
    public void stateChanged(int state, String message) {
      System.err.println("state " + state + " " + message);
    }

    @Override
    public void paramChanged(int id, boolean isSet) {}

    @Override
    public void process() {
      MemorySegment taken = library.streamDequeueBuffer(stream);
      if (taken.equals(MemorySegment.NULL)) {
        return;
      }
      StreamBuffer buffer = new StreamBuffer(taken);
      MemorySegment memory = buffer.memory();
      int middle = (format.height() / 2 * format.width() + format.width() / 2) * 2;
      int counter =
          CounterPicture.read(
              format.width(),
              format.height(),
              (x, y) -> luma(memory, 2 * (y * format.width() + x)));
      System.out.println(buffer.size() + " " + luma(memory, middle) + " " + counter);
      library.streamQueueBuffer(stream, taken);
    }

    private static int luma(MemorySegment memory, int offset) {
      return memory.get(JAVA_BYTE, offset) & 255;
    }
  }
}
