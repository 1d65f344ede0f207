package org.understudy.app.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.camera.LiveFormat;

/** Sizes of live pictures as people write them. */
public final class PictureSize {
  private static final Map<String, String> NAMED = new LinkedHashMap<>();

  static {
    NAMED.put("360p", "640x360");
    NAMED.put("480p", "640x480");
    NAMED.put("540p", "960x540");
    NAMED.put("720p", "1280x720");
    NAMED.put("1080p", "1920x1080");
  }

  private PictureSize() {}

  /** Sizes with a name, the smallest first. */
  public static List<String> named() {
    return List.copyOf(NAMED.keySet());
  }

  /**
   * Reads a size.
   *
   * @param text {@code 360p} to {@code 1080p}, an edge as in {@code 512}, or {@code WIDTHxHEIGHT}
   * @param framesPerSecond of the format
   * @throws IllegalArgumentException saying what is wrong
   */
  public static LiveFormat parse(String text, double framesPerSecond) {
    String[] edges = NAMED.getOrDefault(text, text).split("x", -1);
    try {
      int width = Integer.parseInt(edges[0]);
      int height = edges.length == 1 ? width : Integer.parseInt(edges[1]);
      if (edges.length <= 2) {
        return new LiveFormat(width, height, framesPerSecond);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notSize(text), e);
    }
    throw new IllegalArgumentException(notSize(text));
  }

  private static String notSize(String text) {
    return "a size is 360p to 1080p, an edge as in 512, or as in 1280x720; got \"%s\""
        .formatted(text);
  }
}
