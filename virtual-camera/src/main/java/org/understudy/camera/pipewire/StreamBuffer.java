package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A view of {@code struct pw_buffer} with one block of mapped memory: {@code spa/buffer/buffer.h}
 * has the layout. Valid between dequeuing and queuing.
 *
 * @param buffer pointer to the {@code pw_buffer}
 */
record StreamBuffer(MemorySegment buffer) {
  private static final long PW_BUFFER_BYTES = 32;
  private static final long SPA_BUFFER_BYTES = 24;
  private static final long META_BYTES = 16;
  private static final long DATA_BYTES = 40;
  private static final long CHUNK_BYTES = 16;

  private static final long DATA_MAX_SIZE = 20;
  private static final long DATA_POINTER = 24;
  private static final long DATA_CHUNK = 32;
  private static final long CHUNK_SIZE = 4;
  private static final long CHUNK_STRIDE = 8;
  private static final long CHUNK_FLAGS = 12;
  private static final long HEADER_PTS = 8;
  private static final long HEADER_SEQUENCE = 24;

  private MemorySegment spaBuffer() {
    return buffer.reinterpret(PW_BUFFER_BYTES).get(ADDRESS, 0).reinterpret(SPA_BUFFER_BYTES);
  }

  private MemorySegment data() {
    return spaBuffer().get(ADDRESS, 16).reinterpret(DATA_BYTES);
  }

  private MemorySegment chunk() {
    return data().get(ADDRESS, DATA_CHUNK).reinterpret(CHUNK_BYTES);
  }

  /** The mapped memory; empty where it could not be mapped. */
  MemorySegment memory() {
    MemorySegment data = data();
    MemorySegment pointer = data.get(ADDRESS, DATA_POINTER);
    return pointer.equals(MemorySegment.NULL)
        ? MemorySegment.NULL
        : pointer.reinterpret(Integer.toUnsignedLong(data.get(JAVA_INT, DATA_MAX_SIZE)));
  }

  /** Bytes of valid data. */
  int size() {
    return chunk().get(JAVA_INT, CHUNK_SIZE);
  }

  /**
   * Fills the buffer and says how much of it is valid.
   *
   * @return false where the memory is missing or too small
   */
  boolean fill(byte[] bytes, int stride) {
    MemorySegment memory = memory();
    boolean fits = memory.byteSize() >= bytes.length;
    if (fits) {
      MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
    }
    MemorySegment chunk = chunk();
    chunk.set(JAVA_INT, 0, 0);
    chunk.set(JAVA_INT, CHUNK_SIZE, fits ? bytes.length : 0);
    chunk.set(JAVA_INT, CHUNK_STRIDE, stride);
    chunk.set(JAVA_INT, CHUNK_FLAGS, 0);
    return fits;
  }

  /** Writes the header, where the buffer has one. */
  void stamp(long nanos, long number) {
    MemorySegment spaBuffer = spaBuffer();
    int count = spaBuffer.get(JAVA_INT, 0);
    MemorySegment metas = spaBuffer.get(ADDRESS, 8).reinterpret(META_BYTES * count);
    for (int i = 0; i < count; i++) {
      long at = i * META_BYTES;
      boolean isHeader =
          metas.get(JAVA_INT, at) == CameraParameters.META_HEADER
              && metas.get(JAVA_INT, at + 4) >= CameraParameters.META_HEADER_BYTES;
      if (isHeader) {
        MemorySegment header =
            metas.get(ADDRESS, at + 8).reinterpret(CameraParameters.META_HEADER_BYTES);
        header.fill((byte) 0);
        header.set(JAVA_LONG, HEADER_PTS, nanos);
        header.set(JAVA_LONG, HEADER_SEQUENCE, number);
      }
    }
  }
}
