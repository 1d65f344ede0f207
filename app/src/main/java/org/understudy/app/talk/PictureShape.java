package org.understudy.app.talk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Width and height of a picture, as people write it.
 *
 * @param width pixels
 * @param height pixels
 */
public record PictureShape(int width, int height) {
  /** Every form, for messages and help. */
  public static final String FORMS =
      "360p, 480p, 540p, 720p, 1080p, an edge as in 512, or as in 1280x720";

  private static final Map<String, PictureShape> NAMED = new LinkedHashMap<>();

  static {
    NAMED.put("360p", new PictureShape(640, 360));
    NAMED.put("480p", new PictureShape(640, 480));
    NAMED.put("540p", new PictureShape(960, 540));
    NAMED.put("720p", new PictureShape(1280, 720));
    NAMED.put("1080p", new PictureShape(1920, 1080));
  }

  /** Shapes with a name, the smallest first. */
  public static List<String> named() {
    return List.copyOf(NAMED.keySet());
  }

  /** A square. */
  public static PictureShape square(int edge) {
    return new PictureShape(edge, edge);
  }

  /**
   * Reads a shape; whether it can be drawn is for others to say.
   *
   * @param text in one of {@link #FORMS}
   * @throws IllegalArgumentException where it is none of these
   */
  public static PictureShape parse(String text) {
    PictureShape named = NAMED.get(text);
    if (named != null) {
      return named;
    }
    String[] edges = text.split("x", -1);
    try {
      int width = Integer.parseInt(edges[0]);
      int height = edges.length == 1 ? width : Integer.parseInt(edges[1]);
      if (edges.length <= 2) {
        return new PictureShape(width, height);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notShape(text), e);
    }
    throw new IllegalArgumentException(notShape(text));
  }

  private static String notShape(String text) {
    return "a size is %s; got \"%s\"".formatted(FORMS, text);
  }

  @Override
  public String toString() {
    return width == height ? String.valueOf(width) : width + "x" + height;
  }
}
