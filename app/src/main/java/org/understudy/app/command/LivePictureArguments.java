package org.understudy.app.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.understudy.app.live.LiveJob;
import org.understudy.app.talk.Backdrop;
import org.understudy.avatar.LightPreset;
import org.understudy.camera.LiveFormat;
import picocli.CommandLine.Option;

/** How the pictures of a live session look. */
final class LivePictureArguments {
  private static final Map<String, String> NAMED =
      Map.of(
          "360p",
          "640x360",
          "480p",
          "640x480",
          "540p",
          "960x540",
          "720p",
          "1280x720",
          "1080p",
          "1920x1080");

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "512",
      description =
          "Size of the pictures: 360p, 480p, 540p, 720p, 1080p, an edge as in 512, or WIDTHxHEIGHT (default: ${DEFAULT-VALUE}).")
  private String size = "512";

  @Option(
      names = "--fps",
      paramLabel = "RATE",
      defaultValue = "30",
      description = "Most pictures in a second, 1 to 120 (default: ${DEFAULT-VALUE}).")
  private double framesPerSecond;

  @Option(
      names = "--background",
      paramLabel = "BACKGROUND",
      converter = PictureArguments.BackdropConverter.class,
      description =
          "A colour (a name such as grey or green, or #rrggbb), a picture file, or transparent, which shows in .webm files (default: grey).")
  private @Nullable Backdrop background;

  @Option(
      names = "--light",
      paramLabel = "studio|warm|cool|soft|side",
      defaultValue = "studio",
      description = "The light the avatar stands in (default: ${DEFAULT-VALUE}).")
  private LightPreset light = LightPreset.STUDIO;

  @Option(
      names = "--mirror",
      description = "Swap left and right, as in a mirror; others see you right without it.")
  private boolean mirrored;

  /**
   * The options as a value.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  LiveJob.Look look() {
    String[] edges = NAMED.getOrDefault(size, size).split("x", -1);
    try {
      int width = Integer.parseInt(edges[0]);
      int height = edges.length == 1 ? width : Integer.parseInt(edges[1]);
      if (edges.length <= 2) {
        return new LiveJob.Look(
            new LiveFormat(width, height, framesPerSecond),
            background == null ? Backdrop.USUAL : background,
            light,
            mirrored);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notSize(), e);
    }
    throw new IllegalArgumentException(notSize());
  }

  private String notSize() {
    return "a size is 360p to 1080p, an edge as in 512, or as in 1280x720; got \"%s\""
        .formatted(size);
  }
}
