package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Reads and fills a {@code struct pw_buffer} of mono floats by its address, as {@link StreamBuffer}
 * does for pictures, but without allocating. Addresses are valid between dequeuing and queuing.
 */
final class SoundBuffer {
  private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final long SIZE = 16;
  private static final long SPA_DATAS = 16;
  private static final long DATA_MAX_SIZE = 20;
  private static final long DATA_POINTER = 24;
  private static final long DATA_CHUNK = 32;
  private static final long CHUNK_SIZE = 4;
  private static final long CHUNK_STRIDE = 8;
  private static final long CHUNK_FLAGS = 12;

  private SoundBuffer() {}

  private static long data(long buffer) {
    return MEMORY.get(JAVA_LONG, MEMORY.get(JAVA_LONG, buffer) + SPA_DATAS);
  }

  /** Frames there is room for; 0 where the memory could not be mapped. */
  static int room(long buffer) {
    long data = data(buffer);
    return MEMORY.get(JAVA_LONG, data + DATA_POINTER) == 0
        ? 0
        : MEMORY.get(JAVA_INT, data + DATA_MAX_SIZE) / SoundParameters.FRAME_BYTES;
  }

  /**
   * Copies the buffer's sound.
   *
   * @param samples filled from its beginning; what it has no room for is left out
   * @return frames copied
   */
  static int take(long buffer, float[] samples) {
    long data = data(buffer);
    long pointer = MEMORY.get(JAVA_LONG, data + DATA_POINTER);
    long chunk = MEMORY.get(JAVA_LONG, data + DATA_CHUNK);
    int room = MEMORY.get(JAVA_INT, data + DATA_MAX_SIZE);
    int offset = Math.clamp(MEMORY.get(JAVA_INT, chunk), 0, room);
    int bytes = Math.clamp(MEMORY.get(JAVA_INT, chunk + CHUNK_SIZE), 0, room - offset);
    int frames = Math.min(bytes / SoundParameters.FRAME_BYTES, samples.length);
    if (pointer == 0) {
      return 0;
    }
    MemorySegment.copy(MEMORY, JAVA_FLOAT, pointer + offset, samples, 0, frames);
    return frames;
  }

  /**
   * Fills the buffer and says how much of it is valid.
   *
   * @param frames at most {@link #room}
   */
  static void fill(long buffer, float[] samples, int frames) {
    long data = data(buffer);
    long pointer = MEMORY.get(JAVA_LONG, data + DATA_POINTER);
    MemorySegment.copy(samples, 0, MEMORY, JAVA_FLOAT, pointer, frames);
    long chunk = MEMORY.get(JAVA_LONG, data + DATA_CHUNK);
    MEMORY.set(JAVA_INT, chunk, 0);
    MEMORY.set(JAVA_INT, chunk + CHUNK_SIZE, frames * SoundParameters.FRAME_BYTES);
    MEMORY.set(JAVA_INT, chunk + CHUNK_STRIDE, SoundParameters.FRAME_BYTES);
    MEMORY.set(JAVA_INT, chunk + CHUNK_FLAGS, 0);
    MEMORY.set(JAVA_LONG, buffer + SIZE, frames);
  }
}
