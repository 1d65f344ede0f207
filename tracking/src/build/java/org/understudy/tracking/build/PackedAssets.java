package org.understudy.tracking.build;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of contents of a file packed by Emscripten's file packager, read from the loader script
 * that comes with it: {@code {"filename": "/a/b.tflite", "start": 0, "end": 229032}, ...}.
 */
final class PackedAssets {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\"filename\"\\s*:\\s*\"([^\"]+)\"\\s*,\\s*\"start\"\\s*:\\s*(\\d+)\\s*,\\s*\"end\"\\s*:\\s*(\\d+)");

  /**
   * Where a part lies.
   *
   * @param start offset of the first byte
   * @param end offset after the last byte
   */
  record Range(int start, int end) {}

  private final Map<String, Range> ranges;

  private PackedAssets(Map<String, Range> ranges) {
    this.ranges = ranges;
  }

  /** Reads the table out of a loader script. */
  static PackedAssets ofLoaderScript(String script) throws BuildStopped {
    Map<String, Range> ranges = new LinkedHashMap<>();
    Matcher matcher = ENTRY.matcher(script);
    while (matcher.find()) {
      String path = matcher.group(1);
      ranges.put(
          path.substring(path.lastIndexOf('/') + 1),
          new Range(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
    }
    if (ranges.isEmpty()) {
      throw new BuildStopped(
          "the loader script lists no packed files; entries like"
              + " {\"filename\": ..., \"start\": ..., \"end\": ...} were expected");
    }
    return new PackedAssets(ranges);
  }

  /** The bytes of the part with this file name (without folders). */
  byte[] extract(String name, byte[] packed) throws BuildStopped {
    Range range = ranges.get(name);
    if (range == null) {
      throw new BuildStopped(
          "'" + name + "' is not among the packed files; there are " + ranges.keySet());
    }
    if (range.start() > range.end() || range.end() > packed.length) {
      throw new BuildStopped(
          "'%s' should lie at bytes %d to %d, but there are %d bytes"
              .formatted(name, range.start(), range.end(), packed.length));
    }
    return Arrays.copyOfRange(packed, range.start(), range.end());
  }
}
