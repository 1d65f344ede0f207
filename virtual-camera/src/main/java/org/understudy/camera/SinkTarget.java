package org.understudy.camera;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where live pictures shall go, as people write it: {@code v4l2:/dev/video10}, {@code pipewire},
 * {@code mjpeg:8090}, {@code file:call.mp4}, {@code y4m-live:camera.y4m}. A target's {@code
 * toString} gives that text back.
 */
public sealed interface SinkTarget {
  /** Every form, for messages and help. */
  String FORMS =
      "v4l2:/dev/videoN, pipewire, pipewire:NAME, mjpeg:PORT (0: any free port), "
          + "file:OUT.mp4, file:OUT.webm, file:OUT.y4m or y4m-live:FILE";

  /** What a recording is packed into, which its file's name decides. */
  enum Container {
    /** H.264 in MP4. */
    MP4,
    /** VP9 with alpha in WebM. */
    WEBM,
    /** Bare pictures, yuv4mpeg2. */
    Y4M
  }

  /** An output device of Video4Linux, a loopback device mostly. */
  record V4l2Device(Path device) implements SinkTarget {
    @Override
    public String toString() {
      return "v4l2:" + device;
    }
  }

  /** A camera among PipeWire's sources, under a name that people choose from a list. */
  record PipewireCamera(String name) implements SinkTarget {
    /** Name where none was given. */
    public static final String USUAL_NAME = "Understudy";

    @Override
    public String toString() {
      return name.equals(USUAL_NAME) ? "pipewire" : "pipewire:" + name;
    }
  }

  /** A stream for browsers and OBS on this machine; port 0 takes any free one. */
  record MjpegServer(int port) implements SinkTarget {
    @Override
    public String toString() {
      return "mjpeg:" + port;
    }
  }

  /** A recording, completed when the sink is closed. */
  record Recording(Path file, Container container) implements SinkTarget {
    @Override
    public String toString() {
      return "file:" + file;
    }
  }

  /** One frame, rewritten in place: what a browser's file-fed test camera reads. */
  record OneFrameFile(Path file) implements SinkTarget {
    @Override
    public String toString() {
      return "y4m-live:" + file;
    }
  }

  /**
   * Reads a target.
   *
   * @throws IllegalArgumentException naming what was given and what would be accepted
   */
  static SinkTarget parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String rest = colon < 0 ? "" : text.substring(colon + 1);
    return switch (kind) {
      case "v4l2" -> device(text, rest);
      case "pipewire" -> camera(text, colon < 0 ? PipewireCamera.USUAL_NAME : rest);
      case "mjpeg" -> server(text, rest);
      case "file" -> recording(text, rest);
      case "y4m-live" -> new OneFrameFile(path(text, rest));
      default ->
          throw new IllegalArgumentException(
              "\"%s\" names no sink; accepted are %s".formatted(text, FORMS));
    };
  }

  private static V4l2Device device(String text, String rest) {
    if (!Pattern.matches("/dev/video\\d{1,3}", rest)) {
      throw refused(text, "a device of Video4Linux", "v4l2:/dev/video10");
    }
    return new V4l2Device(path(text, rest));
  }

  private static PipewireCamera camera(String text, String name) {
    boolean printable = name.codePoints().noneMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > 64 || !printable) {
      throw refused(text, "a name of 1 to 64 printable characters", "pipewire:Understudy");
    }
    return new PipewireCamera(name.strip());
  }

  private static MjpegServer server(String text, String rest) {
    int port = Pattern.matches("\\d{1,5}", rest) ? Integer.parseInt(rest) : -1;
    if (port < 0 || port > 65_535) {
      throw refused(text, "a port from 0 (any free one) to 65535", "mjpeg:8090");
    }
    return new MjpegServer(port);
  }

  private static Recording recording(String text, String rest) {
    String name = rest.toLowerCase(Locale.ROOT);
    for (Container container : Container.values()) {
      if (name.endsWith("." + container.name().toLowerCase(Locale.ROOT))) {
        return new Recording(path(text, rest), container);
      }
    }
    throw refused(text, "a file that ends in .mp4, .webm or .y4m", "file:call.mp4");
  }

  private static Path path(String text, String rest) {
    if (rest.isBlank()) {
      throw refused(text, "the name of a file", "y4m-live:camera.y4m");
    }
    try {
      return Path.of(rest);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "\"%s\" holds no possible file name: %s".formatted(text, e.getReason()), e);
    }
  }

  private static IllegalArgumentException refused(String text, String wanted, String example) {
    return new IllegalArgumentException(
        "\"%s\" is no sink: it takes %s, as in %s".formatted(text, wanted, example));
  }
}
