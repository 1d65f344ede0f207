package org.understudy.camera.pipewire;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Objects of PipeWire in native memory. */
final class Pods {
  private Pods() {}

  /**
   * An array of pointers to objects.
   *
   * @param arena keeps both
   * @param objects as {@link PodWriter} writes them
   */
  static MemorySegment pointers(Arena arena, byte[]... objects) {
    MemorySegment pointers = arena.allocate(ADDRESS, objects.length);
    for (int i = 0; i < objects.length; i++) {
      MemorySegment pod = arena.allocate(objects[i].length, 8);
      pod.copyFrom(MemorySegment.ofArray(objects[i]));
      pointers.setAtIndex(ADDRESS, i, pod);
    }
    return pointers;
  }
}
