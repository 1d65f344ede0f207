package org.understudy.app.live;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.understudy.app.report.ResidentMemory;

/** Memory of the process over a session, sampled once a second. For one thread. */
final class MemoryWatch {
  private static final int MINUTE = 60;

  private final List<Sample> samples = new ArrayList<>();

  private record Sample(long residentBytes, long allocatedBytes, long pictures) {}

  /** Takes a sample. */
  void sample(long pictures) {
    OptionalLong resident = ResidentMemory.bytes();
    samples.add(new Sample(resident.orElse(0), allocated(), pictures));
  }

  private static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
            && threads.isThreadAllocatedMemorySupported()
        ? threads.getTotalThreadAllocatedBytes()
        : 0;
  }

  /**
   * For the report: the most resident memory and the allocation per picture in the first and the
   * last minute, or the first and the last half of a session shorter than two.
   */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    int window = Math.min(MINUTE, samples.size() / 2);
    if (window > 1) {
      facts.put("windowSeconds", window);
      facts.put("first", window(samples.subList(0, window)));
      facts.put("last", window(samples.subList(samples.size() - window, samples.size())));
    }
    return facts;
  }

  private static Map<String, Object> window(List<Sample> part) {
    Sample from = part.getFirst();
    Sample to = part.getLast();
    long pictures = Math.max(1, to.pictures() - from.pictures());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("residentBytes", part.stream().mapToLong(Sample::residentBytes).max().orElse(0));
    facts.put("allocatedBytesPerPicture", (to.allocatedBytes() - from.allocatedBytes()) / pictures);
    return facts;
  }
}
