package org.understudy.app.command;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.understudy.app.params.SessionHeader;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.talk.ViewAngle;
import org.understudy.avatar.LightPreset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the output looks: options that drive and render share. */
final class PictureArguments {
  private static final int USUAL_EDGE = 512;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description =
          "Size of the avatar's picture: "
              + PictureShape.FORMS
              + ", edges even and 64 to 2048 (default: 512; for a session's log its own).")
  private @Nullable String size;

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
      description =
          "The light the avatar stands in: studio as it was made, warm as in the evening, cool as on a cloudy day, soft without shade, side from its left (default: studio; for a session's log its own).")
  private @Nullable LightPreset light;

  @Option(
      names = "--mirror",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Swap left and right of the avatar (default: no; for a session's log its own).")
  private @Nullable Boolean mirrored;

  @Option(
      names = "--mark",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Write into a corner that the avatar is synthetic; the file says so anyhow (default: no; for a session's log its own).")
  private @Nullable Boolean marked;

  @Mixin private BackendArgument backend = new BackendArgument();

  /** The options as a value; wrong combinations are wrong use. */
  PictureOptions options(boolean sideBySide) {
    return options(sideBySide, SessionHeader.Look.UNTOLD);
  }

  /**
   * The options as a value; wrong combinations are wrong use.
   *
   * @param session how it looked, for what is not given
   */
  PictureOptions options(boolean sideBySide, SessionHeader.Look session) {
    return new PictureOptions(
        size == null ? shape(session) : PictureShape.parse(size),
        background == null ? Backdrop.USUAL : background,
        view == null ? ViewAngle.FRONT : view,
        light == null ? light(session) : light,
        mirrored == null ? session.mirrored() : mirrored,
        sideBySide,
        backend.backend(),
        marked == null ? session.marked() : marked);
  }

  private static PictureShape shape(SessionHeader.Look session) {
    return session.width().isPresent() && session.height().isPresent()
        ? new PictureShape(session.width().getAsInt(), session.height().getAsInt())
        : PictureShape.square(USUAL_EDGE);
  }

  private static LightPreset light(SessionHeader.Look session) {
    return Arrays.stream(LightPreset.values())
        .filter(preset -> session.light().filter(preset.name()::equalsIgnoreCase).isPresent())
        .findFirst()
        .orElse(LightPreset.STUDIO);
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
