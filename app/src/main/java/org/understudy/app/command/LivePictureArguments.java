package org.understudy.app.command;

import org.jspecify.annotations.Nullable;
import org.understudy.app.live.LiveJob;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.PictureShape;
import org.understudy.avatar.LightPreset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the pictures of a live session look. */
final class LivePictureArguments {
  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "512",
      description = "Size of the pictures: " + PictureShape.FORMS + " (default: ${DEFAULT-VALUE}).")
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
          "A colour (a name such as grey or green, or #rrggbb), a picture file, blurred:FILE or blurred=5:FILE for a room out of focus (percent of the height), or transparent, which shows in .webm files (default: grey).")
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

  @Option(names = "--mark", description = "Write into a corner that the avatar is synthetic.")
  private boolean marked;

  @Mixin private BackendArgument backend = new BackendArgument();

  /**
   * The options as a value.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  LiveJob.Look look() {
    return new LiveJob.Look(
        LiveJob.format(PictureShape.parse(size), framesPerSecond),
        background == null ? Backdrop.USUAL : background,
        light,
        mirrored,
        marked,
        backend.backend());
  }
}
