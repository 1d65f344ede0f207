package org.understudy.app.command;

import org.jspecify.annotations.Nullable;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.ViewAngle;
import org.understudy.avatar.LightPreset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the output looks: options that drive and render share. */
final class PictureArguments {
  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "512",
      description = "Edge of the avatar's square picture, even, 64 to 2048 (default: 512).")
  private int size;

  @Option(
      names = "--background",
      paramLabel = "BACKGROUND",
      converter = BackdropConverter.class,
      description =
          "A colour (a name such as grey or green, or #rrggbb), a picture file, blurred:FILE or blurred=5:FILE for a room out of focus (percent of the height), or transparent, which writes VP9 with alpha and takes an output name ending in .webm (default: grey).")
  private @Nullable Backdrop background;

  @Option(
      names = "--view",
      paramLabel = "YAW,PITCH",
      converter = ViewConverter.class,
      description =
          "Degrees by which the camera moves to the avatar's own left and up (default: 0,0).")
  private @Nullable ViewAngle view;

  @Option(
      names = "--light",
      paramLabel = "studio|warm|cool|soft|side",
      defaultValue = "studio",
      description =
          "The light the avatar stands in: studio as it was made, warm as in the evening, cool as on a cloudy day, soft without shade, side from its left (default: studio).")
  private LightPreset light = LightPreset.STUDIO;

  /** The options as a value; wrong combinations are wrong use. */
  PictureOptions options(boolean sideBySide) {
    return new PictureOptions(
        size,
        background == null ? Backdrop.USUAL : background,
        view == null ? ViewAngle.FRONT : view,
        light,
        sideBySide);
  }

  /** Reads a background. */
  static final class BackdropConverter implements ITypeConverter<Backdrop> {
    @Override
    public Backdrop convert(String value) {
      try {
        return Backdrop.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Reads a view. */
  static final class ViewConverter implements ITypeConverter<ViewAngle> {
    @Override
    public ViewAngle convert(String value) {
      try {
        return ViewAngle.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
