package org.understudy.tracking.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;

/** Recorded talks of real people, which lie outside of this project where they are present. */
final class TalkVideos {
  private TalkVideos() {}

  /** The clip; the test that asks is skipped where it is absent. */
  static Path clip(String name) {
    List<Path> places = new ArrayList<>();
    String property = System.getProperty("understudy.shared", System.getenv("UNDERSTUDY_SHARED"));
    if (property != null) {
      places.add(Path.of(property));
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      places.add(up.resolveSibling("shared"));
    }
    for (Path place : places) {
      Path clip = place.resolve("talk-videos").resolve(name);
      if (Files.exists(clip)) {
        return clip;
      }
    }
    Assumptions.abort("the clip " + name + " is not in ../shared/talk-videos");
    throw new AssertionError();
  }

  /** The first frames of a clip, each with its own pixels. */
  static List<VideoFrame> frames(String name, int count) throws IOException {
    List<VideoFrame> frames = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(clip(name))) {
      while (frames.size() < count
          && reader.read(new byte[reader.info().frameBytes()]) instanceof VideoFrame frame) {
        frames.add(frame);
      }
    }
    return frames;
  }
}
